import type { DocNode } from './types.ts';

const collapsible = /^[ \t\n\r\f]|[ \t\n\r\f]$|[ \t\n\r\f]{2}|[\t\n\r\f]/;

/** Whether HTML would swallow some of this line's white space, or the whole of an empty one. */
function losesSpace(line: string): boolean {
  return line === '' || collapsible.test(line);
}

/**
 * The mark on a text block whose white space, line breaks or emptiness are meant: `data-space` tells
 * `from-html.ts` to keep what it would tidy away in foreign HTML. Null for the usual block, which needs none.
 */
export function spaceMark(node: DocNode): '' | null {
  let line = '';
  for (const child of node.content ?? []) {
    if (child.type !== 'hardBreak') {
      line += child.text ?? '';
      continue;
    }
    if (losesSpace(line)) return '';
    line = '';
  }
  return losesSpace(line) ? '' : null;
}
