/** Changes to stored files' rows. Each takes the transaction of its command. */
import { eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { media, storyMedia } from '../schema.ts';

export async function updateMediaRow(
  tx: Tx,
  id: string,
  changes: Partial<Omit<typeof media.$inferSelect, 'id' | 'sha256' | 'personId' | 'createdAt'>>,
): Promise<void> {
  await tx.update(media).set(changes).where(eq(media.id, id));
}

/** Null allows the files again. */
export async function setWithdrawn(
  tx: Tx,
  ids: string[],
  by: { at: string; by: string; why: string } | null,
): Promise<void> {
  await tx
    .update(media)
    .set({ withdrawnAt: by?.at ?? null, withdrawnBy: by?.by ?? null, withdrawnWhy: by?.why ?? null })
    .where(inArray(media.id, ids));
}

export async function deleteMediaRow(tx: Tx, id: string): Promise<void> {
  await tx.delete(media).where(eq(media.id, id));
}

const usedBy = prepared((db) =>
  db
    .select({ id: storyMedia.mediaId })
    .from(storyMedia)
    .where(eq(storyMedia.storyId, sql.placeholder('storyId')))
    .prepare(),
);

/** Which files a story's newest revision names. Most saves change nothing here, and then write nothing. */
export async function noteUse(tx: Tx, storyId: string, ids: string[]): Promise<void> {
  const before = new Set((await usedBy(tx).execute({ storyId })).map((row) => row.id));
  if (before.size === ids.length && ids.every((id) => before.has(id))) return;
  await tx.delete(storyMedia).where(eq(storyMedia.storyId, storyId));
  if (ids.length === 0) return;
  const known = await tx.select({ id: media.id }).from(media).where(inArray(media.id, ids));
  if (known.length > 0) await tx.insert(storyMedia).values(known.map(({ id }) => ({ storyId, mediaId: id })));
}
