import { Text } from '@tiptap/extension-text';
import { escapeHtml } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';

export const text: NodeSpec = {
  extension: Text,
  attrs: {},
  html: (node) => escapeHtml(node.text ?? ''),
  text: (node) => node.text ?? '',
};
