import { Bold } from '@tiptap/extension-bold';
import type { MarkSpec } from '../spec.ts';

export const bold: MarkSpec = {
  extension: Bold,
  attrs: {},
  html: () => ({ open: '<strong>', close: '</strong>' }),
};
