/** Breaking news: a line that stands on every page of an edition, before there is a story. */
import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import type { Db, Tx } from '#db/client.ts';
import { now, nowIso } from '#db/clock.ts';
import { newId } from '#db/id.ts';
import { insertBreaking, updateBreaking } from '#db/mutations/breaking.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { type Breaking, getBreaking, getStandingBreaking, listBreakingRunOut } from '#db/queries/breaking.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { getPublishedCards } from '#db/queries/published.ts';
import { type Edition, keyIn } from '#document/edition.ts';
import { may } from './desk-rights.ts';
import { readOpenEdition } from './editions.ts';
import { requestHash } from './once.ts';
import { done, type Result, refuse } from './refusal.ts';
import { createStory } from './stories.ts';
import type { Actor, Story } from './types.ts';

/** Longer than this it is no line. */
export const longestBreaking = 160;
/** How long it stands, in minutes: from while it is typed to a day. */
export const breakingMinutes = { shortest: 5, longest: 24 * 60 } as const;

export interface BreakingRequest {
  edition: string;
  text: string;
  /** The id of a story published in that edition; null for none. */
  story: string | null;
  minutes: number;
  /** What stood there when the person wrote: this takes its place. Null for nothing. */
  replaces: string | null;
}

/** A conflict carries what stands now; null where that is nothing. */
export type BreakingResult = Result<Breaking, Breaking | null>;

const notTheirs = { detail: 'only editors and admins break news' };

/** Tells every reader. Refused (`stale_revision`) where another line came or went since this one was written. */
export async function announce(db: Db, actor: Actor, input: BreakingRequest): Promise<BreakingResult> {
  if (!may(actor, 'break-news')) return refuse('wrong_role', notTheirs);
  const text = cleanLine(input.text);
  if (!text || text.length > longestBreaking || findForbiddenControls(input.text).length > 0) {
    return refuse('invalid', { path: 'text', detail: `must be 1 to ${longestBreaking} characters` });
  }
  const { shortest, longest } = breakingMinutes;
  if (!Number.isInteger(input.minutes) || input.minutes < shortest || input.minutes > longest) {
    return refuse('invalid', { path: 'minutes', detail: `must be ${shortest} to ${longest}` });
  }
  return db.write(async (tx) => {
    const open = await readOpenEdition(tx, input.edition);
    if (!open.ok) return open;
    const edition = open.value;
    const readers = readerOf(tx, edition);
    const standing = await getStandingBreaking(readers);
    if ((standing?.id ?? null) !== input.replaces) {
      const detail = 'another line stands there now';
      return refuse('stale_revision', { path: 'replaces', detail, current: standing });
    }
    if (input.story !== null && !(await getPublishedCards(readers, [input.story])).has(input.story)) {
      return refuse('not_live', { path: 'story', detail: `${input.story} is not published` });
    }
    const moment = now();
    const at = moment.toISOString();
    if (standing) await updateBreaking(tx, standing.id, { endedAt: at, endedBy: actor.id });
    const id = newId();
    await insertBreaking(tx, {
      id,
      edition,
      text,
      storyId: input.story,
      until: new Date(moment.getTime() + input.minutes * 60_000).toISOString(),
      personId: actor.id,
      createdAt: at,
    });
    await tell(tx, actor, { at, edition, action: 'break-news', note: text });
    return done(await read(tx, id));
  });
}

/** Takes it from every page at once. One that has ended already stays as it is. */
export async function withdrawBreaking(db: Db, actor: Actor, id: string): Promise<BreakingResult> {
  if (!may(actor, 'break-news')) return refuse('wrong_role', notTheirs);
  return db.write(async (tx) => {
    const breaking = await getBreaking(tx, id);
    if (!breaking) return refuse('not_found', { detail: 'there is no such line' });
    if (breaking.endedAt !== null) return done(breaking);
    const at = nowIso();
    await updateBreaking(tx, id, { endedAt: at, endedBy: actor.id });
    await tell(tx, actor, {
      at,
      edition: breaking.edition,
      action: 'withdraw-breaking',
      note: breaking.text,
    });
    return done(await read(tx, id));
  });
}

/** Makes a draft by the actor of it, once: asked again by the same person it is the same draft. */
export async function draftFromBreaking(db: Db, actor: Actor, id: string): Promise<Result<Story, Story>> {
  if (!may(actor, 'break-news')) return refuse('wrong_role', notTheirs);
  const breaking = await getBreaking(db.read, id);
  if (!breaking) return refuse('not_found', { detail: 'there is no such line' });
  const once = { key: `draft-of-${id}`, request: requestHash('draft-of-breaking', id) };
  const place = { edition: breaking.edition };
  const made = await createStory(db, actor, { headline: breaking.text }, { once, place });
  if (made.ok) await db.write((tx) => updateBreaking(tx, id, { draftId: made.value.id }));
  return made;
}

/** Says that an edition's line is stale on its pages where one ran out since that moment (ISO 8601 UTC). */
export async function endBreaking(db: Db, since: string, until: string): Promise<boolean> {
  const over = await listBreakingRunOut(db.read, since, until);
  if (over.length === 0) return false;
  const keys = over.map((edition) => keyIn(edition, 'breaking'));
  await db.write((tx) => writeOutbox(tx, keys, until));
  return true;
}

async function tell(
  tx: Tx,
  actor: Actor,
  { edition, ...event }: { at: string; edition: Edition; action: string; note: string },
): Promise<void> {
  await recordEvent(tx, { ...event, personId: actor.id, address: actor.address });
  await writeOutbox(tx, [keyIn(edition, 'breaking')], event.at);
}

async function read(tx: Tx, id: string): Promise<Breaking> {
  const breaking = await getBreaking(tx, id);
  if (!breaking) throw new Error(`breaking news ${id} is missing`);
  return breaking;
}
