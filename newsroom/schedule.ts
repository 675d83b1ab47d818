/** Stories that are published by themselves: reading the time a person names, and keeping it. */
import type { Db, Tx } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { updateStory } from '#db/mutations/stories.ts';
import { getStoryHead, listDue } from '#db/queries/stories.ts';
import { checkForReaders, putBeforeReaders } from './before-readers.ts';
import { done, type Result, refuse } from './refusal.ts';
import { mayBePublishedByItself } from './workflow.ts';

const isoMoment = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)$/;

/**
 * The time in `schedule`'s `at` as ISO 8601 UTC. A time without its zone is refused: an hour that was meant in another
 * city shows a story too early.
 */
export function readDue(at: string | undefined, now: string): Result<string> {
  if (!at?.trim()) return refuse('time_needed', { path: 'at', detail: 'schedule needs the time' });
  const parts = isoMoment.exec(at.trim());
  const moment = new Date(at.trim());
  if (!parts || Number.isNaN(moment.getTime()) || !isOnTheCalendar(parts)) {
    return refuse('invalid', {
      path: 'at',
      detail: 'must be ISO 8601 with a time zone: 2030-01-31T08:00:00Z',
    });
  }
  const due = moment.toISOString();
  return due > now ? done(due) : refuse('time_needed', { path: 'at', detail: 'must be in the future' });
}

/** `Date` takes 31 February for 3 March. */
function isOnTheCalendar([, year, month, day]: RegExpExecArray): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/**
 * Publishes every story whose time has come; answers their ids. Each is looked at again in its own transaction, so
 * several servers on one store publish it once, and one that was taken off the schedule stays away.
 */
export async function publishDue(db: Db): Promise<string[]> {
  const published: string[] = [];
  for (const id of await listDue(db.read, nowIso())) {
    if (await db.write((tx) => publishIfDue(tx, id))) published.push(id);
  }
  return published;
}

async function publishIfDue(tx: Tx, id: string): Promise<boolean> {
  const head = await getStoryHead(tx, id);
  const at = nowIso();
  if (!head?.scheduledFor || head.scheduledFor > at || !mayBePublishedByItself(head)) return false;
  const allowed = await checkForReaders(tx, head);
  if (!allowed.ok) {
    // Not tried again each second: it goes back to who approved it, and its history says why.
    await updateStory(tx, id, { state: 'approved', changedAt: at, scheduledFor: null });
    await recordEvent(tx, {
      at,
      personId: null,
      action: 'unschedule',
      storyId: id,
      revision: head.revision,
      from: head.state,
      to: 'approved',
      note: `${allowed.refusal.code}: ${allowed.refusal.detail ?? ''}`,
    });
    return false;
  }
  await updateStory(tx, id, { state: 'published', changedAt: at, scheduledFor: null });
  await putBeforeReaders(tx, head, at);
  // The house's own doing: who wanted it stands in the line of the `schedule`.
  await recordEvent(tx, {
    at,
    personId: null,
    action: 'publish',
    storyId: id,
    revision: head.revision,
    from: head.state,
    to: 'published',
  });
  return true;
}
