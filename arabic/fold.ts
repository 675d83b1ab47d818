import { toWesternDigits } from './digits.ts';
import { arabicMarks, invisibles, spellPresentationForms, tatweel } from './marks.ts';

const letters: Record<string, string> = {
  // Lucene's ArabicNormalizer
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ى: 'ي',
  ة: 'ه',
  // What it leaves out and people type
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  ٵ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  // Persian and Urdu keyboards
  ک: 'ك',
  ڪ: 'ك',
  ی: 'ي',
  ے: 'ي',
  ۓ: 'ي',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۀ: 'ه',
  ۂ: 'ه',
  ۃ: 'ه',
};
const foldable = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * One spelling for all the ways a word is typed, for search: the text and the query go through the same
 * function, and neither is ever shown. Folding twice is folding once. Whitespace and punctuation stay.
 *
 * Rules: Lucene's ArabicNormalizer (alef, yeh, teh marbuta, tatweel, vowels) and what it leaves out: ٱ ؤ ئ,
 * the small alef, U+0653–0655, presentation forms, Arabic-Indic and Persian digits, Persian ک ی, characters
 * without a width. No NFD: it would take أ apart before the rule for أ sees it.
 */
export function fold(text: string): string {
  const spelled = spellPresentationForms(text)
    .replace(arabicMarks, '')
    .replace(tatweel, '')
    .replace(invisibles, '')
    .replace(foldable, (letter) => letters[letter] ?? letter);
  return toWesternDigits(spelled).toLowerCase();
}
