import { findNodeSpec } from './list.ts';
import type { TextReader } from './spec.ts';
import type { DocNode, StoryBody } from './types.ts';

const reader: TextReader = {
  inline: (node) => (node.content ?? []).map(textOf).join(''),
  blocks: (node) => (node.content ?? []).map(textOf).filter(Boolean).join('\n\n'),
  lines: (node) => (node.content ?? []).map(textOf).filter(Boolean).join('\n'),
  cells: (node) => (node.content ?? []).map(textOf).join(' | '),
};

/** A checked body's words for search, feeds and counting: blocks separated by a blank line, captions and embeds included, what is internal left out. */
export function bodyToText(body: StoryBody): string {
  return textOf(body);
}

function textOf(node: DocNode): string {
  const spec = findNodeSpec(node.type);
  return spec && !spec.internal ? spec.text(node, reader) : '';
}

/** From a word's first letter or digit to the white space after it. */
const word = /[\p{L}\p{N}]\S*/gu;

/** Words as a person counts them: what white space separates and holds a letter or a digit. */
export function countWords(text: string): number {
  return text.match(word)?.length ?? 0;
}
