/** Asks the searching thread, which is started with the first question and again when it died. */
import type { Worker } from 'node:worker_threads';
import type { Db } from '#db/client.ts';
import type { Edition } from '#document/edition.ts';
import type { Ask } from './ask.ts';
import type { SearchAnswer } from './find.ts';
import type { DeskAsk, FoundAtDesk } from './find-at-desk.ts';
import { startThread } from './start-thread.ts';

/** A reader's question, to one edition. */
export interface ReadersAsk extends Ask {
  edition: Edition;
}

export interface Question {
  id: number;
  readers?: ReadersAsk;
  desk?: DeskAsk;
}

export interface Reply {
  /** 0 says that the thread has started. */
  id: number;
  readers?: SearchAnswer;
  desk?: FoundAtDesk[];
  error?: string;
}

/** A question that takes longer has gone wrong; the thread is ended, and the next one gets a new one. */
const patienceMs = 5000;
/** For a thread to start, on a machine that has much else to do. */
const startMs = 30_000;

class SearchThread {
  readonly folder: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>();
  readonly #started: Promise<void>;
  #last = 0;

  constructor(folder: string) {
    this.folder = folder;
    this.#worker = startThread('worker.ts', folder);
    let start = () => {};
    this.#started = new Promise((resolve) => {
      start = resolve;
    });
    this.#worker.on('message', (reply: Reply) => {
      if (reply.id === 0) return start();
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if (reply.error) waiting?.reject(new Error(reply.error));
      else waiting?.resolve(reply);
      if (this.#waiting.size === 0) this.#worker.unref();
    });
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the searching thread ended')));
  }

  ask(question: Omit<Question, 'id'>): Promise<Reply> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#end(new Error('a search took too long'));
        void this.#worker.terminate();
      };
      let timer = setTimeout(giveUp, startMs);
      void this.#started.then(() => {
        if (!this.#waiting.has(id)) return;
        clearTimeout(timer);
        timer = setTimeout(giveUp, patienceMs);
      });
      const settled = <Value>(tell: (value: Value) => void) => {
        return (value: Value) => {
          clearTimeout(timer);
          tell(value);
        };
      };
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
      this.#worker.ref();
      this.#worker.postMessage({ ...question, id } satisfies Question);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(error: unknown): void {
    if (globalThis.midadSearch === this) globalThis.midadSearch = undefined;
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

declare global {
  // One a process, over all copies that Next's bundles hold of this module.
  var midadSearch: SearchThread | undefined;
}

function threadFor(db: Db): SearchThread {
  if (globalThis.midadSearch?.folder !== db.folder) {
    void globalThis.midadSearch?.close();
    globalThis.midadSearch = new SearchThread(db.folder);
  }
  return globalThis.midadSearch;
}

export async function searchForReaders(db: Db, ask: ReadersAsk): Promise<SearchAnswer> {
  const { readers } = await threadFor(db).ask({ readers: ask });
  if (!readers) throw new Error('the searching thread answered something else');
  return readers;
}

export async function searchForDesk(db: Db, ask: DeskAsk): Promise<FoundAtDesk[]> {
  const { desk } = await threadFor(db).ask({ desk: ask });
  if (!desk) throw new Error('the searching thread answered something else');
  return desk;
}

/** Ends the thread, where the database it reads is going away. */
export async function closeSearch(): Promise<void> {
  await globalThis.midadSearch?.close();
  globalThis.midadSearch = undefined;
}
