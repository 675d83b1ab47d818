import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { asc, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { media, revisions } from '../schema.ts';

function isWhole(row: { content: Uint8Array; hash: string }): boolean {
  try {
    return createHash('sha256').update(inflateRawSync(row.content)).digest('hex') === row.hash;
  } catch {
    return false;
  }
}

/** The first revision whose content is no longer what was saved; null when all are whole. */
export async function findDamagedRevision(db: Reader): Promise<{ storyId: string; number: number } | null> {
  let after = { storyId: '', number: 0 };
  for (;;) {
    const rows = await db
      .select({
        storyId: revisions.storyId,
        number: revisions.number,
        content: revisions.content,
        hash: revisions.hash,
      })
      .from(revisions)
      .where(sql`(${revisions.storyId}, ${revisions.number}) > (${after.storyId}, ${after.number})`)
      .orderBy(asc(revisions.storyId), asc(revisions.number))
      .limit(200);
    const damaged = rows.find((row) => !isWhole(row));
    if (damaged) return { storyId: damaged.storyId, number: damaged.number };
    const last = rows.at(-1);
    if (!last) return null;
    after = last;
  }
}

/** Every stored file with what must be in its folder. */
export async function listMediaFiles(
  db: Reader,
): Promise<{ id: string; folder: string; kind: string; widths: number[]; formats: string[] }[]> {
  return db
    .select({
      id: media.id,
      folder: media.folder,
      kind: media.kind,
      widths: media.widths,
      formats: media.formats,
    })
    .from(media);
}
