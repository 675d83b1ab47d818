import type { DocNode } from './types.ts';

const collapsible = /^[ \t\n\r\f]|[ \t\n\r\f]$|[ \t\n\r\f]{2}|[\t\n\r\f]/;

/** Whether HTML would swallow some of this line's white space, or the whole of an empty one. */
export function losesSpace(line: string): boolean {
  return line === '' || collapsible.test(line);
}

/**
 * The mark on a text block whose white space, or emptiness, is meant: `data-space` tells `from-html.ts` to
 * keep it, while that of foreign HTML is collapsed. Null for the usual block, which needs none.
 */
export function spaceMark(node: DocNode): '' | null {
  const children = node.content ?? [];
  if (children.length === 0) return '';
  let line = '';
  for (const child of children) {
    if (child.type !== 'hardBreak') {
      line += child.text ?? '';
      continue;
    }
    if (line !== '' && losesSpace(line)) return '';
    line = '';
  }
  return line !== '' && losesSpace(line) ? '' : null;
}
