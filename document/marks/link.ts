import { Mark } from '@tiptap/core';
import { htmlAttributes } from '../escape.ts';
import { findHrefProblem } from '../href.ts';
import type { MarkSpec } from '../spec.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      /** Links the selection; false, and nothing done, where the target isn't allowed. */
      setLink: (attributes: { href: string }) => ReturnType;
      /** Takes the link off, its whole length where the caret stands in one. */
      unsetLink: () => ReturnType;
    };
  }
}

/** House rules for links in a story: the address can't reach back, and nothing is passed on to other sites' rank. */
function relFor(href: string): string | null {
  return href.startsWith('/') ? null : 'noopener nofollow';
}

// A mark of our own instead of Tiptap's: that one brings linkifyjs, whose links swallow the Arabic comma
// (`https://t.co/x،`). The editor finds addresses with `findAddresses`.
const Link = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  inclusive: false,
  exitable: true,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (findHrefProblem(element.getAttribute('href') ?? '') === null ? null : false),
    },
  ],
  renderHTML({ HTMLAttributes }) {
    const href = String(HTMLAttributes.href ?? '');
    if (findHrefProblem(href) !== null) return ['a', {}, 0];
    return ['a', { href, rel: relFor(href) }, 0];
  },
  addCommands() {
    return {
      setLink:
        ({ href }) =>
        ({ commands }) =>
          findHrefProblem(href) === null && commands.setMark(this.name, { href }),
      unsetLink:
        () =>
        ({ commands }) =>
          commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    };
  },
});

const relations = /^(?:noopener|noreferrer|nofollow|\s)*$/;

export const link: MarkSpec = {
  extension: Link,
  attrs: {
    href: {
      fallback: undefined,
      check: (value) => (typeof value === 'string' ? findHrefProblem(value) : 'must be a string'),
    },
  },
  // What Tiptap's own link writes of itself. How a link opens is the house's to say, not the story's.
  ignored: {
    target: (value) => value === null || value === '_blank',
    rel: (value) => value === null || (typeof value === 'string' && relations.test(value)),
    class: isNull,
    title: isNull,
  },
  html(mark) {
    const href = typeof mark.attrs?.href === 'string' ? mark.attrs.href : '';
    return { open: `<a${htmlAttributes({ href, rel: relFor(href) })}>`, close: '</a>' };
  },
};

function isNull(value: unknown): boolean {
  return value === null;
}
