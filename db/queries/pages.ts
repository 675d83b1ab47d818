/** The page store's index and the outbox, as publishing asks for them. */
import { and, eq, gt, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { liveMedia, media, outbox, pageKeys, pages } from '../schema.ts';

export interface StoredPageRow {
  build: string;
  path: string;
}

const newestOutbox = prepared((db) =>
  db
    .select({ id: max(outbox.id) })
    .from(outbox)
    .prepare(),
);

/** The newest outbox row's id, done or not; 0 while there is none. */
export async function lastOutboxId(db: Reader): Promise<number> {
  const [row] = await newestOutbox(db).execute();
  return row?.id ?? 0;
}

/** Rows nothing was purged for yet, oldest first. */
export async function listOpenOutbox(db: Reader): Promise<{ id: number; key: string }[]> {
  return db
    .select({ id: outbox.id, key: outbox.key })
    .from(outbox)
    .where(isNull(outbox.doneAt))
    .orderBy(outbox.id);
}

export async function hasOpenOutbox(db: Reader): Promise<boolean> {
  const [row] = await db.select({ id: outbox.id }).from(outbox).where(isNull(outbox.doneAt)).limit(1);
  return row !== undefined;
}

const firstStale = prepared((db) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        gt(outbox.id, sql.placeholder('epoch')),
        sql`${outbox.key} in (select value from json_each(${sql.placeholder('keys')}))`,
      ),
    )
    .limit(1)
    .prepare(),
);

/** Whether anything with one of these keys (or everything) became stale after that outbox row. */
export async function staleSince(db: Reader, epoch: number, keys: string[]): Promise<boolean> {
  const [row] = await firstStale(db).execute({ epoch, keys: JSON.stringify([...keys, 'all']) });
  return row !== undefined;
}

/** What SQLite takes in one statement is bounded; a long import makes more stale than that. */
const mostKeys = 10_000;

/** Pages of all builds that carry one of these keys, each once. */
export async function listPagesByKeys(db: Reader, keys: string[]): Promise<StoredPageRow[]> {
  const found = new Map<string, StoredPageRow>();
  for (let from = 0; from < keys.length; from += mostKeys) {
    const rows = await db
      .selectDistinct({ build: pageKeys.build, path: pageKeys.path })
      .from(pageKeys)
      .where(inArray(pageKeys.key, keys.slice(from, from + mostKeys)));
    for (const row of rows) found.set(`${row.build} ${row.path}`, row);
  }
  return [...found.values()];
}

export async function listPages(db: Reader): Promise<StoredPageRow[]> {
  return db.select({ build: pages.build, path: pages.path }).from(pages);
}

/** Builds that have pages, the one baked last first. */
export async function listBuilds(db: Reader): Promise<string[]> {
  const rows = await db
    .select({ build: pages.build, last: max(pages.bakedAt) })
    .from(pages)
    .groupBy(pages.build);
  return rows.sort((a, b) => ((a.last ?? '') < (b.last ?? '') ? 1 : -1)).map((row) => row.build);
}

const tokenOf = prepared((db) =>
  db
    .select({ token: pages.token })
    .from(pages)
    .where(and(eq(pages.build, sql.placeholder('build')), eq(pages.path, sql.placeholder('path'))))
    .prepare(),
);

export async function getPageToken(db: Reader, build: string, path: string): Promise<string | null> {
  const [row] = await tokenOf(db).execute({ build, path });
  return row?.token ?? null;
}

export async function getPageEtag(db: Reader, build: string, path: string): Promise<string | null> {
  const [row] = await db
    .select({ etag: pages.etag })
    .from(pages)
    .where(and(eq(pages.build, build), eq(pages.path, path)));
  return row?.etag ?? null;
}

/** The folder of a file that a live story shows and nobody withdrew: then it is public. Null where it isn't. */
export async function getPublicFolder(db: Reader, mediaId: string): Promise<string | null> {
  const [row] = await publicMedia(db)
    .where(and(eq(media.id, mediaId), isNull(media.withdrawnAt)))
    .limit(1);
  return row ? row.folder || row.id : null;
}

/** All public files by id, each with its folder under `media/`. */
export async function listPublicMedia(db: Reader): Promise<Map<string, string>> {
  const rows = await publicMedia(db).where(isNull(media.withdrawnAt));
  return new Map(rows.map((row) => [row.id, row.folder || row.id]));
}

/** Ids of all withdrawn files. */
export async function listWithdrawnMedia(db: Reader): Promise<Set<string>> {
  const rows = await db.select({ id: media.id }).from(media).where(isNotNull(media.withdrawnAt));
  return new Set(rows.map((row) => row.id));
}

function publicMedia(db: Reader) {
  return db
    .selectDistinct({ id: media.id, folder: media.folder })
    .from(liveMedia)
    .innerJoin(media, eq(media.id, liveMedia.mediaId));
}
