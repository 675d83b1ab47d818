/** A token bucket per caller, in memory: `perSecond` on average, `burst` at once. */
import { now } from '#db/clock.ts';

export interface Limiter {
  /** False where this caller has used up its share. */
  take(caller: string): boolean;
}

/** The most callers remembered; past that the oldest are forgotten, which only ever lets somebody through. */
const mostCallers = 50_000;

export function makeLimiter(options: { perSecond: number; burst: number }): Limiter {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(caller) {
      const at = now().getTime();
      const bucket = buckets.get(caller) ?? { left: options.burst, at };
      const gained = (Math.max(0, at - bucket.at) / 1000) * options.perSecond;
      const left = Math.min(options.burst, bucket.left + gained);
      buckets.delete(caller);
      buckets.set(caller, { left: left >= 1 ? left - 1 : left, at });
      if (buckets.size > mostCallers) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return left >= 1;
    },
  };
}
