import { stemmer } from 'stemmer';
import { stem as lightStem } from '#arabic/stem.ts';

const latin = /^[a-z]+$/;

export function isLatin(word: string): boolean {
  return latin.test(word);
}

/**
 * What a folded word is compared by, beside itself: Porter's stem of a Latin one (libraries and library: librari), the light
 * stem of any other. A name in Latin letters goes the same way in text and query, and the name itself is looked for too.
 */
export function stem(word: string): string {
  return isLatin(word) ? stemmer(word) : lightStem(word);
}

/**
 * What every word of this form's family begins with as far as letters go: an English ending may change the one letter before
 * it (library, libraries: librar). Arabic ones are put on, and stand in the word as they are.
 */
export function commonPart(form: string): string {
  return isLatin(form) ? form.slice(0, Math.max(2, form.length - 1)) : form;
}
