'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import { fromLocalTime } from '#arabic/zoned-time.ts';
import type { StepAnswer, StepInput } from '#components/desk/step-types.ts';
import type { SaveAnswer, SaveInput } from '#components/editor/saving/save-types.ts';
import { getDb } from '#db/client.ts';
import { getSettings } from '#db/queries/settings.ts';
import { getConflict } from '#newsroom/conflicts.ts';
import { requestHash } from '#newsroom/once.ts';
import { getActor } from '#newsroom/session.ts';
import { type Story, storyActions } from '#newsroom/types.ts';
import { saveDraft, takeStep } from '../../../carry-out.ts';

const saveShape = z.object({
  id: z.string().max(40),
  person: z.string().max(40),
  revision: z.int().positive(),
  key: z.string().min(8).max(100),
  // Twice what a body may be: the limit on the body itself is the document's, and names a path.
  fields: z.string().max(4_000_000),
});

const fieldsShape = z.object({
  headline: z.unknown(),
  lead: z.unknown(),
  section: z.unknown(),
  byline: z.unknown(),
  tags: z.unknown(),
  body: z.unknown(),
});

/** One autosave. Expected failures are answers, so that the editor can say them; it asks again by itself. */
export async function saveDraftAction(input: SaveInput): Promise<SaveAnswer> {
  const actor = await getActor(await headers());
  if (!actor) return { ok: false, refusal: { code: 'not_signed_in' } };
  const asked = saveShape.safeParse(input);
  if (!asked.success)
    return { ok: false, refusal: { code: 'malformed', detail: z.prettifyError(asked.error) } };
  const { id, person, revision, key, fields } = asked.data;
  // Another window may have signed somebody else in since this text was written.
  if (person !== actor.id) return { ok: false, refusal: { code: 'other_person' } };
  const changes = fieldsShape.partial().safeParse(readJson(fields));
  if (!changes.success) return { ok: false, refusal: { code: 'malformed', path: 'fields' } };
  const once = { key, request: requestHash('save', id, String(revision), fields) };
  const request = { id, revision, changes: changes.data };
  const saved = await saveDraft(actor, request, once);
  if (saved.ok) return acknowledged(saved.value);
  if (saved.refusal.code !== 'stale_revision') return saved;
  const conflict = await getConflict(await getDb(), actor, request);
  if (!conflict.ok) return conflict;
  const { current, base, by, isStored } = conflict.value;
  if (isStored) return acknowledged(current);
  const refusal = { ...saved.refusal, current, base: base ?? undefined, by: by ?? undefined };
  return { ok: false, refusal };
}

function acknowledged({ revision, state, changedAt }: Story): SaveAnswer {
  return { ok: true, revision, state, savedAt: changedAt };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const stepShape = z.object({
  id: z.string().max(40),
  person: z.string().max(40),
  action: z.enum(storyActions),
  revision: z.int().positive(),
  note: z.string().max(10_000).optional(),
  localTime: z.string().max(40).optional(),
});

/** One step of the workflow on the revision the person saw; the page is drawn anew with the answer. */
export async function takeStepAction(input: StepInput): Promise<StepAnswer> {
  const actor = await getActor(await headers());
  if (!actor) return { ok: false, code: 'not_signed_in' };
  const asked = stepShape.safeParse(input);
  if (!asked.success) return { ok: false, code: 'malformed' };
  const { localTime, person, ...step } = asked.data;
  // Another window may have signed somebody else in: what was written here isn't handed in in their name.
  if (person !== actor.id) return { ok: false, code: 'other_person' };
  let at: string | undefined;
  if (localTime !== undefined) {
    const { timeZone } = await getSettings((await getDb()).read);
    at = fromLocalTime(localTime, timeZone) ?? undefined;
    if (!at) return { ok: false, code: 'time_needed' };
  }
  const taken = await takeStep(actor, { ...step, at });
  // A refusal for its state shows the page as it is now, too.
  refresh();
  if (!taken.ok) return { ok: false, code: taken.refusal.code };
  return { ok: true, revision: taken.value.revision, state: taken.value.state };
}
