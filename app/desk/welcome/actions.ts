'use server';

import { redirect } from 'next/navigation';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { deskWords, refusalWords } from '#components/desk/words.ts';
import { getDb } from '#db/client.ts';
import { acceptInvitation } from '#newsroom/people.ts';
import { callAuth } from '../call-auth.ts';
import { getLocale } from '../get-locale.ts';
import { readForm } from '../read-form.ts';

/** Makes the account that the one-time link is for, and signs it in. */
export async function welcome(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const { token, name, email, password } = readForm(form, ['token', 'name', 'email', 'password']);
  const locale = await getLocale();
  const accepted = await acceptInvitation(await getDb(), token, { name, email: email.trim(), password });
  if (!accepted.ok) {
    const { code, path } = accepted.refusal;
    const isSpent = code === 'not_found';
    return {
      ok: false,
      message: isSpent ? deskWords(locale).welcome.spent : refusalWords(locale, code),
      field: path,
      fields: { name, email },
    };
  }
  await callAuth('/sign-in/email', { email: email.trim(), password });
  redirect('/desk');
}
