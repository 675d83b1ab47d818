import { OrderedList } from '@tiptap/extension-list/ordered-list';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';

const highestStart = 999_999;

function isStart(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= highestStart;
}

export const orderedList: NodeSpec = {
  // Numbering in letters (Tiptap's `type`) is left out: it would be Latin letters in an Arabic list.
  extension: OrderedList.extend({
    addAttributes: () => ({
      start: {
        default: 1,
        parseHTML: (element) => {
          const start = Number(element.getAttribute('start') ?? 1);
          return isStart(start) ? start : 1;
        },
      },
      ...dirAttribute,
    }),
  }),
  attrs: {
    dir: dirAttr,
    start: {
      fallback: 1,
      check: (value) => (isStart(value) ? null : `must be a whole number from 0 to ${highestStart}`),
    },
  },
  ignored: { type: (value) => value === null },
  html(node, write) {
    const start = node.attrs?.start === 1 ? null : node.attrs?.start;
    const attributes = htmlAttributes({ start: isStart(start) ? start : null, dir: dirOfBlock(node) });
    return `<ol${attributes}>${write.blocks(node.content ?? [])}</ol>`;
  },
  text: (node, read) => read.blocks(node),
};
