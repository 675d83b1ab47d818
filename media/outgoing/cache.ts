import type { Outcome } from './door.ts';

const mostBytes = 8 * 1024 * 1024;
const soundMs = 600_000;
const missingMs = 60_000;

/** Answers of the last minutes, so that ten people who paste one address ask once. Bounded in bytes; the oldest go first. */
export class AnswerCache {
  readonly #kept = new Map<string, { outcome: Outcome; until: number; bytes: number }>();
  readonly #clock: () => number;
  #bytes = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get(key: string): Outcome | null {
    const kept = this.#kept.get(key);
    if (!kept) return null;
    if (kept.until > this.#clock()) return kept.outcome;
    this.#drop(key);
    return null;
  }

  /** Only what will be the same in a minute: an answer, or that there is nothing at the address. */
  set(key: string, outcome: Outcome): void {
    if (!outcome.ok && outcome.why !== 'missing') return;
    const bytes = outcome.ok ? outcome.body.length : 0;
    if (bytes > mostBytes / 8) return;
    this.#drop(key);
    this.#kept.set(key, { outcome, until: this.#clock() + (outcome.ok ? soundMs : missingMs), bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= mostBytes && this.#kept.size <= 1000) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}
