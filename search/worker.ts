/** The thread that searches: with a connection of its own, so that a heavy query keeps nobody else waiting. */
import { parentPort, workerData } from 'node:worker_threads';
import { openReader } from '#db/client.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { findStories } from './find.ts';
import { findStoriesAtDesk } from './find-at-desk.ts';
import type { Question, Reply } from './in-worker.ts';

const { read } = openReader(String(workerData));

async function reply({ id, readers, desk }: Question): Promise<Reply> {
  try {
    if (readers) return { id, readers: await findStories(readerOf(read, readers.edition), readers) };
    return { id, desk: desk ? await findStoriesAtDesk(read, desk) : [] };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (question: Question) => parentPort?.postMessage(await reply(question)));

parentPort?.postMessage({ id: 0 } satisfies Reply);
