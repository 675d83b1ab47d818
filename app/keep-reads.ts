/** Takes in what the front counted, and from time to time chooses anew what is read most. */
import { type Db, getDb, isInPlace } from '#db/client.ts';
import { refreshMostRead } from '#newsroom/reads.ts';
import { drainOutbox } from '#publishing/purge.ts';
import { takeInReads } from '#publishing/take-in-reads.ts';

const everyMs = 10_000;
/** A calm list: who comes back after ten minutes may find another. */
const refreshMs = 600_000;

declare global {
  var midadReads: NodeJS.Timeout | undefined;
}

let refreshedAt = Number.NEGATIVE_INFINITY;

async function keep(db: Db): Promise<void> {
  if (!isInPlace(db)) return;
  await takeInReads(db);
  if (performance.now() - refreshedAt < refreshMs) return;
  refreshedAt = performance.now();
  if ((await refreshMostRead(db)).length > 0) await drainOutbox(db);
}

export function keepReads(): void {
  if (globalThis.midadReads) return;
  let isBusy = false;
  globalThis.midadReads = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    getDb()
      .then(keep)
      .catch((error: unknown) => console.error('Counted readers could not be taken in:', error))
      .finally(() => {
        isBusy = false;
      });
  }, everyMs);
  globalThis.midadReads.unref();
}
