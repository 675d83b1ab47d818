import { inArray } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { media } from '../schema.ts';

export interface PictureSize {
  id: string;
  width: number;
  height: number;
  widths: number[];
}

/** Sizes of stored pictures by id, published or not: for people at the desk. */
export async function getPictureSizes(db: Reader, ids: string[]): Promise<Map<string, PictureSize>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: media.id, width: media.width, height: media.height, widths: media.widths })
    .from(media)
    .where(inArray(media.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}
