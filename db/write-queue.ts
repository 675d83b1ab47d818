import { AsyncLocalStorage } from 'node:async_hooks';

/** The transaction commands of one connection. */
export interface Transactor {
  /** Runs one statement without parameters. */
  exec(statement: string): void;
  readonly inTransaction: boolean;
  /** Whether a commit is on the disk before it is answered. Called outside a transaction. */
  setLasting(isLasting: boolean): void;
}

/** The most changes that share one commit: what waits longest still waits only for these. */
const largestGroup = 16;

/** What a change may cost: `lasting` is on the disk when it is acknowledged; `quick` survives a kill, but not a power cut. */
export type Care = 'lasting' | 'quick';

interface Job {
  /** In whose company it may run; null for outside any transaction. */
  care: Care | null;
  run(): Promise<() => void>;
  fail(error: unknown): void;
}

/**
 * Changes one after the other on one connection. Those that wait at the same moment share one commit, so
 * that twenty people saving pay for one flush to the disk; each is a savepoint of its own, and is
 * acknowledged only when the commit is on the disk.
 */
export class WriteQueue {
  readonly #connection: Transactor;
  readonly #inside = new AsyncLocalStorage<boolean>();
  #waiting: Job[] = [];
  #running = false;

  constructor(connection: Transactor) {
    this.#connection = connection;
  }

  /** Runs the change in a transaction; what it throws rolls back this change alone. */
  write<Value>(change: () => Promise<Value>, care: Care = 'lasting'): Promise<Value> {
    return this.#enter(care, change);
  }

  /** Takes a turn outside any transaction. */
  turn<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#enter(null, work);
  }

  #enter<Value>(care: Care | null, work: () => Promise<Value>): Promise<Value> {
    if (this.#inside.getStore()) {
      return Promise.reject(new Error('a write inside a write would wait for itself'));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        care,
        run: async () => {
          const value = await this.#inside.run(true, work);
          return () => resolve(value);
        },
        fail: reject,
      });
      if (!this.#running) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#running = true;
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      if (job.care) await this.#runGroup(job, job.care);
      else await this.#runAlone(job);
    }
    this.#running = false;
  }

  async #runAlone(job: Job): Promise<void> {
    try {
      (await job.run())();
    } catch (error) {
      job.fail(error);
    }
  }

  async #runGroup(first: Job, care: Care): Promise<void> {
    const acknowledge: (() => void)[] = [];
    const joined: Job[] = [];
    try {
      // Not to be changed within a transaction.
      if (care === 'quick') this.#connection.setLasting(false);
      this.#connection.exec('BEGIN IMMEDIATE');
      for (let job: Job | undefined = first; job; job = await this.#nextToShare(joined.length, care)) {
        joined.push(job);
        acknowledge.push(await this.#runInSavepoint(job));
      }
      this.#connection.exec('COMMIT');
    } catch (error) {
      // The transaction as a whole is lost (a full disk, a lock that did not come): nobody was acknowledged.
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      if (joined.length === 0) joined.push(first);
      for (const job of joined) job.fail(error);
      return;
    } finally {
      if (care === 'quick') this.#connection.setLasting(true);
    }
    for (const tell of acknowledge) tell();
  }

  /** Looks once around the event loop for company: calls that arrived meanwhile share the commit. */
  async #nextToShare(soFar: number, care: Care): Promise<Job | undefined> {
    if (soFar >= largestGroup) return undefined;
    if (this.#waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    return this.#waiting[0]?.care === care ? this.#waiting.shift() : undefined;
  }

  /** Answers how to tell the caller once all is committed; throws only where the whole transaction is gone. */
  async #runInSavepoint(job: Job): Promise<() => void> {
    this.#connection.exec('SAVEPOINT change');
    try {
      const tell = await job.run();
      this.#connection.exec('RELEASE change');
      return tell;
    } catch (error) {
      if (!this.#connection.inTransaction) throw error;
      this.#connection.exec('ROLLBACK TO change');
      this.#connection.exec('RELEASE change');
      return () => job.fail(error);
    }
  }
}
