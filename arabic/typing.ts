import { type HouseStyle, innerQuotes } from './house.ts';
import { findLatinRuns } from './runs.ts';

/** Where a character was typed: the line before and after it, and which way the line runs. */
export interface Typing {
  before: string;
  typed: string;
  after: string;
  dir: 'rtl' | 'ltr';
}

/** What is put in place of the typed character and of `takes` characters before it. */
export interface Correction {
  takes: number;
  puts: string;
}

const arabicMarks: Record<string, string> = { ',': '،', ';': '؛', '?': '؟' };
const western = '0123456789';
const arabic = '٠١٢٣٤٥٦٧٨٩';
const persian = '۰۱۲۳۴۵۶۷۸۹';

const arabicLetter =
  /[\u0620-\u064A\u066E-\u06D3\u06EE\u06EF\u06FA-\u06FF\u0750-\u077F\uFB50-\uFDFB\uFE70-\uFEFC]/;
const vowelsAtEnd = /[\u064B-\u065F\u0670]+$/;
const anyDigit = /[0-9٠-٩۰-۹]/;

/** The last letter of a line, of whatever script: '' where there is none. */
function lastLetter(text: string): string {
  return text.match(/\p{L}(?=\P{L}*$)/u)?.[0] ?? '';
}

function endsInArabic(text: string): boolean {
  return arabicLetter.test(text.replace(vowelsAtEnd, '').slice(-1));
}

/** Whether what is being typed belongs to an address, a handle or a Latin name. */
export function isInLatinRun(before: string): boolean {
  if (/(?:https?:\/\/|www\.)\S*$/.test(before)) return true;
  const run = findLatinRuns(before).at(-1);
  return (
    run !== undefined && run.end === before.length && /[\p{Script=Latin}@#]/u.test(before.slice(run.start))
  );
}

/** The quotation marks that are open at the end of a line, innermost last. */
function openQuotes(text: string): string[] {
  const closing: string[] = [];
  const pairs: Record<string, string> = { '«': '»', '‹': '›', '“': '”' };
  for (const character of text) {
    const close = pairs[character];
    if (close) closing.push(close);
    else if (character === closing.at(-1)) closing.pop();
  }
  return closing;
}

function quote({ before }: Typing, house: HouseStyle): Correction | null {
  const open = openQuotes(before);
  const innermost = open.at(-1);
  // Five inches, seconds of an angle.
  if (innermost === undefined && anyDigit.test(before.slice(-1))) return null;
  // Glued to a letter while nothing is open, it opens: و"الجزيرة".
  const opens = innermost === undefined || /[\s([{«‹“]$/.test(before);
  const [innerOpen] = innerQuotes[house.innerQuotes];
  if (opens) return { takes: 0, puts: open.length === 0 ? '«' : open.length === 1 ? innerOpen : '«' };
  return { takes: 0, puts: innermost ?? '»' };
}

/** A mark of a sentence goes on to the word before it: «كلمة ،» is «كلمة،». */
function withoutSpaceBefore(before: string, mark: string, typed: string): Correction | null {
  const spaces = /(?<=[\p{L}\p{M}\p{N}»›”)\]%٪]) +$/u.exec(before)?.[0].length ?? 0;
  if (spaces > 0 && !isInLatinRun(before.trimEnd())) return { takes: spaces, puts: mark };
  return mark === typed ? null : { takes: 0, puts: mark };
}

/**
 * What the house makes of a character at the moment it is typed, or null where it stays as typed. Only what was meant
 * is changed: addresses, handles, Latin names and lines from left to right are left alone, and so is a comma inside a
 * number, until a space shows that it ended one.
 */
export function correctTyped(typing: Typing, house: HouseStyle): Correction | null {
  const { before, typed, after, dir } = typing;
  if (dir === 'ltr' || typed.length !== 1) return null;
  const last = before.slice(-1);

  if (typed === '"') return /(?:https?:\/\/|www\.)\S*$/.test(before) ? null : quote(typing, house);

  const mark = arabicMarks[typed];
  if (mark !== undefined) {
    const bare = before.trimEnd();
    if (isInLatinRun(bare)) return null;
    const follows = lastLetter(bare);
    if (follows !== '' && !arabicLetter.test(follows)) return null;
    if (typed !== '?' && anyDigit.test(last)) return null;
    if (follows === '' && typed !== '?') return null;
    return withoutSpaceBefore(before, mark, typed);
  }

  if (typed === ' ') {
    // The number is over: its comma was the sentence's.
    const sign = /[0-9٠-٩۰-۹]([,;])$/.exec(before)?.[1];
    const number = before.slice(0, -1);
    if (!sign || isInLatinRun(number) || !arabicLetter.test(lastLetter(number))) return null;
    return { takes: 1, puts: `${arabicMarks[sign] ?? sign} ` };
  }

  if ('،؛؟!:»›'.includes(typed)) return withoutSpaceBefore(before, typed, typed);
  if (typed === '.') {
    const isEnd = /(?<=[\u0620-\u064A\u064B-\u0652»]) +$/.test(before) && /^(?:\s|$)/.test(after);
    return isEnd ? withoutSpaceBefore(before, typed, typed) : null;
  }

  const digit = house.digits === 'western' ? toWestern(typed) : toArabic(typed, before, after);
  if (digit !== null) return { takes: 0, puts: digit };

  if (arabicLetter.test(typed) && typed !== '\u0640') {
    const ended =
      /[\p{L}\p{M}\p{N}»›”)]([،؛؟!])$/u.test(before) ||
      /[\u0620-\u064A]{3}[\u064B-\u0652]*[.:]$/.test(before);
    if (ended && !isInLatinRun(before.slice(0, -1))) return { takes: 0, puts: ` ${typed}` };
  }
  return null;
}

function toWestern(typed: string): string | null {
  const value = Math.max(arabic.indexOf(typed), persian.indexOf(typed));
  if (value >= 0) return western.charAt(value);
  return typed === '٪' ? '%' : null;
}

function toArabic(typed: string, before: string, after: string): string | null {
  if (typed === '%') return /[٠-٩]$/.test(before) ? '٪' : null;
  const value = Math.max(western.indexOf(typed), persian.indexOf(typed));
  if (value < 0) return null;
  if (isInLatinRun(before) || /^[A-Za-z@_]/.test(after) || /[A-Za-z@#_/\\]$/.test(before)) return null;
  // «iPhone 15»: the number belongs to the Latin name before it.
  return isInLatinRun(before.trimEnd()) && !endsInArabic(before.trimEnd()) ? null : arabic.charAt(value);
}
