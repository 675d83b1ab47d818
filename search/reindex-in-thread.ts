/** Starts the thread that brings the indexes up to date. */
import { startThread } from './start-thread.ts';

/** Answers when all is indexed. Throws what the thread died of; another one goes on where it was. */
export function reindexInThread(folder: string): Promise<void> {
  const thread = startThread('reindex-thread.ts', folder);
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => resolve());
  });
}
