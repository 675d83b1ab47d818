'use server';

import { refresh } from 'next/cache';
import { toWesternDigits } from '#arabic/digits.ts';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { commentWords, refusalWords } from '#components/desk/words.ts';
import { changeCommentSettings } from '../../carry-out-comments.ts';
import { getDesk } from '../get-desk.ts';
import { readForm } from '../read-form.ts';
import { requireActor } from '../require-actor.ts';

export async function saveComments(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const actor = await requireActor('/desk/settings');
  const { locale } = await getDesk();
  const { settings: words } = commentWords(locale);
  const fields = readForm(form, ['where', 'moderation', 'closeAfterDays', 'words']);
  const { where, moderation } = fields;
  const days = toWesternDigits(fields.closeAfterDays.trim());
  const saved = await changeCommentSettings(actor, {
    where: where === 'all' || where === 'chosen' ? where : 'off',
    moderation: moderation === 'after' ? 'after' : 'before',
    closeAfterDays: /^\d+$/.test(days) ? Number(days) : Number.NaN,
    words: fields.words.split('\n'),
  });
  if (!saved.ok) {
    const { code, path } = saved.refusal;
    const wrong = { closeAfterDays: words.daysWrong, words: words.wordsWrong };
    const known = path === 'closeAfterDays' || path === 'words' ? wrong[path] : null;
    return { ok: false, message: known ?? refusalWords(locale, code), field: path, fields };
  }
  refresh();
  return { ok: true, message: words.saved };
}
