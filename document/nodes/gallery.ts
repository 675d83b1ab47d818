import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { hasClass, isElement, tagOf } from '../dom.ts';
import { htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';
import { isStoryFigure } from './figure.ts';

/** Whether an element in HTML is one of our galleries: stored pictures, and nothing beside them. */
export function isGallery(element: Element): boolean {
  if (tagOf(element) !== 'div' || !hasClass(element, 'gallery')) return false;
  const children = [...element.childNodes].filter(
    (child) => isElement(child) || (child.nodeType === 3 && (child.nodeValue ?? '').trim() !== ''),
  );
  return children.length > 0 && children.every((child) => isElement(child) && isStoryFigure(child));
}

const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'figure+',
  draggable: true,
  isolating: true,
  addAttributes: () => dirAttribute,
  parseHTML: () => [{ tag: 'div.gallery', getAttrs: (element) => (isGallery(element) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['div', { class: 'gallery', ...HTMLAttributes }, 0],
});

export const gallery: NodeSpec = {
  extension: Gallery,
  attrs: { dir: dirAttr },
  html(node, write) {
    // All of its pictures may have been withdrawn.
    const figures = write.blocks(node.content ?? []);
    return figures && `<div${htmlAttributes({ class: 'gallery', dir: dirOfBlock(node) })}>${figures}</div>`;
  },
  text: (node, read) => read.blocks(node),
};
