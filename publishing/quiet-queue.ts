/**
 * Work for a quiet moment: one thing after the other (or a few at once), and not before some time has passed in which nobody asked for
 * more of it. Who publishes one story after the other has the machine to himself, and so has a crawler.
 */
export interface QuietQueueOptions {
  /** What is said of work that failed; the rest goes on. */
  failure: string;
  /** More than that aren't kept: the oldest is forgotten. */
  most: number;
  quietMs: number;
  /** How many are done at once; one where nothing is said. */
  atOnce?: number;
  /** Nothing is begun while there is more urgent work. */
  isBusy?(): boolean;
  /** Told of each that was forgotten. */
  forgotten?(key: string): unknown;
  /** Once nothing is left. */
  whenDone?(): unknown;
}

/** How long before it is looked again whether there is time. */
const busyMs = 2;

export class QuietQueue {
  readonly #waiting = new Map<string, () => Promise<void>>();
  #asked = 0;
  #running = false;

  get running(): boolean {
    return this.#running;
  }

  /** The same key again replaces what waits under it. */
  add(key: string, work: () => Promise<void>, options: QuietQueueOptions): void {
    this.#asked = performance.now();
    this.#waiting.delete(key);
    this.#waiting.set(key, work);
    const oldest = this.#waiting.size > options.most ? this.#first() : undefined;
    if (oldest) {
      this.#waiting.delete(oldest[0]);
      options.forgotten?.(oldest[0]);
    }
    if (this.#running) return;
    this.#running = true;
    void this.#run(options);
  }

  async #run(options: QuietQueueOptions): Promise<void> {
    const { quietMs, isBusy, atOnce = 1, failure, whenDone } = options;
    const begun = new Set<Promise<void>>();
    for (let next = this.#first(); next || begun.size > 0; next = this.#first()) {
      if (!next || begun.size >= atOnce) {
        await Promise.race(begun);
        continue;
      }
      const since = performance.now() - this.#asked;
      if (since < quietMs || isBusy?.()) {
        await pause(Math.max(quietMs - since, busyMs));
        continue;
      }
      this.#waiting.delete(next[0]);
      const work = next[1]()
        .catch((error: unknown) => console.error(failure, error))
        .finally(() => begun.delete(work));
      begun.add(work);
    }
    this.#running = false;
    try {
      whenDone?.();
    } catch (error) {
      console.error(failure, error);
    }
  }

  #first(): [string, () => Promise<void>] | undefined {
    return this.#waiting.entries().next().value;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
