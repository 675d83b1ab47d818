import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';

export const horizontalRule: NodeSpec = {
  extension: HorizontalRule.extend({ addAttributes: () => dirAttribute }),
  attrs: { dir: dirAttr },
  html: (node) => `<hr${htmlAttributes({ dir: dirOfBlock(node) })}>`,
  text: () => '',
};
