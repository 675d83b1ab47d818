import { balanceControls } from '#arabic/bidi.ts';

/** One line with words in it, trimmed; `gap` is how many blank lines stand before it. */
export interface Line {
  text: string;
  gap: number;
  /** Of a heading that was marked as one. */
  level?: 2 | 3;
}

// Line ends of Windows, old Macs, Unicode and vertical tabs of word processors.
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const widthless = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;

/**
 * The lines of a text that hold anything. Lines of spaces, NBSP and marks without width count as blank; runs
 * of white space within a line become one space, and controls that no document may hold are gone.
 */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const raw of text.toWellFormed().split(lineEnd)) {
    const line = raw
      .replace(/(?!\t)[\p{Cc}\uFFFE\uFFFF]/gu, '')
      .replace(/\s{2,}|\t/g, ' ')
      .trim();
    if (line.replace(widthless, '').trim() === '') {
      gap += 1;
      continue;
    }
    lines.push({ text: line, gap });
    gap = 0;
  }
  return lines;
}

/** A line as it goes into the body: its bidi controls closed where they were opened. */
export function bodyText(line: string): string {
  return balanceControls(line);
}

/** Words in the first thousand characters: every rule here asks about fewer than fifty words. */
export function countLineWords(text: string): number {
  return text
    .slice(0, 1000)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Whether the line ends as a sentence does; closing quotes, brackets and marks may follow the stop. */
export function endsSentence(text: string): boolean {
  return /[.؟?!…۔][\s"'»”’)\]\p{Cf}]*$/u.test(text);
}

/** The index of the last line that is a sentence of some length with its full stop; -1 where there is none. */
export function findLastSentence(lines: Line[]): number {
  return lines.findLastIndex(
    ({ text }) => countLineWords(text) >= 8 && /[.۔][\s"'»”’)\]\p{Cf}]*$/u.test(text),
  );
}

/** Whether blank lines part this text's paragraphs, or every line is a paragraph of its own. */
export function isSpaced(lines: Line[]): boolean {
  const rest = lines.slice(1);
  return rest.length > 0 && rest.filter((line) => line.gap > 0).length >= rest.length * 0.5;
}

/**
 * Text broken at a fixed width (mail, old terminals) has short lines that stop in mid-sentence; such lines
 * are put together again within their block. Anything less clear is left line by line.
 */
export function joinWrappedLines(lines: Line[]): { lines: Line[]; joined: boolean } {
  const inner = lines.filter((_, index) => lines[index + 1]?.gap === 0);
  const lengths = inner.map((line) => line.text.length).sort((a, b) => a - b);
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const open = inner.filter((line) => !endsSentence(line.text)).length;
  const repeated = new Set(lines.map((line) => line.text)).size < lines.length;
  const wrapped =
    inner.length >= 6 &&
    lines.every((line) => line.text.length <= 100) &&
    middle >= 45 &&
    open >= inner.length * 0.75 &&
    lines.some((line, index) => index > 0 && line.gap > 0) &&
    !repeated;
  if (!wrapped) return { lines, joined: false };

  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last && line.gap === 0) last.text += ` ${line.text}`;
    else joined.push({ ...line });
  }
  return { lines: joined, joined: true };
}
