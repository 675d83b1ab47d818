'use server';

import { refresh } from 'next/cache';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { refusalWords } from '#components/desk/words.ts';
import { addToken, revokeToken } from '#newsroom/people.ts';
import { getDesk } from '../get-desk.ts';
import { readForm } from '../read-form.ts';
import { requireActor } from '../require-actor.ts';

export async function addOwnToken(): Promise<FormAnswer> {
  const actor = await requireActor('/desk/account');
  const { db, words, locale } = await getDesk();
  const added = await addToken(db, actor, actor.id);
  if (!added.ok) return { ok: false, message: refusalWords(locale, added.refusal.code) };
  refresh();
  return { ok: true, message: words.account.tokenOnce, secret: added.value.token };
}

export async function revokeOwnToken(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const actor = await requireActor('/desk/account');
  const { db, words, locale } = await getDesk();
  const revoked = await revokeToken(db, actor, readForm(form, ['id']).id);
  if (!revoked.ok) return { ok: false, message: refusalWords(locale, revoked.refusal.code) };
  refresh();
  return { ok: true, message: words.account.revoked };
}
