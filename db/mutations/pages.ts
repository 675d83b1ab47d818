/** Changes to the page store's index. Each takes the transaction: the files change under the same lock. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { nowIso } from '../clock.ts';
import { outbox, pageKeys, pages } from '../schema.ts';

export interface PageRow {
  build: string;
  /** Decoded. */
  path: string;
  token: string;
  etag: string;
  keys: string[];
}

/** Announces a page: from now on a purge of its keys takes its row away, and whoever bakes it sees that. */
export async function putPage(tx: Tx, page: PageRow): Promise<void> {
  const { build, path, token, etag } = page;
  const row = { token, etag, bakedAt: nowIso() };
  await tx
    .insert(pages)
    .values({ build, path, ...row })
    .onConflictDoUpdate({ target: [pages.build, pages.path], set: row });
  await tx.delete(pageKeys).where(and(eq(pageKeys.build, build), eq(pageKeys.path, path)));
  const keys = [...new Set(page.keys)].map((key) => ({ build, path, key }));
  if (keys.length > 0) await tx.insert(pageKeys).values(keys);
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
