import { BulletList } from '@tiptap/extension-list/bullet-list';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';

export const bulletList: NodeSpec = {
  extension: BulletList.extend({ addAttributes: () => dirAttribute }),
  attrs: { dir: dirAttr },
  html: (node, write) =>
    `<ul${htmlAttributes({ dir: dirOfBlock(node) })}>${write.blocks(node.content ?? [])}</ul>`,
  text: (node, read) => read.blocks(node),
};
