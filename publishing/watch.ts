/**
 * A change whose writer died before it purged (a command line that was killed) is purged by the running server: it
 * looks a few times a second whether anybody has written, and costs nothing while nobody has.
 */
import type { Db } from '#db/client.ts';
import { drainOutbox } from './purge.ts';

const everyMs = 250;

declare global {
  var midadWatch: { db: Db } | undefined;
}

export function watchOutbox(db: Db): void {
  if (globalThis.midadWatch?.db === db) return;
  globalThis.midadWatch = { db };
  let seen = -1;
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    const version = db.dataVersion();
    if (version === seen) return;
    busy = true;
    drainOutbox(db)
      .then(() => {
        seen = version;
      })
      .catch((error: unknown) => console.error('The outbox could not be drained:', error))
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  timer.unref();
}
