/** Composing fronts: what stands where on the home page and on the sections' pages. */
import type { Db, Reader, Tx } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { appendFrontRevision } from '#db/mutations/fronts.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { type FrontRevision, getFrontRevision, listFrontsWithEnded } from '#db/queries/fronts.ts';
import { getPublishedCards, listSections } from '#db/queries/published.ts';
import { getSection } from '#db/queries/sections.ts';
import { getSettings } from '#db/queries/settings.ts';
import { readKey } from '#document/edition.ts';
import {
  type Composition,
  editionOf,
  type FrontKey,
  findMisplaced,
  frontKey,
  type Placement,
  sectionOf,
  slotsOf,
  standing,
} from '#document/front.ts';
import { may } from './desk-rights.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';

export type FrontResult = Result<FrontRevision, FrontRevision>;

/** The front of that name; null where there is none. */
export async function readFrontKey(db: Reader, text: string): Promise<FrontKey | null> {
  const { edition, key } = readKey(text);
  if (edition !== 'ar' && !(await getSettings(db)).english) return null;
  if (key === 'home') return frontKey(edition, null);
  const slug = /^section:(.+)$/s.exec(key)?.[1];
  return slug !== undefined && (await getSection(db, slug)) ? frontKey(edition, slug) : null;
}

export interface FrontRequest extends Composition {
  front: string;
  /** The number it was composed on. */
  revision: number;
}

/**
 * Puts a composition before readers. Refuses one that was made on an older number (`stale_revision`, with the front as
 * it is now), and a story that no reader may see, unless it stood there before and was taken down meanwhile.
 */
export async function composeFront(db: Db, actor: Actor, input: FrontRequest): Promise<FrontResult> {
  if (!may(actor, 'compose-fronts')) {
    return refuse('wrong_role', { detail: 'only editors and admins compose fronts' });
  }
  return db.write(async (tx) => {
    const front = await readFrontKey(tx, input.front);
    if (!front) return refuse('not_found', { path: 'front', detail: 'there is no such front' });
    const current = await getFrontRevision(tx, front);
    if (current.number !== input.revision) {
      const detail = `the front is at number ${current.number} now`;
      return refuse('stale_revision', { path: 'revision', detail, current });
    }
    const at = nowIso();
    const placements = await readPlacements(tx, front, input, { current, at });
    if (!placements.ok) return placements;
    const number = current.number + 1;
    await appendFrontRevision(tx, {
      front,
      number,
      layout: input.layout,
      placements: placements.value,
      personId: actor.id,
      createdAt: at,
    });
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'compose-front',
      note: `${front} ${number}`,
      address: actor.address,
    });
    await writeOutbox(tx, [front], at);
    return done(await getFrontRevision(tx, front));
  });
}

async function readPlacements(
  tx: Tx,
  front: FrontKey,
  { layout, placements }: Composition,
  { current, at }: { current: FrontRevision; at: string },
): Promise<Result<Placement[]>> {
  const reader = readerOf(tx, editionOf(front));
  const sections = sectionOf(front) === null ? (await listSections(reader)).map(({ slug }) => slug) : [];
  const misplaced = findMisplaced(placements, slotsOf(front, layout, sections));
  if (misplaced) return refuse('invalid', { path: misplaced, detail: 'no place of this front, or taken' });
  const before = new Set(current.placements.map(({ story }) => story));
  const visible = await getPublishedCards(
    reader,
    placements.map(({ story }) => story),
  );
  const read: Placement[] = [];
  for (const [index, placement] of placements.entries()) {
    if (!visible.has(placement.story) && !before.has(placement.story)) {
      return refuse('not_live', {
        path: `placements[${index}].story`,
        detail: `${placement.story} is not published`,
      });
    }
    const until = placement.until === null ? null : new Date(placement.until);
    if (until && Number.isNaN(until.getTime())) {
      return refuse('invalid', { path: `placements[${index}].until`, detail: 'must be ISO 8601' });
    }
    read.push({ ...placement, until: until?.toISOString() ?? null });
  }
  // What ended while somebody composed is no fault of theirs.
  return done(standing(read, at));
}

/** Says which fronts are stale because a placement ended after `since` and not after `until` (ISO 8601 UTC). */
export async function endPlacements(db: Db, since: string, until: string): Promise<boolean> {
  const fronts = await listFrontsWithEnded(db.read, since, until);
  if (fronts.length === 0) return false;
  await db.write((tx) => writeOutbox(tx, fronts, until));
  return true;
}
