/**
 * GENERATION: a small file that is replaced whenever something in the page store changed. Whoever holds pages
 * in memory looks at it before each answer, so a purge by any process reaches all of them. Built-ins only.
 */
import { renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';

export function generationFile(site: string): string {
  return path.join(site, 'GENERATION');
}

/**
 * Says that the store changed. Callers hold the database's write lock or come after it; the time stamp
 * always grows, so that two changes within one tick of the file system's clock differ, too.
 */
export function bumpGeneration(site: string): void {
  makeFolder(site, site);
  const file = generationFile(site);
  const before = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const stamp = Math.max(Date.now(), Math.ceil(before) + 2);
  const fresh = `${file}.${process.pid}.${stamp}`;
  writeFileSync(fresh, `${new Date(stamp).toISOString()}\n`);
  utimesSync(fresh, stamp / 1000, stamp / 1000);
  renameSync(fresh, file);
}

export type GenerationNews = 'same' | 'changed' | 'gone';

/** Remembers the last generation seen and says what happened since. */
export class GenerationWatch {
  readonly #file: string;
  #stamp = -1;
  #inode = -1;
  #looked = false;
  #gone = false;
  readonly #forget = (): void => {
    this.#looked = false;
  };

  constructor(site: string) {
    this.#file = generationFile(site);
  }

  /**
   * One look per turn of the event loop: a look costs 2–3 µs, a fifth of a whole answer from memory. That is
   * still exact for whoever waits for a change: a process changes the generation before it answers, and the
   * request of somebody who saw that answer is read from its socket in a later turn. `recheck` closes the one gap
   * (libuv may read more than 1,024 ready sockets in a single turn) for answers that pass through this process.
   */
  look(): GenerationNews {
    if (this.#looked) return this.#gone ? 'gone' : 'same';
    this.#looked = true;
    setImmediate(this.#forget);
    const stat = statSync(this.#file, { throwIfNoEntry: false });
    this.#gone = stat === undefined;
    if (!stat) {
      // Whatever comes back is another store, even with the same stamp.
      this.#stamp = -1;
      return 'gone';
    }
    if (stat.mtimeMs === this.#stamp && stat.ino === this.#inode) return 'same';
    this.#stamp = stat.mtimeMs;
    this.#inode = stat.ino;
    return 'changed';
  }

  recheck(): void {
    this.#looked = false;
  }
}
