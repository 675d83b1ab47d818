import type { Locale } from '#messages/locale.ts';
import { type RefusalCode, refusalStatus } from '#newsroom/refusal.ts';
import { refusalWords } from './words.ts';

/** Why the house itself did something, as it noted it (`CODE: detail`), in a person's words. */
export function houseReason(note: string, locale: Locale): string {
  const said = /^[a-z_]+(?=: )/.exec(note)?.[0];
  const code = (Object.keys(refusalStatus) as RefusalCode[]).find((one) => one === said);
  return code ? refusalWords(locale, code) : note;
}
