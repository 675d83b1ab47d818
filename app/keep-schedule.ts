/**
 * Publishes stories, and ends placements on fronts and breaking news, at their time, in the server's own process. Asked anew twice a second instead of set as a timer
 * for each: so a time set by the command line or another server, a clock that was moved and a machine that
 * slept are all the same case, and what came due while nothing ran goes out at the next start.
 */
import { type Db, getDb, isInPlace } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { endBreaking } from '#newsroom/breaking.ts';
import { endPlacements } from '#newsroom/fronts.ts';
import { publishDue } from '#newsroom/schedule.ts';
import { bakeStory } from '#publishing/bake.ts';
import { drainOutbox } from '#publishing/purge.ts';

const everyMs = 500;

/** Until when what ends was looked for; from the beginning at each start, for what ended while nothing ran. */
let lookedUntil = '';

async function keepTime(db: Db): Promise<void> {
  // A folder that was taken away is the front's to tell of; nothing is published into a deleted file.
  if (!isInPlace(db)) return;
  const published = await publishDue(db);
  const now = nowIso();
  const placements = await endPlacements(db, lookedUntil, now);
  const breaking = await endBreaking(db, lookedUntil, now);
  lookedUntil = now;
  if (published.length > 0 || placements || breaking) await drainOutbox(db);
  for (const id of published) await bakeStory(db, id);
}

declare global {
  var midadSchedule: NodeJS.Timeout | undefined;
}

export function keepSchedule(): void {
  if (globalThis.midadSchedule) return;
  let isBusy = false;
  globalThis.midadSchedule = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    getDb()
      .then(keepTime)
      .catch((error: unknown) => console.error('What was due could not be done:', error))
      .finally(() => {
        isBusy = false;
      });
  }, everyMs);
  globalThis.midadSchedule.unref();
}
