'use server';

import { refresh } from 'next/cache';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import { personRefusalWords } from '#components/desk/person-words.ts';
import { fill } from '#components/desk/words.ts';
import { addPerson, disablePerson, enablePerson, setRole } from '#newsroom/people.ts';
import type { Role } from '#newsroom/types.ts';
import { getDesk } from '../get-desk.ts';
import { readForm } from '../read-form.ts';
import { requireActor } from '../require-actor.ts';

function readRole(text: string): Role | null {
  return text === 'journalist' || text === 'editor' || text === 'admin' ? text : null;
}

export async function addColleague(_previous: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const actor = await requireActor('/desk/people');
  const { db, words, locale } = await getDesk();
  const fields = readForm(form, ['name', 'email', 'role']);
  const role = readRole(fields.role) ?? 'journalist';
  const added = await addPerson(db, actor, { name: fields.name, email: fields.email, role });
  if (!added.ok) {
    const { refusal } = added;
    return { ok: false, message: personRefusalWords(refusal, words, locale), field: refusal.path, fields };
  }
  refresh();
  return { ok: true, message: fill(words.people.added, { name: fields.name }), secret: added.value.password };
}

/** Role, disable and enable, by the button that was pressed. */
export async function changeColleague(
  _previous: FormAnswer | null,
  form: FormData,
): Promise<FormAnswer | null> {
  const actor = await requireActor('/desk/people');
  const { db, words, locale } = await getDesk();
  const { id, name, role: wanted, change } = readForm(form, ['id', 'name', 'role', 'change']);
  const role = readRole(wanted);
  const say = {
    role: words.people.roleSaved,
    disable: words.people.disabledNow,
    enable: words.people.enabledNow,
  };
  let changed: Awaited<ReturnType<typeof setRole>>;
  let said: string;
  if (change === 'disable') {
    changed = await disablePerson(db, actor, id);
    said = say.disable;
  } else if (change === 'enable') {
    changed = await enablePerson(db, actor, id);
    said = say.enable;
  } else if (role) {
    changed = await setRole(db, actor, id, role);
    said = say.role;
  } else {
    return null;
  }
  if (!changed.ok) return { ok: false, message: personRefusalWords(changed.refusal, words, locale) };
  refresh();
  return { ok: true, message: fill(said, { name }) };
}
