/**
 * How often a host may be asked, and when it is left alone: each has a bucket of calls that fills again with
 * time, and after failures in a row nobody waits for it until a pause is over.
 */
interface Host {
  calls: number;
  at: number;
  failures: number;
  closedUntil: number;
}

export interface Limits {
  /** Calls at once, and how many more come each second. */
  burst: number;
  perSecond: number;
  /** Failures in a row before a pause, and how long it is: each further failure doubles it. */
  failures: number;
  pauseMs: number;
  longestPauseMs: number;
}

export const usualLimits: Limits = {
  burst: 20,
  perSecond: 2,
  failures: 5,
  pauseMs: 30_000,
  longestPauseMs: 900_000,
};

const mostHosts = 500;

export class Breaker {
  readonly #hosts = new Map<string, Host>();
  readonly #limits: Limits;
  readonly #clock: () => number;

  constructor(limits: Limits, clock: () => number) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Takes one call, or says why there is none now. */
  take(name: string): 'ok' | 'busy' | 'resting' {
    const host = this.#host(name);
    const now = this.#clock();
    if (now < host.closedUntil) return 'resting';
    const { burst, perSecond } = this.#limits;
    host.calls = Math.min(burst, host.calls + ((now - host.at) / 1000) * perSecond);
    host.at = now;
    if (host.calls < 1) return 'busy';
    host.calls -= 1;
    return 'ok';
  }

  /** Whether the host itself did its part; an answer of 404 is a sound one. */
  report(name: string, sound: boolean): void {
    const host = this.#host(name);
    host.failures = sound ? 0 : host.failures + 1;
    const { failures, pauseMs, longestPauseMs } = this.#limits;
    const over = host.failures - failures;
    if (over >= 0)
      host.closedUntil = this.#clock() + Math.min(longestPauseMs, pauseMs * 2 ** Math.min(over, 10));
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name);
    if (known) return known;
    if (this.#hosts.size >= mostHosts) {
      const [oldest] = this.#hosts.keys();
      if (oldest !== undefined) this.#hosts.delete(oldest);
    }
    const host = { calls: this.#limits.burst, at: this.#clock(), failures: 0, closedUntil: 0 };
    this.#hosts.set(name, host);
    return host;
  }
}
