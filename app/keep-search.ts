/**
 * Brings the search indexes up to date while the server serves: after an upgrade with other rules, or in a newsroom that
 * was never indexed. What a kill leaves undone the next start does; another server on the same store shares the work.
 */
import { setTimeout } from 'node:timers/promises';
import { getDb } from '#db/client.ts';
import { watchOutbox } from '#publishing/watch.ts';
import { isIndexed } from '#search/reindex.ts';
import { reindexInThread } from '#search/reindex-in-thread.ts';

/** After a failure: another one's lock that lasted, or a full disk. */
const againMs = 60_000;

async function reindex(): Promise<void> {
  const db = await getDb();
  if (await isIndexed(db.read)) return;
  // Pages that show other tags and authors by the new rules.
  watchOutbox(db);
  await reindexInThread(db.folder);
}

async function untilDone(): Promise<void> {
  for (;;) {
    try {
      await reindex();
      return;
    } catch (error) {
      console.error('The search indexes are not up to date:', error);
      await setTimeout(againMs, undefined, { ref: false });
    }
  }
}

declare global {
  var midadReindex: Promise<void> | undefined;
}

export function keepSearch(): void {
  globalThis.midadReindex ??= untilDone();
}
