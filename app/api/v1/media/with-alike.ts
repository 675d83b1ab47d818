import type { Db } from '#db/client.ts';
import { getMediaRow } from '#db/queries/media.ts';
import type { StoredMedia } from '#media/store.ts';
import { findAlike } from '#newsroom/media.ts';

/** A stored file with the ids of the same one (`exact`) and of pictures that look like it (`near`). */
export async function withAlike(
  db: Db,
  stored: StoredMedia,
): Promise<StoredMedia & { exact: string[]; near: string[] }> {
  const row = await getMediaRow(db.read, stored.id);
  return { ...stored, ...(row ? await findAlike(db.read, row) : { exact: [], near: [] }) };
}
