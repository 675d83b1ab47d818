'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { deskWords, refusalWords } from '#components/desk/words.ts';
import type { Locale } from '#messages/locale.ts';
import { callAuth } from '../call-auth.ts';
import { getLocale } from '../get-locale.ts';
import { deskPath, readForm } from '../read-form.ts';

export async function signIn(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const { email, password, to } = readForm(form, ['email', 'password', 'to']);
  const response = await callAuth('/sign-in/email', { email: email.trim(), password });
  if (response.ok) redirect(deskPath(to) as Route);
  return { ok: false, message: await messageFor(response, await getLocale()), fields: { email } };
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
