'use server';

import { refresh } from 'next/cache';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { editionWords, refusalWords } from '#components/desk/words.ts';
import { getDb } from '#db/client.ts';
import { listSectionNames } from '#db/queries/sections.ts';
import { nameSections } from '../../carry-out.ts';
import { getLocale } from '../get-locale.ts';
import { readForm } from '../read-form.ts';
import { requireActor } from '../require-actor.ts';

/** What the English edition calls the sections: one field for each, named by its slug. */
export async function saveSectionNames(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const actor = await requireActor('/desk/settings');
  const locale = await getLocale();
  const words = editionWords(locale).settings;
  const slugs = (await listSectionNames((await getDb()).read)).map(({ slug }) => slug);
  const fields: Record<string, string> = readForm(form, slugs);
  const saved = await nameSections(actor, new Map(Object.entries(fields)));
  if (!saved.ok) {
    const { code, path } = saved.refusal;
    const message = path === undefined ? refusalWords(locale, code) : words.wrong;
    return { ok: false, message, field: path, fields };
  }
  refresh();
  return { ok: true, message: words.saved };
}
