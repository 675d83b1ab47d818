/**
 * The thread that brings the indexes up to date: with a connection of its own, since SQLite writes, and now and then
 * moves its log into the file, while nobody else of the same thread does anything. Ends when all is indexed.
 */
import { setTimeout } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { isInPlace, openDb } from '#db/client.ts';
import { beginReindex, reindexSome } from './reindex.ts';

/** Between two of its transactions everybody else may write. */
const restMs = 20;

const db = await openDb(String(workerData));
await beginReindex(db);
// Into a folder that was taken away nothing is written; the next start goes on.
while (isInPlace(db) && (await reindexSome(db))) await setTimeout(restMs);
db.close();
