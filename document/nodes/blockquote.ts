import { Blockquote } from '@tiptap/extension-blockquote';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';

export const blockquote: NodeSpec = {
  extension: Blockquote.extend({ addAttributes: () => dirAttribute }),
  attrs: { dir: dirAttr },
  html: (node, write) =>
    `<blockquote${htmlAttributes({ dir: dirOfBlock(node) })}>${write.blocks(node.content ?? [])}</blockquote>`,
  text: (node, read) => read.blocks(node),
};
