import { ListItem } from '@tiptap/extension-list/item';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { htmlAttributes } from '../escape.ts';
import { spaceMark } from '../space.ts';
import type { NodeSpec } from '../spec.ts';
import type { DocNode } from '../types.ts';

export const listItem: NodeSpec = {
  extension: ListItem.extend({ addAttributes: () => dirAttribute }),
  attrs: { dir: dirAttr },
  html(node, write) {
    const [first, ...rest] = node.content ?? [];
    const opening = first && isBare(first, rest) ? write.inline(first) : write.blocks(first ? [first] : []);
    return `<li${htmlAttributes({ dir: dirOfBlock(node) })}>${opening}${write.blocks(rest)}</li>`;
  },
  text: (node, read) => read.blocks(node),
};

/** Whether an item's first paragraph can do without its own tags and is still read back as one. */
function isBare(first: DocNode, rest: DocNode[]): boolean {
  const list = rest.every((node) => node.type === 'bulletList' || node.type === 'orderedList');
  return list && dirOfBlock(first) === null && spaceMark(first) === null;
}
