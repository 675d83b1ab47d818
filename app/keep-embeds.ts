/**
 * The nightly look at what live stories embed, in the server's own process. Looked for every ten minutes instead of set
 * for one moment: a machine that slept through the night does it when it wakes, and what answered is not asked twice.
 */
import { type Db, getDb, isInPlace } from '#db/client.ts';
import { checkEmbeds, lastNight } from '#newsroom/check-embeds.ts';
import { drainOutbox } from '#publishing/purge.ts';

const everyMs = 600_000;
/** UTC: the small hours from Morocco to Oman. */
const hour = 1;

export async function checkAndPurge(db: Db, since: string) {
  const result = await checkEmbeds(db, { since });
  if (result.newlyGone.length + result.back.length > 0) await drainOutbox(db);
  return result;
}

declare global {
  var midadEmbedWatch: NodeJS.Timeout | undefined;
}

export function keepEmbeds(): void {
  if (globalThis.midadEmbedWatch) return;
  let doneFor = '';
  let isBusy = false;
  globalThis.midadEmbedWatch = setInterval(() => {
    const night = lastNight(hour);
    if (isBusy || doneFor === night) return;
    isBusy = true;
    getDb()
      .then(async (db) => {
        if (!isInPlace(db)) return;
        await checkAndPurge(db, night);
        doneFor = night;
      })
      .catch((error: unknown) => console.error('What stories embed could not be checked:', error))
      .finally(() => {
        isBusy = false;
      });
  }, everyMs);
  globalThis.midadEmbedWatch.unref();
}
