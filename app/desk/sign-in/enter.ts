import { deskWords, refusalWords } from '#components/desk/words.ts';
import type { Locale } from '#messages/locale.ts';
import { callAuth } from '../call-auth.ts';

/** Signs a browser in; null, or why not, in words. */
export async function enter(email: string, password: string, locale: Locale): Promise<string | null> {
  const response = await callAuth('/sign-in/email', { email: email.trim(), password });
  return response.ok ? null : messageFor(response, locale);
}

async function messageFor(response: Response, locale: Locale): Promise<string> {
  const words = deskWords(locale).signIn;
  if (response.status === 429) return words.tooMany;
  if (response.status >= 500) return refusalWords(locale, 'unexpected');
  if (response.status !== 403) return words.wrong;
  const answer: unknown = await response.json().catch(() => null);
  const isBanned =
    typeof answer === 'object' && answer !== null && 'code' in answer && answer.code === 'BANNED_USER';
  return isBanned ? words.disabled : refusalWords(locale, 'foreign_origin');
}
