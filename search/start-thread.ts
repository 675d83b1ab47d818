import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { projectFolder } from '#db/environment.ts';

/** A thread of this room's own, on a data folder. It keeps no process alive that has nothing else to do. */
export function startThread(program: 'worker.ts' | 'reindex-thread.ts', folder: string): Worker {
  // Not by an import: the bundler would follow `new Worker` into a file that Node is to read by itself.
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  const thread = new Thread(path.join(projectFolder(), 'search', program), {
    workerData: folder,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 192 },
  });
  thread.unref();
  return thread;
}
