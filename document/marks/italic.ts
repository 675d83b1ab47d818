import { Italic } from '@tiptap/extension-italic';
import type { MarkSpec } from '../spec.ts';

export const italic: MarkSpec = {
  extension: Italic,
  attrs: {},
  html: () => ({ open: '<em>', close: '</em>' }),
};
