'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import type {
  FrontCard,
  FrontState,
  SaveFrontAnswer,
  SaveFrontInput,
} from '#components/desk/fronts/front-types.ts';
import type { FrontRevision } from '#db/queries/fronts.ts';
import { type Edition, isEdition } from '#document/edition.ts';
import { getActor } from '#newsroom/session.ts';
import { searchForReaders } from '#search/in-worker.ts';
import { changeFront } from '../../carry-out.ts';
import { getDesk } from '../get-desk.ts';
import { compositionShape } from './composition-shape.ts';

const saveShape = compositionShape.extend({ revision: z.int().nonnegative() });

function toState({ number, layout, placements, by }: FrontRevision): FrontState {
  return { revision: number, layout, placements, by: by?.name ?? null };
}

/** Publishes a composition; a newer one of somebody else's comes back with the refusal. */
export async function saveFrontAction(input: SaveFrontInput): Promise<SaveFrontAnswer> {
  const actor = await getActor(await headers());
  if (!actor) return { ok: false, code: 'not_signed_in' };
  const asked = saveShape.safeParse(input);
  if (!asked.success) return { ok: false, code: 'malformed' };
  const saved = await changeFront(actor, asked.data);
  if (saved.ok) return { ok: true, state: toState(saved.value) };
  const { code, current } = saved.refusal;
  return { ok: false, code, state: current && toState(current) };
}

/** An edition's published stories by their words, the newest first. */
export async function findCardsAction(edition: Edition, query: string): Promise<FrontCard[]> {
  const wanted = z.string().trim().min(1).max(200).safeParse(query);
  if (!wanted.success || !isEdition(edition) || !(await getActor(await headers()))) return [];
  const { db, moment } = await getDesk();
  const { results } = await searchForReaders(db, {
    edition,
    query: wanted.data,
    sort: 'newest',
    page: 1,
    perPage: 20,
  });
  return results.map(({ card: { id, headline, section, publishedAt } }) => ({
    id,
    headline,
    section: section.name,
    when: moment(publishedAt).relative,
  }));
}
