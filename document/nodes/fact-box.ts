import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock, stringOf, writtenAttr } from '../attributes.ts';
import { findChild, hasClass, readAttribute, readLines, tagOf } from '../dom.ts';
import { escapeHtml, htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';

const longestTitle = 300;

export function isFactBox(element: Element): boolean {
  return tagOf(element) === 'aside' && hasClass(element, 'fact-box');
}

/** The line of a box's or an entry's HTML that says what its attribute says. */
export function isBoxTitle(element: Element): boolean {
  return tagOf(element) === 'p' && hasClass(element, 'box-title');
}

export function readBoxTitle(box: Element): string {
  if (box.hasAttribute('data-title')) return readAttribute(box, 'data-title', longestTitle);
  return readLines(findChild(box, isBoxTitle), longestTitle);
}

const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: 'block+',
  defining: true,
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    title: { default: '', parseHTML: readBoxTitle, rendered: false },
    ...dirAttribute,
  }),
  parseHTML: () => [
    { tag: 'aside.fact-box' },
    { tag: 'p.box-title', context: 'factBox/', ignore: true, priority: 70 },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'aside',
    { class: 'fact-box', ...HTMLAttributes },
    ['p', { class: 'box-title' }, node.attrs.title],
    ['div', 0],
  ],
});

export const factBox: NodeSpec = {
  extension: FactBox,
  attrs: { dir: dirAttr, title: writtenAttr(longestTitle) },
  html(node, write) {
    const title = stringOf(node, 'title');
    const opening = htmlAttributes({
      class: 'fact-box',
      'aria-label': title || null,
      dir: dirOfBlock(node),
    });
    const words = title && `<p class="box-title"><strong>${escapeHtml(title)}</strong></p>`;
    return `<aside${opening}>${words}${write.blocks(node.content ?? [])}</aside>`;
  },
  text: (node, read) => [stringOf(node, 'title'), read.blocks(node)].filter(Boolean).join('\n'),
};
