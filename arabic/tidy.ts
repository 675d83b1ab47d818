import { toArabicDigits, toWesternDigits } from './digits.ts';
import type { HouseStyle } from './house.ts';
import { findLatinRuns } from './runs.ts';
import { correctTyped, isInLatinRun } from './typing.ts';

/** What can be tidied, in the order in which it is done. */
export const tidyKinds = [
  'invisible',
  'tatweel',
  'marks',
  'digits',
  'quotes',
  'spaces',
  'spaceBefore',
  'spaceAfter',
] as const;
export type TidyKind = (typeof tidyKinds)[number];

/** `text.slice(start, end)` is to become `put`. */
export interface Edit {
  start: number;
  end: number;
  put: string;
}

const arabic = String.raw`[\u0620-\u063F\u0641-\u064A\u066E-\u06D3\u0750-\u077F]`;
const vowels = String.raw`[\u064B-\u065F\u0670]*`;
const ending = String.raw`[\p{L}\p{M}\p{N}»›”)\]%٪]`;

const patterns = {
  // No joiner: Persian words and emoji need theirs.
  invisible: /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060\uFEFF]/g,
  // Only what stretches a word: «هـ» and «لـ» end in one that is meant.
  tatweel: new RegExp(`(?<=${arabic}${vowels})\\u0640+(?=${vowels}${arabic})`, 'g'),
  marks: /[,;?]/g,
  digits: /[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*[%٪]?/g,
  quotes: /"/g,
  spaces: / {2,}/g,
  spaceBefore: new RegExp(`(?<=${ending}) +(?=[،؛؟!»›”]|[:.…](?:\\s|$))|(?<=[«‹(]) +`, 'gu'),
  spaceAfter: new RegExp(
    `(?<=${ending}[،؛؟!])(?=${arabic})|(?<=${arabic}{3}${vowels}[.:])(?=${arabic})`,
    'gu',
  ),
} satisfies Record<TidyKind, RegExp>;

const marks: Record<string, string> = { ',': '،', ';': '؛', '?': '؟' };

/** What one kind of tidying changes in a right-to-left line, first to last; addresses and Latin names stay as they are. */
export function findTidying(text: string, kind: TidyKind, house: HouseStyle): Edit[] {
  const edits: Edit[] = [];
  const runs = kind === 'invisible' || kind === 'spaces' ? [] : findLatinRuns(text);
  const isLatin = (at: number) =>
    runs.some(
      ({ start, end }) => at >= start && at < end && /[\p{Script=Latin}@]/u.test(text.slice(start, end)),
    );
  for (const match of text.matchAll(patterns[kind])) {
    const found = match[0];
    const start = match.index;
    if (isLatin(start)) continue;
    const put = replacement(found, text, start, kind, house, () => {
      // The quotes that were turned so far say whether the next one opens.
      const correction = correctTyped(
        { before: applyEdits(text.slice(0, start), edits), typed: found, after: '', dir: 'rtl' },
        house,
      );
      return correction?.puts ?? found;
    });
    if (put !== found) edits.push({ start, end: start + found.length, put });
  }
  return edits;
}

function replacement(
  found: string,
  text: string,
  start: number,
  kind: TidyKind,
  house: HouseStyle,
  turnQuote: () => string,
): string {
  switch (kind) {
    case 'invisible':
    case 'tatweel':
      return '';
    case 'marks':
      return isArabicMark(text, start, found) ? (marks[found] ?? found) : found;
    case 'digits':
      return house.digits === 'western' ? toWesternDigits(found) : toArabicDigits(toWesternDigits(found));
    case 'quotes':
      return turnQuote();
    case 'spaces':
      return ' ';
    case 'spaceBefore':
      return isInLatinRun(text.slice(0, start)) && text.charAt(start + found.length) === '.' ? found : '';
    case 'spaceAfter':
      return ' ';
  }
}

/** Whether a Latin mark closes an Arabic word: 3,500 keeps its comma, and so does «Apple, Inc.». */
function isArabicMark(text: string, at: number, mark: string): boolean {
  const before = text.slice(0, at).trimEnd();
  const after = text.charAt(at + 1);
  const letter = before.match(/\p{L}(?=\P{L}*$)/u)?.[0] ?? '';
  if (!new RegExp(arabic).test(letter) || isInLatinRun(before)) return false;
  if (mark === '?') return true;
  return /[0-9٠-٩۰-۹]$/.test(before) ? /^\s?$/.test(after) : true;
}

/** The text with the edits done; they follow one another and don't overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = '';
  let from = 0;
  for (const { start, end, put } of edits) {
    done += text.slice(from, start) + put;
    from = end;
  }
  return done + text.slice(from);
}

/** A line with these kinds tidied, and how many of each were. Tidying twice is tidying once; no letter changes. */
export function tidy(
  text: string,
  kinds: readonly TidyKind[],
  house: HouseStyle,
): { text: string; counts: Partial<Record<TidyKind, number>> } {
  const counts: Partial<Record<TidyKind, number>> = {};
  let done = text;
  for (const kind of tidyKinds) {
    if (!kinds.includes(kind)) continue;
    const edits = findTidying(done, kind, house);
    if (edits.length > 0) counts[kind] = edits.length;
    done = applyEdits(done, edits);
  }
  return { text: done, counts };
}
