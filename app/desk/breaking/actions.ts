'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { refusalWords } from '#components/desk/words.ts';
import { breaking as arabic } from '#messages/ar/breaking.ts';
import { breaking as english } from '#messages/en/breaking.ts';
import { breakNews, draftOfBreaking, takeBackBreaking } from '../../carry-out.ts';
import { getLocale } from '../get-locale.ts';
import { readForm } from '../read-form.ts';
import { requireActor } from '../require-actor.ts';

/** Tells every reader of the edition; what was typed comes back with a refusal. */
export async function announceAction(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const actor = await requireActor('/desk/breaking');
  const locale = await getLocale();
  const words = locale === 'ar' ? arabic : english;
  const fields = readForm(form, ['edition', 'text', 'story', 'minutes', 'replaces']);
  const told = await breakNews(actor, {
    edition: fields.edition,
    text: fields.text,
    story: fields.story || null,
    minutes: Number(fields.minutes),
    replaces: fields.replaces || null,
  });
  refresh();
  if (told.ok) return { ok: true, message: words.sent };
  const { code, path } = told.refusal;
  if (code === 'stale_revision') return { ok: false, message: words.stale, fields };
  if (path === 'text') return { ok: false, message: words.textWrong, field: 'text', fields };
  return { ok: false, message: refusalWords(locale, code), fields };
}

export async function withdrawAction(form: FormData): Promise<void> {
  const actor = await requireActor('/desk/breaking');
  await takeBackBreaking(actor, readForm(form, ['id']).id);
  refresh();
}

/** Makes a draft of it and opens that. */
export async function draftAction(form: FormData): Promise<void> {
  const actor = await requireActor('/desk/breaking');
  const made = await draftOfBreaking(actor, readForm(form, ['id']).id);
  if (!made.ok) return refresh();
  redirect(`/desk/stories/${made.value.id}` as Route);
}
