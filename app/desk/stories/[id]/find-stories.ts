'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import type { FoundStory } from '#components/editor/blocks/find-stories.ts';
import { getDb } from '#db/client.ts';
import { getPublishedCards, searchPublished } from '#db/queries/published.ts';
import { getActor } from '#newsroom/session.ts';

const shape = z.union([
  z.object({ query: z.string().trim().min(1).max(200) }),
  z.object({ ids: z.array(z.string().max(64)).max(50) }),
]);

/** Stories of ours that another may point to: only what readers can read, whoever asks. */
export async function findStoriesAction(input: { query: string } | { ids: string[] }): Promise<FoundStory[]> {
  const wanted = shape.safeParse(input);
  if (!wanted.success || !(await getActor(await headers()))) return [];
  const { read } = await getDb();
  const found =
    'query' in wanted.data
      ? await searchPublished(read, wanted.data.query, 8)
      : [...(await getPublishedCards(read, wanted.data.ids)).values()];
  return found.map(({ id, headline }) => ({ id, headline }));
}
