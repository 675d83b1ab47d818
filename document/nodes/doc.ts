import { Document } from '@tiptap/extension-document';
import type { NodeSpec } from '../spec.ts';

export const doc: NodeSpec = {
  extension: Document,
  attrs: {},
  html: (node, write) => write.blocks(node.content ?? []),
  text: (node, read) => read.blocks(node),
};
