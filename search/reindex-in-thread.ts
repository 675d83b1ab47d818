/** Starts the thread that brings the indexes up to date. */
import path from 'node:path';
import { projectFolder } from '#db/environment.ts';

/** Answers when all is indexed. Throws what the thread died of; another one goes on where it was. */
export function reindexInThread(folder: string): Promise<void> {
  const file = path.join(projectFolder(), 'search', 'reindex-thread.ts');
  // Not by an import: the bundler would follow `new Worker` into a file that Node is to read by itself.
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  const thread = new Thread(file, {
    workerData: folder,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 192 },
  });
  thread.unref();
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => resolve());
  });
}
