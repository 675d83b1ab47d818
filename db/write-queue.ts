import { AsyncLocalStorage } from 'node:async_hooks';

/** The transaction commands of one connection. */
export interface Transactor {
  /** Runs one statement without parameters. */
  exec(statement: string): void;
  readonly inTransaction: boolean;
}

/** The most changes that share one commit: what waits longest still waits only for these. */
const largestGroup = 16;

interface Job {
  /** Whether it runs inside the group's transaction. */
  shares: boolean;
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
  write<Value>(change: () => Promise<Value>): Promise<Value> {
    return this.#enter(true, change);
  }

  /** Takes a turn outside any transaction. */
  turn<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#enter(false, work);
  }

  #enter<Value>(shares: boolean, work: () => Promise<Value>): Promise<Value> {
    if (this.#inside.getStore()) {
      return Promise.reject(new Error('a write inside a write would wait for itself'));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        shares,
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
      if (job.shares) await this.#runGroup(job);
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

  async #runGroup(first: Job): Promise<void> {
    const acknowledge: (() => void)[] = [];
    const joined: Job[] = [];
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
      for (let job: Job | undefined = first; job; job = await this.#nextToShare(joined.length)) {
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
    }
    for (const tell of acknowledge) tell();
  }

  /** Looks once around the event loop for company: calls that arrived meanwhile share the commit. */
  async #nextToShare(soFar: number): Promise<Job | undefined> {
    if (soFar >= largestGroup) return undefined;
    if (this.#waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    return this.#waiting[0]?.shares ? this.#waiting.shift() : undefined;
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
