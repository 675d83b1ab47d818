import { toWesternDigits } from './digits.ts';
import { arabicMarks, invisibles, spellPresentationForms, tatweel } from './marks.ts';

const maxWords = 10;
/** One Arabic letter is two bytes here and six once it is percent-encoded in an address. */
const maxBytes = 120;

/**
 * The readable part of a story's address: «الحديقة العامة تفتح…» → `الحديقة-العامة-تفتح`. Letters stay as
 * written (hamza, teh marbuta), vowels and tatweel go, Latin is lower-cased, digits are Western. At most ten
 * words and 120 bytes of UTF-8, cut between words; `story` where nothing is left.
 */
export function slugify(headline: string): string {
  const plain = toWesternDigits(spellPresentationForms(headline.normalize('NFC')))
    .replace(arabicMarks, '')
    .replace(tatweel, '')
    .replace(invisibles, '')
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  let slug = '';
  for (const word of words.slice(0, maxWords)) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (byteLength(longer) > maxBytes) break;
    slug = longer;
  }
  return slug || cutToBytes(words[0] ?? '') || 'story';
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function cutToBytes(word: string): string {
  let kept = '';
  for (const character of word) {
    if (byteLength(kept + character) > maxBytes) break;
    kept += character;
  }
  return kept;
}
