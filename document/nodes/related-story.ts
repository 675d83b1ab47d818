import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock, stringOf } from '../attributes.ts';
import { hasClass, tagOf } from '../dom.ts';
import { escapeHtml, htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';

const storyId = /^[A-Za-z0-9_-]{0,64}$/;

/** The id in a card of ours; null where it is none. */
export function readRelated(element: Element): string | null {
  const id = element.getAttribute('data-story');
  const ours = tagOf(element) === 'div' && hasClass(element, 'related');
  return ours && id !== null && storyId.test(id) ? id : null;
}

const RelatedStory = Node.create({
  name: 'relatedStory',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    story: { default: '', parseHTML: (element) => readRelated(element) ?? '', rendered: false },
    ...dirAttribute,
  }),
  parseHTML: () => [
    {
      tag: 'div.related',
      getAttrs: (element) => (readRelated(element) === null ? false : null),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    { class: 'related', 'data-story': node.attrs.story, ...HTMLAttributes },
  ],
});

export const relatedStory: NodeSpec = {
  extension: RelatedStory,
  attrs: {
    dir: dirAttr,
    story: {
      fallback: '',
      check: (value) =>
        typeof value === 'string' && storyId.test(value) ? null : 'must be the id of a story or empty',
    },
  },
  // The headline is asked for at each rendering and never stored here: it may be corrected or withdrawn.
  html(node, write) {
    const id = stringOf(node, 'story');
    const related = write.context.related(id);
    if (!related) return '';
    const opening = htmlAttributes({ class: 'related', 'data-story': id, dir: dirOfBlock(node) });
    const label = `<p class="label">${escapeHtml(write.context.words.related)}</p>`;
    const link = `<a${htmlAttributes({ href: related.href })}>${escapeHtml(related.headline)}</a>`;
    return `<div${opening}>${related.href ? `${label}<p>${link}</p>` : ''}</div>`;
  },
  text: () => '',
  stories: (node) => [stringOf(node, 'story')].filter(Boolean),
};
