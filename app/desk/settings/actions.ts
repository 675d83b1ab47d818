'use server';

import { refresh } from 'next/cache';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { embedWords, refusalWords } from '#components/desk/words.ts';
import type { DeskWords } from '#messages/ar/desk.ts';
import type { Locale } from '#messages/locale.ts';
import { changeSettings } from '../../carry-out.ts';
import { getDesk } from '../get-desk.ts';
import { readForm } from '../read-form.ts';
import { requireActor } from '../require-actor.ts';

export async function saveNewsroom(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const actor = await requireActor('/desk/settings');
  const { words, locale } = await getDesk();
  const fields = readForm(form, [
    'name',
    'nameEn',
    'description',
    'english',
    'descriptionEn',
    'timeZone',
    'digits',
    'months',
    'needsCredit',
    'needsRights',
    'innerQuotes',
    'securityContact',
    'frameHosts',
  ]);
  const { digits, months, english, needsCredit, needsRights, innerQuotes, frameHosts, ...lines } = fields;
  const saved = await changeSettings(actor, {
    ...lines,
    frameHosts: frameHosts.split(/\s+/).filter(Boolean),
    timeZone: lines.timeZone.trim(),
    digits: digits === 'arabic' ? 'arabic' : 'western',
    english: english === 'true',
    needsCredit: needsCredit === 'true',
    needsRights: needsRights === 'true',
    months: months === 'gregorian' || months === 'levant' ? months : 'both',
    innerQuotes: innerQuotes === 'curly' ? 'curly' : 'angle',
  });
  if (!saved.ok) {
    const { code, path } = saved.refusal;
    return {
      ok: false,
      message: wordsFor(path, words, locale) ?? refusalWords(locale, code),
      field: path,
      fields,
    };
  }
  refresh();
  return { ok: true, message: words.settings.saved };
}

function wordsFor(path: string | undefined, words: DeskWords, locale: Locale): string | null {
  if (path === 'securityContact') return words.settings.securityContactWrong;
  if (path === 'frameHosts') return embedWords(locale).desk.framesWrong;
  if (path === 'timeZone') return words.settings.timeZoneWrong;
  return path === undefined ? null : words.settings.lineWrong;
}
