'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import type { FoundStory } from '#components/editor/blocks/find-stories.ts';
import { getDb } from '#db/client.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { getPublishedCards } from '#db/queries/published.ts';
import { type Edition, isEdition } from '#document/edition.ts';
import { getActor } from '#newsroom/session.ts';
import { searchForReaders } from '#search/in-worker.ts';

const shape = z.union([
  z.object({ query: z.string().trim().min(1).max(200) }),
  z.object({ ids: z.array(z.string().max(64)).max(50) }),
]);

/** Stories of ours that another of this edition may point to: only what readers can read, whoever asks. */
export async function findStoriesAction(
  edition: Edition,
  input: { query: string } | { ids: string[] },
): Promise<FoundStory[]> {
  const wanted = shape.safeParse(input);
  if (!wanted.success || !isEdition(edition) || !(await getActor(await headers()))) return [];
  const db = await getDb();
  if ('query' in wanted.data) {
    const ask = { edition, query: wanted.data.query, sort: 'newest', page: 1, perPage: 8 } as const;
    const { results } = await searchForReaders(db, ask);
    return results.map(({ card }) => ({ id: card.id, headline: card.headline }));
  }
  const found = [...(await getPublishedCards(readerOf(db.read, edition), wanted.data.ids)).values()];
  return found.map(({ id, headline }) => ({ id, headline }));
}
