/** Changes to the page store's index. Each takes the transaction: the files change under the same lock. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { nowIso } from '../clock.ts';
import { prepared } from '../prepared.ts';
import { outbox, pageKeys, pages } from '../schema.ts';

export interface PageRow {
  build: string;
  /** Decoded. */
  path: string;
  token: string;
  etag: string;
  keys: string[];
}

const put = prepared((db) =>
  db
    .insert(pages)
    .values({
      build: sql.placeholder('build'),
      path: sql.placeholder('path'),
      token: sql.placeholder('token'),
      etag: sql.placeholder('etag'),
      bakedAt: sql.placeholder('bakedAt'),
    })
    .onConflictDoUpdate({
      target: [pages.build, pages.path],
      set: {
        token: sql`excluded.token`,
        etag: sql`excluded.etag`,
        bakedAt: sql`excluded.baked_at`,
      },
    })
    .prepare(),
);

const dropKeys = prepared((db) =>
  db
    .delete(pageKeys)
    .where(and(eq(pageKeys.build, sql.placeholder('build')), eq(pageKeys.path, sql.placeholder('path'))))
    .prepare(),
);

/** Announces a page: from now on a purge of its keys takes its row away, and whoever bakes it sees that. */
export async function putPage(tx: Tx, page: PageRow): Promise<void> {
  const { keys, ...row } = page;
  await put(tx).execute({ ...row, bakedAt: nowIso() });
  await dropKeys(tx).execute({ build: page.build, path: page.path });
  const unique = JSON.stringify([...new Set(keys)]);
  await tx.run(sql`insert into ${pageKeys} (build, path, key)
    select ${page.build}, ${page.path}, value from json_each(${unique})`);
}

export async function deletePage(tx: Tx, build: string, path: string): Promise<void> {
  await tx.delete(pages).where(and(eq(pages.build, build), eq(pages.path, path)));
}

export async function deleteAllPages(tx: Tx): Promise<void> {
  await tx.delete(pages);
}

export async function deletePagesOfBuild(tx: Tx, build: string): Promise<void> {
  await tx.delete(pages).where(eq(pages.build, build));
}

/** These outbox rows are done: no stored page shows the old state. */
export async function closeOutbox(tx: Tx, ids: number[]): Promise<void> {
  // SQLite takes a bounded number of parameters.
  for (let from = 0; from < ids.length; from += 500) {
    await tx
      .update(outbox)
      .set({ doneAt: nowIso() })
      .where(inArray(outbox.id, ids.slice(from, from + 500)));
  }
}
