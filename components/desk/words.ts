import { toArabicDigits } from '#arabic/digits.ts';
import { type PluralForms, plural } from '#arabic/plural.ts';
import { commentWords as arabicComments, type CommentWords } from '#messages/ar/comments.ts';
import { desk as arabicDesk, type DeskWords } from '#messages/ar/desk.ts';
import { editions as arabicEditions, type EditionWords } from '#messages/ar/editions.ts';
import { embeds as arabicEmbeds, type EmbedWords } from '#messages/ar/embeds.ts';
import { errors as arabicErrors, type ErrorWords } from '#messages/ar/errors.ts';
import { housePages as arabicHousePages, type HousePageWords } from '#messages/ar/house-pages.ts';
import { schedule as arabicSchedule, type ScheduleWords } from '#messages/ar/schedule.ts';
import { commentWords as englishComments } from '#messages/en/comments.ts';
import { desk as englishDesk } from '#messages/en/desk.ts';
import { editions as englishEditions } from '#messages/en/editions.ts';
import { embeds as englishEmbeds } from '#messages/en/embeds.ts';
import { errors as englishErrors } from '#messages/en/errors.ts';
import { housePages as englishHousePages } from '#messages/en/house-pages.ts';
import { schedule as englishSchedule } from '#messages/en/schedule.ts';
import type { Locale } from '#messages/locale.ts';
import type { RefusalCode } from '#newsroom/refusal.ts';

export type Digits = 'western' | 'arabic';

export function deskWords(locale: Locale): DeskWords {
  return locale === 'ar' ? arabicDesk : englishDesk;
}

export function embedWords(locale: Locale): EmbedWords {
  return locale === 'ar' ? arabicEmbeds : englishEmbeds;
}

export function housePageWords(locale: Locale): HousePageWords {
  return locale === 'ar' ? arabicHousePages : englishHousePages;
}

export function editionWords(locale: Locale): EditionWords {
  return locale === 'ar' ? arabicEditions : englishEditions;
}

export function commentWords(locale: Locale): CommentWords['desk'] {
  return (locale === 'ar' ? arabicComments : englishComments).desk;
}

export function scheduleWords(locale: Locale): ScheduleWords {
  return locale === 'ar' ? arabicSchedule : englishSchedule;
}

/** What to say for each refusal; a new code without words of its own would not compile. */
export function errorWords(locale: Locale): ErrorWords & Record<RefusalCode, string> {
  return locale === 'ar' ? arabicErrors : englishErrors;
}

export function refusalWords(locale: Locale, code: RefusalCode | 'unexpected'): string {
  return errorWords(locale)[code];
}

/** Puts values into `{name}` places. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

/** «3 كلمات»، "3 words"; the newsroom's digits count in Arabic only. */
export function countWords(n: number, forms: PluralForms, locale: Locale, digits: Digits): string {
  const text = plural(n, forms);
  return locale === 'ar' && digits === 'arabic' ? toArabicDigits(text) : text;
}

export function numberWords(n: number, locale: Locale, digits: Digits): string {
  return locale === 'ar' && digits === 'arabic' ? toArabicDigits(String(n)) : String(n);
}
