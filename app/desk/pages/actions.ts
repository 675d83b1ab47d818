'use server';

import { refresh } from 'next/cache';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { fill, housePageWords, refusalWords } from '#components/desk/words.ts';
import { readHousePageKey } from '#db/queries/house-pages.ts';
import { savePage } from '../../carry-out.ts';
import { getDesk } from '../get-desk.ts';
import { readForm } from '../read-form.ts';
import { requireActor } from '../require-actor.ts';

/** Saves a page as its next version, for readers or not by the button that was pressed. */
export async function saveSitePage(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const actor = await requireActor('/desk/pages');
  const { locale } = await getDesk();
  const words = housePageWords(locale);
  const {
    slug: wanted,
    number,
    title,
    source,
    show,
  } = readForm(form, ['slug', 'number', 'title', 'source', 'show']);
  const fields = { title, source };
  const slug = readHousePageKey(wanted)?.key;
  if (!slug) return { ok: false, message: refusalWords(locale, 'not_found'), fields };
  const isShown = show === 'true';
  const saved = await savePage(actor, { slug, number: Number(number), title, source, isShown });
  if (!saved.ok) {
    const { code, path } = saved.refusal;
    if (path === 'title') return { ok: false, message: words.headingWrong, field: 'title', fields };
    if (path === 'source') return { ok: false, message: words.textWrong, field: 'source', fields };
    const message = code === 'stale_revision' ? words.stale : refusalWords(locale, code);
    return { ok: false, message, fields };
  }
  refresh();
  const said = isShown ? words.savedShown : words.savedHidden;
  const { dropped } = saved.value;
  if (dropped.length === 0) return { ok: true, message: said };
  return { ok: true, message: `${said} ${fill(words.dropped, { what: dropped.join('، ') })}` };
}
