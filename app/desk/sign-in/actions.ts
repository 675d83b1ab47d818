'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { getLocale } from '../get-locale.ts';
import { deskPath, readForm } from '../read-form.ts';
import { enter } from './enter.ts';

export async function signIn(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const { email, password, to } = readForm(form, ['email', 'password', 'to']);
  const problem = await enter(email, password, await getLocale());
  if (problem === null) redirect(deskPath(to) as Route);
  return { ok: false, message: problem, fields: { email } };
}

/** From the editor, where a session ran out: no navigation, so that the page and its text stay. Answers what is wrong, or null. */
export async function signInAgain(email: string, password: string): Promise<string | null> {
  return enter(String(email), String(password), await getLocale());
}
