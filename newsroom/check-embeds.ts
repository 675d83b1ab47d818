/** The nightly look at everything that live stories embed: what is gone at its source is marked, and the desk is told. */
import type { Db } from '#db/client.ts';
import { now, nowIso } from '#db/clock.ts';
import { forgetEmbed, putEmbedState } from '#db/mutations/embeds.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { type EmbedState, listEmbedStates, listLiveBodies } from '#db/queries/embeds.ts';
import { listEmbeds } from '#document/embed-player.ts';
import { fetchDetails } from '#media/embed-details.ts';
import { type Door, theDoor } from '#media/outgoing/door.ts';

export interface EmbedCheck {
  /** Addresses that live stories show, those asked about, and those that answered. */
  found: number;
  asked: number;
  answered: number;
  gone: number;
  /** Newly gone, and back again, since the check before. */
  newlyGone: string[];
  back: string[];
}

export interface CheckOptions {
  door?: Door;
  /** Between two questions, so that nobody is overrun. */
  pauseMs?: number;
  /** Those that answered since then are not asked again. */
  since?: string;
}

const batch = 200;

interface Shown {
  provider: string;
  stories: string[];
}

/**
 * Asks for each embed of each live story, one after the other. `missing` marks it as gone, any sound answer takes
 * the mark off, and no answer changes nothing: a night without a network marks nothing. Revisions are left alone; the
 * pages that show it are named in the outbox (`embed:URL`), for the caller to purge.
 */
export async function checkEmbeds(db: Db, options: CheckOptions = {}): Promise<EmbedCheck> {
  const { door = theDoor(), pauseMs = 500, since = nowIso() } = options;
  const shown = await listShown(db);
  const known = await listEmbedStates(db.read);
  const result: EmbedCheck = { found: shown.size, asked: 0, answered: 0, gone: 0, newlyGone: [], back: [] };
  await db.write(async (tx) => {
    for (const url of known.keys()) if (!shown.has(url)) await forgetEmbed(tx, url);
  });
  for (const [url, { provider, stories }] of shown) {
    const before = known.get(url);
    if (before && before.checkedAt >= since) {
      if (before.goneAt) result.gone += 1;
      continue;
    }
    if (result.asked > 0) await pause(pauseMs);
    result.asked += 1;
    const fetched = await fetchDetails(door, { provider, url }, { anew: true });
    if (!fetched.ok && fetched.why === 'unknown') {
      if (before?.goneAt) result.gone += 1;
      continue;
    }
    result.answered += 1;
    const isGone = !fetched.ok;
    const state: EmbedState = {
      url,
      provider,
      checkedAt: nowIso(),
      goneAt: isGone ? (before?.goneAt ?? nowIso()) : null,
      stories,
    };
    const isNews = (before?.goneAt ?? null) !== state.goneAt;
    if (isGone) result.gone += 1;
    if (isNews) (isGone ? result.newlyGone : result.back).push(url);
    await db.write(async (tx) => {
      await putEmbedState(tx, state);
      if (isNews) await writeOutbox(tx, [`embed:${url}`], state.checkedAt);
    });
  }
  return result;
}

async function listShown(db: Db): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>();
  let after = '';
  for (;;) {
    const rows = await listLiveBodies(db.read, after, batch);
    for (const { id, body } of rows) {
      for (const { url, provider } of listEmbeds(body)) {
        const known = shown.get(url) ?? { provider, stories: [] };
        known.stories.push(id);
        shown.set(url, known);
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return shown;
    after = last.id;
    // Readers and writers come between two batches.
    await pause(0);
  }
}

/** The last moment of that hour (UTC) that has passed: what answered since then was checked in this night. */
export function lastNight(hour: number): string {
  const night = new Date(now());
  night.setUTCHours(hour, 0, 0, 0);
  if (night > now()) night.setUTCDate(night.getUTCDate() - 1);
  return night.toISOString();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
