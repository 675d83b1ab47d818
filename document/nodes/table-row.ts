import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  addAttributes: () => dirAttribute,
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
});

export const tableRow: NodeSpec = {
  extension: TableRow,
  attrs: { dir: dirAttr },
  html: (node, write) =>
    `<tr${htmlAttributes({ dir: dirOfBlock(node) })}>${write.blocks(node.content ?? [])}</tr>`,
  text: (node, read) => read.cells(node),
};
