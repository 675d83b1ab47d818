import { fold } from '#arabic/fold.ts';
import { agencies, captionBeginnings, creditBeginnings, notCredits } from './agencies.ts';
import { countLineWords, endsSentence } from './lines.ts';

/** A caption without its credit; `known` says that the credit is a name or a form we know, not a guess by place. */
export interface ReadCaption {
  caption: string;
  credit: string;
  known: boolean;
}

const asKey = (name: string) =>
  fold(name)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
const agencyKeys = new Set(agencies.map(asKey));
const notCreditKeys = new Set(notCredits.map(asKey));
const creditStarts = creditBeginnings.map(asKey);
const captionStarts = captionBeginnings.map(asKey);

/** A longer line is a paragraph, whatever it ends in. */
const longestCaption = 600;

const startsWith = (text: string, starts: string[]) =>
  starts.some((start) => `${text} `.startsWith(`${start} `));

function isKnownCredit(name: string): boolean {
  if (countLineWords(name) > 8) return false;
  const parts = name.split(/[/،,|+]|\s[-–—]\s/).filter((part) => part.trim() !== '');
  return (
    parts.length > 0 &&
    parts.some((part) => agencyKeys.has(asKey(part)) || startsWith(asKey(part), creditStarts)) &&
    parts.every((part) => countLineWords(part) <= 6)
  );
}

/** A name nobody listed may still be a credit: a few words, no figures, not «(فيديو)». */
function mayBeCredit(name: string): boolean {
  const words = countLineWords(name);
  return words >= 1 && words <= 5 && !/[\p{N}:؟?!"«»]/u.test(name) && !notCreditKeys.has(asKey(name));
}

const dashes = '[-–—ـ|/\\\\]';
const inBrackets = /^(.*?)\s*[([]\s*([^()[\]]{2,80})\s*[)\]]\s*\.?\s*$/u;
const afterDash = new RegExp(
  `^(.*[^\\s])(?:\\s+${dashes}+\\s*|\\s*${dashes}+\\s+)([^-–—|()\\[\\]]{2,60})$`,
  'u',
);
const afterCopyright = /^(.*[^\s©])\s*©\s*([^©()[\]]{2,60})$/u;
const afterSlash = /^(.*\S)\s*[/|]\s*([^/|()[\]]{2,60})$/u;

const withoutTail = (caption: string) =>
  caption.replace(new RegExp(`[${dashes.slice(1, -1)}\\s،,:]+$`, 'u'), '');

/**
 * Takes a credit off a caption's end: «النص- (وكالة)», «النص [رويترز]», «النص / أ ف ب», «النص – الأناضول», «النص © وكالة».
 * Null where the line ends in none. The brackets and the dash before them belong to neither part.
 */
export function readCaption(line: string): ReadCaption | null {
  if (line.length > longestCaption) return null;
  const bracketed = inBrackets.exec(line);
  if (bracketed) {
    const caption = withoutTail(bracketed[1] ?? '');
    const credit = (bracketed[2] ?? '').trim();
    if (caption === '') return null;
    if (isKnownCredit(credit)) return { caption, credit, known: true };
    return mayBeCredit(credit) ? { caption, credit, known: false } : null;
  }
  const signed = afterCopyright.exec(line);
  if (signed && countLineWords(signed[2] ?? '') <= 8 && !endsSentence(line)) {
    return { caption: withoutTail(signed[1] ?? ''), credit: (signed[2] ?? '').trim(), known: true };
  }
  for (const form of [afterDash, afterSlash]) {
    const parts = form.exec(line);
    const credit = (parts?.[2] ?? '').trim();
    if (parts && isKnownCredit(credit) && !endsSentence(credit)) {
      return { caption: withoutTail(parts[1] ?? ''), credit, known: true };
    }
  }
  return null;
}

/** «القاهرة – وكالات», «بيروت (رويترز)»: a place and an agency are where the story comes from, not a picture. */
export function isDateline(line: string): boolean {
  const read = readCaption(line);
  return read?.known === true && countLineWords(read.caption) <= 2 && !line.includes('©');
}

/** «الصورة: الميناء صباحًا» → «الميناء صباحًا»: the label is the page's, the figure needs none. */
export function withoutLabel(caption: string): string {
  return caption.replace(/^(?:ال)?صورة\s*[:：]\s*(?=\S)/u, '');
}

/** A line that is nothing but a credit: «(رويترز)», «تصوير: …». Gives the name, or null. */
export function readCreditLine(line: string): string | null {
  if (line.length > longestCaption) return null;
  const name = line.replace(/^[\s([]+|[\s)\].]+$/g, '');
  if (!isKnownCredit(name) || endsSentence(line)) return null;
  return /^[([]/.test(line) || countLineWords(name) <= 3 ? name : null;
}

/** Whether a line without a credit reads as a caption by how it begins. */
export function beginsLikeCaption(line: string): boolean {
  return startsWith(asKey(line), captionStarts) && !endsSentence(line) && countLineWords(line) <= 30;
}
