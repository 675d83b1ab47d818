import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock, stringOf, writtenAttr } from '../attributes.ts';
import { findElement, readAttribute, readLines, tagOf } from '../dom.ts';
import { escapeHtml, htmlAttributes } from '../escape.ts';
import { spaceMark } from '../space.ts';
import type { NodeSpec } from '../spec.ts';

const longestAttribution = 500;

export function readAttribution(figure: Element): string {
  if (figure.hasAttribute('data-attribution')) {
    return readAttribute(figure, 'data-attribution', longestAttribution);
  }
  return readLines(
    findElement(figure, (element) => tagOf(element) === 'figcaption'),
    longestAttribution,
  );
}

/** Where the quoted words stand in a pull quote's HTML. */
export function quotedOf(figure: Element): Element {
  const quote = findElement(figure, (element) => tagOf(element) === 'blockquote');
  return (
    (quote && findElement(quote, (element) => tagOf(element) === 'p')) ??
    quote ??
    figure.ownerDocument.createElement('p')
  );
}

const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    attribution: { default: '', parseHTML: readAttribution, rendered: false },
    ...dirAttribute,
  }),
  parseHTML: () => [
    {
      tag: 'figure.pull-quote',
      priority: 60,
      contentElement: (element) => quotedOf(element as HTMLElement) as HTMLElement,
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'figure',
    { class: 'pull-quote', ...HTMLAttributes },
    ['blockquote', ['p', 0]],
    ['figcaption', node.attrs.attribution],
  ],
});

export const pullQuote: NodeSpec = {
  extension: PullQuote,
  attrs: { dir: dirAttr, attribution: writtenAttr(longestAttribution) },
  html(node, write) {
    const attribution = stringOf(node, 'attribution');
    const words = `<p${htmlAttributes({ 'data-space': spaceMark(node) })}>${write.inline(node)}</p>`;
    const source = attribution && `<figcaption>${escapeHtml(attribution)}</figcaption>`;
    const opening = htmlAttributes({ class: 'pull-quote', dir: dirOfBlock(node) });
    return `<figure${opening}><blockquote>${words}</blockquote>${source}</figure>`;
  },
  text: (node, read) => [read.inline(node), stringOf(node, 'attribution')].filter(Boolean).join('\n'),
};
