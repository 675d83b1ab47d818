/** What live stories embed, and what is known of it. */
import { and, asc, desc, eq, gt, inArray, isNotNull, max } from 'drizzle-orm';
import type { StoryBody } from '#document/types.ts';
import type { Reader } from '../client.ts';
import { unpackContent } from '../revision-content.ts';
import { embedStates, live, revisions } from '../schema.ts';

export type EmbedState = typeof embedStates.$inferSelect;

/** Bodies of live stories in the order of their ids, from after one of them on. */
export async function listLiveBodies(
  db: Reader,
  after: string,
  limit: number,
): Promise<{ id: string; body: StoryBody }[]> {
  const rows = await db
    .select({ id: live.storyId, content: revisions.content })
    .from(live)
    .innerJoin(revisions, and(eq(revisions.storyId, live.storyId), eq(revisions.number, live.revision)))
    .where(gt(live.storyId, after))
    .orderBy(asc(live.storyId))
    .limit(limit);
  return rows.map(({ id, content }) => ({ id, body: unpackContent(content).body }));
}

export async function listEmbedStates(db: Reader): Promise<Map<string, EmbedState>> {
  return new Map((await db.select().from(embedStates)).map((row) => [row.url, row]));
}

/** Since when each of these addresses is gone; those that aren't, or that nobody knows of, are left out. */
export async function listGoneAt(db: Reader, urls: string[]): Promise<Map<string, string>> {
  const gone = new Map<string, string>();
  for (let from = 0; from < urls.length; from += 500) {
    const rows = await db
      .select({ url: embedStates.url, goneAt: embedStates.goneAt })
      .from(embedStates)
      .where(and(isNotNull(embedStates.goneAt), inArray(embedStates.url, urls.slice(from, from + 500))));
    for (const { url, goneAt } of rows) if (goneAt) gone.set(url, goneAt);
  }
  return gone;
}

/** Newest first, with headline and id of each live story that shows it. */
export async function listGoneEmbeds(
  db: Reader,
): Promise<{ url: string; provider: string; goneAt: string; stories: { id: string; headline: string }[] }[]> {
  const rows = await db
    .select()
    .from(embedStates)
    .where(isNotNull(embedStates.goneAt))
    .orderBy(desc(embedStates.goneAt), embedStates.url)
    .limit(500);
  const found = [];
  for (const { url, provider, goneAt, stories } of rows) {
    const shown = await db
      .select({ id: live.storyId, headline: live.headline })
      .from(live)
      .where(inArray(live.storyId, stories.slice(0, 100)));
    if (goneAt && shown.length > 0) found.push({ url, provider, goneAt, stories: shown });
  }
  return found;
}

export async function lastEmbedCheck(db: Reader): Promise<string | null> {
  const [row] = await db.select({ at: max(embedStates.checkedAt) }).from(embedStates);
  return row?.at ?? null;
}
