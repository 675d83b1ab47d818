/**
 * Signs written above and below Arabic letters: vowels, the small alef, Quranic pauses. They change how a
 * word is read aloud and never which word it is, so search and addresses do without them.
 */
export const arabicMarks =
  /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08E1\u08E3-\u08FF]/g;

/** Letters typed only to stretch a word. */
export const tatweel = /\u0640/g;

/**
 * Characters without a width: bidi marks, embeddings, overrides and isolates, joiners, soft hyphen, BOM.
 * The joiners are in it because search and addresses don't need them; Persian text does.
 */
export const invisibles = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;

const presentationForms = /[\uFB50-\uFDFF\uFE70-\uFEFC]/g;

/**
 * Letter shapes of old encodings and PDFs (ﻻ, ﷲ, ﺑ) → the letters they stand for. NFKC is applied to the two
 * Arabic blocks only; on the whole text it would also rewrite what a person typed elsewhere (½, ﬁ, ²).
 */
export function spellPresentationForms(text: string): string {
  // A vowel standing alone decomposes to space + vowel; that space would cut the word in two.
  return text.replace(presentationForms, (form) => form.normalize('NFKC').replace(/^ (?=\p{M})/u, ''));
}
