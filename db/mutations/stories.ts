/** Changes to stories. Each takes the transaction of its command, which writes the event beside it. */
import { eq, inArray, sql } from 'drizzle-orm';
import { listMedia } from '#document/media.ts';
import type { Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { packContent, type RevisionContent } from '../revision-content.ts';
import { live, liveMedia, media, outbox, revisions, stories } from '../schema.ts';
import { noteUse } from './media.ts';

export type StoryRow = typeof stories.$inferSelect;

export async function insertStory(tx: Tx, row: typeof stories.$inferInsert): Promise<void> {
  await tx.insert(stories).values(row);
}

export async function updateStory(
  tx: Tx,
  id: string,
  changes: Partial<Omit<StoryRow, 'id' | 'authorId' | 'createdAt'>>,
): Promise<void> {
  await tx.update(stories).set(changes).where(eq(stories.id, id));
}

const moveById = prepared((db) =>
  db
    .update(stories)
    .set({
      revision: sql`${sql.placeholder('revision')}`,
      state: sql`${sql.placeholder('state')}`,
      approvedRevision: null,
      headline: sql`${sql.placeholder('headline')}`,
      section: sql`${sql.placeholder('section')}`,
      words: sql`${sql.placeholder('words')}`,
      changedAt: sql`${sql.placeholder('changedAt')}`,
    })
    .where(eq(stories.id, sql.placeholder('id')))
    .prepare(),
);

/** What a save makes of the story's row: the newest revision is another, and nobody has approved that one. */
export async function moveToRevision(
  tx: Tx,
  id: string,
  to: Pick<StoryRow, 'revision' | 'state' | 'headline' | 'section' | 'words' | 'changedAt'>,
): Promise<void> {
  await moveById(tx).execute({ ...to, id });
}

const insertRevision = prepared((db) =>
  db
    .insert(revisions)
    .values({
      storyId: sql.placeholder('storyId'),
      number: sql.placeholder('number'),
      base: sql.placeholder('base'),
      content: sql.placeholder('content'),
      hash: sql.placeholder('hash'),
      personId: sql.placeholder('personId'),
      createdAt: sql.placeholder('createdAt'),
    })
    .prepare(),
);

export async function appendRevision(
  tx: Tx,
  {
    content,
    ...row
  }: {
    storyId: string;
    number: number;
    base: number | null;
    personId: string;
    createdAt: string;
    content: RevisionContent;
  },
): Promise<void> {
  const { packed, hash } = packContent(content);
  await insertRevision(tx).execute({ ...row, content: packed, hash });
  await noteUse(tx, row.storyId, listMedia(content.body));
}

/** Puts one revision before the readers, instead of whichever they saw. `pictures` are media ids. */
export async function putLive(tx: Tx, row: typeof live.$inferInsert, pictures: string[]): Promise<void> {
  const { storyId, ...shown } = row;
  await tx.insert(live).values(row).onConflictDoUpdate({ target: live.storyId, set: shown });
  await tx.delete(liveMedia).where(eq(liveMedia.storyId, storyId));
  const known = pictures.length
    ? await tx.select({ id: media.id }).from(media).where(inArray(media.id, pictures))
    : [];
  if (known.length) {
    await tx.insert(liveMedia).values(known.map(({ id }) => ({ storyId, mediaId: id })));
  }
}

/** Takes a story away from the readers. Its words and labels go before it (`forgetLive`). */
export async function takeDown(tx: Tx, storyId: string): Promise<void> {
  await tx.delete(liveMedia).where(eq(liveMedia.storyId, storyId));
  await tx.delete(live).where(eq(live.storyId, storyId));
}

/** Says what must be purged, in the transaction that makes it stale. */
export async function writeOutbox(tx: Tx, keys: Iterable<string>, createdAt: string): Promise<void> {
  const rows = [...new Set(keys)].map((key) => ({ key, createdAt }));
  if (rows.length) await tx.insert(outbox).values(rows);
}
