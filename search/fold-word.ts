import { fold } from '#arabic/fold.ts';

/** Latin letters that have no plain one within them, and what people type who don't have them. */
const strokes: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
};

const latinWithSigns = /[\u00C0-\u024F\u1E00-\u1EFF]/g;
/** Signs that stand by themselves, as some systems write é. */
export const looseSigns = /[\u0300-\u036F]/g;

/** `fold` for whole texts and queries: Latin letters lose their signs, too (São Paulo: sao paulo; résumé: resume). */
export function foldWord(text: string): string {
  return fold(text)
    .replace(latinWithSigns, (letter) => strokes[letter] ?? letter.normalize('NFD'))
    .replace(looseSigns, '');
}
