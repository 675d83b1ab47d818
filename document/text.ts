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

const letterOrDigit = /[\p{L}\p{N}]/u;
const space = /\s/;

/** Latin letters and digits, the Arabic alphabet and its digits: nearly all there is, told without a pattern. */
function isCommon(code: number): boolean {
  return (
    (code >= 0x0620 && code <= 0x064a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x0660 && code <= 0x0669)
  );
}

/**
 * Words as a person counts them: what white space separates and holds a letter or a digit. By character, for it stands
 * in the way of every save and a pattern takes five times as long.
 */
export function countWords(text: string): number {
  let words = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInWord) {
      if (code === 0x20 || code === 0x0a) isInWord = false;
      else if (!isCommon(code) && space.test(text.charAt(at))) isInWord = false;
    } else if (isCommon(code)) {
      isInWord = true;
      words += 1;
    } else if (code > 0x7f && letterOrDigit.test(String.fromCodePoint(text.codePointAt(at) ?? code))) {
      isInWord = true;
      words += 1;
    }
  }
  return words;
}
