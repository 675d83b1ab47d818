import { HardBreak } from '@tiptap/extension-hard-break';
import type { NodeSpec } from '../spec.ts';

export const hardBreak: NodeSpec = {
  extension: HardBreak,
  attrs: {},
  html: () => '<br>',
  text: () => '\n',
};
