import type { DeskWords } from '#messages/ar/desk.ts';
import type { Locale } from '#messages/locale.ts';
import type { Refusal } from '#newsroom/refusal.ts';
import { refusalWords } from './words.ts';

/** What to say when a command on a person refuses: by field where it is about one. */
export function personRefusalWords(refusal: Refusal, words: DeskWords, locale: Locale): string {
  const { people } = words;
  if (refusal.code === 'already_exists') return people.emailTaken;
  if (refusal.path === 'name') return people.nameWrong;
  if (refusal.path === 'email') return people.emailWrong;
  if (refusal.path === 'password') return people.passwordWrong;
  return refusalWords(locale, refusal.code);
}
