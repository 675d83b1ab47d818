import { Paragraph } from '@tiptap/extension-paragraph';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { htmlAttributes } from '../escape.ts';
import { spaceMark } from '../space.ts';
import type { NodeSpec } from '../spec.ts';

export const paragraph: NodeSpec = {
  extension: Paragraph.extend({ addAttributes: () => dirAttribute }),
  attrs: { dir: dirAttr },
  html: (node, write) =>
    `<p${htmlAttributes({ dir: dirOfBlock(node), 'data-space': spaceMark(node) })}>${write.inline(node)}</p>`,
  text: (node, read) => read.inline(node),
};
