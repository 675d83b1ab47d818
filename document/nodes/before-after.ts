import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { hasClass, isElement, tagOf } from '../dom.ts';
import { escapeHtml, htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';
import { isStoryFigure } from './figure.ts';

/** Whether an element in HTML is one of our pairs: two stored pictures, whatever stands between them. */
export function isBeforeAfter(element: Element): boolean {
  if (tagOf(element) !== 'div' || !hasClass(element, 'before-after')) return false;
  return [...element.childNodes].filter((child) => isElement(child) && isStoryFigure(child)).length === 2;
}

/** A label of ours above one of the two, which is written anew each time. */
export function isPairLabel(element: Element): boolean {
  return hasClass(element, 'pair-label');
}

const BeforeAfter = Node.create({
  name: 'beforeAfter',
  group: 'block',
  content: 'figure figure',
  draggable: true,
  isolating: true,
  addAttributes: () => dirAttribute,
  parseHTML: () => [
    { tag: 'div.before-after', getAttrs: (element) => (isBeforeAfter(element) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['div', { class: 'before-after', ...HTMLAttributes }, 0],
});

/** The same place twice. Without script: one beside the other, each named. */
export const beforeAfter: NodeSpec = {
  extension: BeforeAfter,
  attrs: { dir: dirAttr },
  html(node, write) {
    const [before, after] = (node.content ?? []).map((figure) => write.blocks([figure]));
    // Half a comparison is none: where one was withdrawn the other goes, too.
    if (!before || !after) return '';
    const { pair = { before: 'قبل', after: 'بعد' } } = write.context.words;
    const label = (words: string) => `<p class="pair-label">${escapeHtml(words)}</p>`;
    const opening = htmlAttributes({ class: 'before-after', dir: dirOfBlock(node) });
    return `<div${opening}>${label(pair.before)}${before}${label(pair.after)}${after}</div>`;
  },
  text: (node, read) => read.blocks(node),
};
