/** The newsroom's commands on stored files: finding them, their words and rights, withdrawing and deleting. */
import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import { fold } from '#arabic/fold.ts';
import type { Db, Reader } from '#db/client.ts';
import { now, nowIso } from '#db/clock.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { deleteMediaRow, setWithdrawn, updateMediaRow } from '#db/mutations/media.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import {
  countMedia,
  getMediaRow,
  listHashes,
  listLapsing,
  listMedia,
  listSameFile,
  listStoriesShowing,
  listUsingStories,
  type MediaListRow,
  type MediaRow,
  type ShowingStory,
} from '#db/queries/media.ts';
import { getSettings } from '#db/queries/settings.ts';
import { folderOf, mediaFiles } from '#media/files.ts';
import { foldWords } from '#media/folded.ts';
import { inLine } from '#media/queue.ts';
import { hashDistance } from '#media/renditions.ts';
import { isNamed } from '#media/store.ts';
import type { MediaDetail, MediaItem, MediaKind, MediaOnly } from './media-item.ts';
import { hasLapsed, licences, listCautions } from './media-rights.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';

/** Today in the newsroom's zone, `YYYY-MM-DD`: rights end with a day, not with an hour in London. */
export async function getToday(reader: Reader, moment = now()): Promise<string> {
  const { timeZone } = await getSettings(reader);
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
}

function mayChange(actor: Actor, row: MediaRow): boolean {
  return actor.role !== 'journalist' || row.personId === actor.id;
}

function toItem(row: MediaListRow, actor: Actor, today: string): MediaItem {
  return {
    id: row.id,
    kind: row.kind,
    mime: row.mime,
    bytes: row.bytes,
    fileName: row.fileName,
    width: row.width,
    height: row.height,
    widths: row.widths,
    making: row.making,
    moves: row.moves,
    focusX: row.focusX,
    focusY: row.focusY,
    caption: row.caption,
    credit: row.credit,
    alt: row.alt,
    agency: row.agency,
    place: row.place,
    takenAt: row.takenAt,
    tags: row.tags,
    licence: row.licence,
    terms: row.terms,
    territory: row.territory,
    rightsUntil: row.rightsUntil,
    lapsed: hasLapsed(row, today),
    cautions: listCautions(row, today),
    withdrawn: row.withdrawnAt ? { at: row.withdrawnAt, why: row.withdrawnWhy ?? '' } : null,
    shownAt: row.shownAt,
    person: row.person,
    createdAt: row.createdAt,
    mayChange: mayChange(actor, row),
  };
}

export interface MediaQuery {
  q?: string;
  kind?: MediaKind;
  only?: MediaOnly;
  limit?: number;
  offset?: number;
}

/** Newest first, 60 unless told; every word of `q` is found with or without hamza and vowels. */
export async function findMedia(
  db: Db,
  actor: Actor,
  query: MediaQuery = {},
): Promise<{ items: MediaItem[]; total: number }> {
  const today = await getToday(db.read);
  const filter = {
    words: fold(query.q ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 12),
    kind: query.kind,
    only: query.only,
    today,
    limit: Math.min(query.limit ?? 60, 200),
    offset: query.offset,
  };
  const rows = await listMedia(db.read, filter);
  return {
    items: rows.map((row) => toItem(row, actor, today)),
    total: await countMedia(db.read, filter),
  };
}

const noSuchFile = () => refuse('not_found', { detail: 'there is no such file' });

/** How far two pictures' hashes may be apart to be shown as one picture's editions. */
const nearBits = 8;

export async function getMediaDetail(db: Db, actor: Actor, id: string): Promise<Result<MediaDetail>> {
  const today = await getToday(db.read);
  const [row] = await listMedia(db.read, { id, today, limit: 1 });
  if (!row) return noSuchFile();
  return done({
    ...toItem(row, actor, today),
    stories: await listUsingStories(db.read, [id]),
    ...(await findAlike(db.read, row)),
  });
}

/** Ids of the same file and of pictures that look like it, newest first. */
export async function findAlike(
  reader: Reader,
  row: Pick<MediaRow, 'id' | 'sha256' | 'dhash'>,
): Promise<{ exact: string[]; near: string[] }> {
  const exact = (await listSameFile(reader, row.sha256)).map(({ id }) => id).filter((id) => id !== row.id);
  if (!row.dhash) return { exact, near: [] };
  const near = (await listHashes(reader, 20_000))
    .filter(
      ({ id, dhash }) => id !== row.id && !exact.includes(id) && hashDistance(dhash, row.dhash) <= nearBits,
    )
    .map(({ id }) => id);
  return { exact, near: near.slice(0, 12) };
}

export interface MediaChanges {
  caption?: unknown;
  credit?: unknown;
  alt?: unknown;
  agency?: unknown;
  place?: unknown;
  tags?: unknown;
  licence?: unknown;
  terms?: unknown;
  territory?: unknown;
  rightsUntil?: unknown;
  focusX?: unknown;
  focusY?: unknown;
}

const longest = {
  caption: 2000,
  credit: 300,
  alt: 1000,
  agency: 200,
  place: 200,
  terms: 1000,
  territory: 200,
};
const lines = ['caption', 'credit', 'alt', 'agency', 'place', 'terms', 'territory'] as const;

function readChanges(input: MediaChanges): Result<Partial<MediaRow>> {
  const changes: Partial<MediaRow> = {};
  for (const path of lines) {
    const value = input[path];
    if (value === undefined) continue;
    if (typeof value !== 'string') return refuse('invalid', { path, detail: 'must be text' });
    if (findForbiddenControls(value).length > 0) {
      return refuse('invalid', { path, detail: 'holds a direction override (U+202A to U+202E)' });
    }
    if (value.length > longest[path]) {
      return refuse('invalid', { path, detail: `at most ${longest[path]} characters` });
    }
    changes[path] = cleanLine(value);
  }
  if (input.tags !== undefined) {
    if (
      !Array.isArray(input.tags) ||
      input.tags.length > 30 ||
      !input.tags.every((tag) => typeof tag === 'string')
    ) {
      return refuse('invalid', { path: 'tags', detail: 'must be a list of at most 30 texts' });
    }
    const tags = input.tags.map((tag) => cleanLine(tag.replace(/[\u202A-\u202E]/g, '')).slice(0, 80));
    changes.tags = [...new Set(tags.filter(Boolean))];
  }
  if (input.licence !== undefined) {
    const licence = licences.find((one) => one === input.licence);
    if (!licence) return refuse('invalid', { path: 'licence', detail: `is one of ${licences.join(', ')}` });
    changes.licence = licence;
  }
  if (input.rightsUntil !== undefined) {
    if (typeof input.rightsUntil !== 'string' || !isDay(input.rightsUntil)) {
      return refuse('invalid', { path: 'rightsUntil', detail: 'is a day like 2030-01-31, or empty' });
    }
    changes.rightsUntil = input.rightsUntil;
  }
  for (const path of ['focusX', 'focusY'] as const) {
    const value = input[path];
    if (value === undefined) continue;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100) {
      return refuse('invalid', { path, detail: 'is a whole number from 0 to 100' });
    }
    changes[path] = value;
  }
  return done(changes);
}

function isDay(text: string): boolean {
  if (text === '') return true;
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

/** Changes words, rights or focus. A journalist's own files only; editors' and admins' are all. */
export async function changeMedia(
  db: Db,
  actor: Actor,
  id: string,
  input: MediaChanges,
): Promise<Result<MediaDetail>> {
  const checked = readChanges(input);
  if (!checked.ok) return checked;
  const changed = await db.write(async (tx): Promise<Result<null>> => {
    const row = await getMediaRow(tx, id);
    if (!row) return noSuchFile();
    if (!mayChange(actor, row)) return refuse('wrong_role', { detail: 'this file is somebody else’s' });
    const next = { ...row, ...checked.value };
    const isMoved = next.focusX !== row.focusX || next.focusY !== row.focusY;
    await updateMediaRow(tx, id, {
      ...checked.value,
      folded: foldWords(next),
      // The crop for link previews is made anew; until then the one before it stands.
      ...(isMoved && row.kind === 'image' ? { making: 'waiting' as const, attempts: 0 } : {}),
    });
    const at = nowIso();
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'change-media',
      note: `${id} ${Object.keys(checked.value).join(' ')}`,
      address: actor.address,
    });
    if (isMoved || next.alt !== row.alt)
      await writeOutbox(tx, staleKeys([id], await listStoriesShowing(tx, [id])), at);
    return done(null);
  });
  return changed.ok ? getMediaDetail(db, actor, id) : changed;
}

/** Every page and feed that shows one of these files. */
function staleKeys(ids: string[], stories: ShowingStory[]): string[] {
  return [
    ...ids.map((id) => `media:${id}`),
    ...stories.flatMap((story) => [`story:${story.id}`, `section:${story.section}`]),
    ...(stories.length > 0 ? ['home', 'feed'] : []),
  ];
}

/**
 * Takes a file away from every reader at once, whoever sent it and however often: pages are made anew without it, its
 * address answers 410, and no story with it can be published. Editors and admins; `why` is needed.
 */
export async function withdrawMedia(
  db: Db,
  actor: Actor,
  id: string,
  why: string,
): Promise<Result<MediaDetail & { pages: number }>> {
  const reason = cleanLine(why).slice(0, 1000);
  if (actor.role === 'journalist')
    return refuse('wrong_role', { detail: 'only editors and admins withdraw' });
  if (!reason) return refuse('note_needed', { path: 'note', detail: 'withdrawing needs a reason' });
  return setEverywhere(db, actor, id, { action: 'withdraw-media', why: reason });
}

/** Allows a withdrawn file again; published stories show it again. */
export async function restoreMedia(
  db: Db,
  actor: Actor,
  id: string,
): Promise<Result<MediaDetail & { pages: number }>> {
  if (actor.role === 'journalist') return refuse('wrong_role', { detail: 'only editors and admins do this' });
  return setEverywhere(db, actor, id, { action: 'restore-media', why: null });
}

async function setEverywhere(
  db: Db,
  actor: Actor,
  id: string,
  { action, why }: { action: string; why: string | null },
): Promise<Result<MediaDetail & { pages: number }>> {
  const changed = await db.write(async (tx): Promise<Result<number>> => {
    const row = await getMediaRow(tx, id);
    if (!row) return noSuchFile();
    const ids = (await listSameFile(tx, row.sha256)).map((same) => same.id);
    const at = nowIso();
    await setWithdrawn(tx, ids, why === null ? null : { at, by: actor.id, why });
    const stories = await listStoriesShowing(tx, ids);
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action,
      note: [ids.join(' '), why].filter(Boolean).join(': '),
      address: actor.address,
    });
    await writeOutbox(tx, staleKeys(ids, stories), at);
    return done(stories.length);
  });
  if (!changed.ok) return changed;
  const detail = await getMediaDetail(db, actor, id);
  return detail.ok ? done({ ...detail.value, pages: changed.value }) : detail;
}

/** Deletes a file that no story names. What is in use is refused (`in_use`). */
export async function deleteMedia(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  // In the line of the uploads: the same file sent at this moment must not find its folder half gone.
  return inLine(async () => {
    const gone = await db.write(async (tx): Promise<Result<MediaRow>> => {
      const row = await getMediaRow(tx, id);
      if (!row) return noSuchFile();
      if (!mayChange(actor, row)) return refuse('wrong_role', { detail: 'this file is somebody else’s' });
      const stories = await listUsingStories(tx, [id]);
      if (stories.length > 0) {
        return refuse('in_use', { detail: `used in ${stories.map((story) => story.id).join(', ')}` });
      }
      await deleteMediaRow(tx, id);
      const at = nowIso();
      await recordEvent(tx, {
        at,
        personId: actor.id,
        action: 'delete-media',
        note: `${id} ${row.fileName}`,
        address: actor.address,
      });
      return done(row);
    });
    if (!gone.ok) return gone;
    const folder = folderOf(gone.value);
    if (!(await isNamed(db.read, folder))) await mediaFiles(db).remove(folder);
    return done(null);
  });
}

/** Files on published pages whose rights have ended (`lapsed`) or end within a fortnight. */
export async function listRightsToMind(db: Db) {
  const today = await getToday(db.read);
  const until = await getToday(db.read, new Date(now().getTime() + 14 * 86_400_000));
  const rows = await listLapsing(db.read, until);
  return rows.map((row) => ({ ...row, lapsed: row.rightsUntil < today }));
}
