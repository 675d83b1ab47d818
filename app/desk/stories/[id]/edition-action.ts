'use server';

import type { FormAnswer } from '#components/desk/form-answer.ts';
import { editionWords, refusalWords } from '#components/desk/words.ts';
import { putInEdition } from '../../../carry-out.ts';
import { getLocale } from '../../get-locale.ts';
import { readForm } from '../../read-form.ts';
import { requireActor } from '../../require-actor.ts';

/** Which edition the story is of, and what it translates. */
export async function chooseEditionAction(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const actor = await requireActor('/desk');
  const locale = await getLocale();
  const { story: id, edition, translationOf } = readForm(form, ['story', 'edition', 'translationOf']);
  const chosen = await putInEdition(actor, { id, edition, translationOf: translationOf || null });
  const words = editionWords(locale).desk;
  if (chosen.ok) return { ok: true, message: words.saved };
  const { code } = chosen.refusal;
  return { ok: false, message: code === 'already_exists' ? words.taken : refusalWords(locale, code) };
}
