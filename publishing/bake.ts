/**
 * Baking: a page is rendered once and kept in the page store, where readers get it without Next or the database. That no
 * bake brings an old state back is decided by the database's write lock (keep-page.ts).
 */
import type { Db } from '#db/client.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { getPageToken } from '#db/queries/pages.ts';
import { getPublishedCards, readerOfStory } from '#db/queries/published.ts';
import { commentsPath } from '#document/address.ts';
import { pathIn } from '#document/edition.ts';
import { type Composition, editionOf, type FrontKey, sectionOf } from '#document/front.ts';
import { keepPage, type Outcome } from './keep-page.ts';
import { attempts, type BakedBody, type Made, make, type ShownPage, toBytes } from './make-page.ts';
import { pathOf } from './page-kind.ts';
import { findPage, loadHome, loadSection } from './pages.tsx';
import { getSite, type Press, pressFor } from './press.ts';
import { QuietQueue } from './quiet-queue.ts';
import { readTarget } from './store/target.ts';

export type MadePage = (ShownPage & { stored: boolean }) | Exclude<Made['page'], ShownPage>;

/** A page that is being made, or was made and isn't in the store yet. */
interface Entry {
  made: Promise<Made>;
  isMade(): boolean;
  /** Puts it into the store, once. */
  keep(): Promise<Outcome>;
}

declare global {
  // By build and path: a hundred readers who miss the same page wait for one making.
  var midadPages: Map<string, Entry> | undefined;
  var midadKeeping: QuietQueue | undefined;
  // Keys of pages that were made and, for want of time, not kept.
  var midadForgotten: Set<string> | undefined;
  var midadBakesAhead: QuietQueue | undefined;
}

/** The page at a decoded path, from what is published now; in the store when this returns, where it may be. */
export async function makePage(press: Press, path: string, query = ''): Promise<MadePage> {
  const place = placeOf(press, path, query);
  let { entry, isOwn } = enter(press, place);
  for (let attempt = 1; ; attempt += 1) {
    const { page, keep } = await entry.made;
    const outcome = keep ? await entry.keep() : null;
    // Stored, it was right when it was. Anything else of another's may have been read before this reader came.
    if (page.status === 200 && outcome === 'stored') return { ...page, stored: true };
    if (isOwn && (outcome !== 'stale' || attempt > attempts)) return unkept(page);
    entry = start(press, place);
    isOwn = true;
  }
}

/** At most so many wait for the store: while more is asked for than can be made, pages are made, and no more. */
const mostWaiting = 100;
/** With fewer being made at once there is time for the store, too; one crawler is no reason to keep nothing. */
const manyAtOnce = 8;

/** Of so many that were not kept it is known when they are wanted again. */
const mostForgotten = 5000;

function forget(key: string): void {
  globalThis.midadPages?.delete(key);
  globalThis.midadForgotten ??= new Set();
  globalThis.midadForgotten.add(key);
  const [oldest] = globalThis.midadForgotten;
  if (globalThis.midadForgotten.size > mostForgotten && oldest) globalThis.midadForgotten.delete(oldest);
}

function isBusy(): boolean {
  let making = 0;
  for (const { isMade } of globalThis.midadPages?.values() ?? []) if (!isMade()) making += 1;
  return making >= manyAtOnce;
}

/**
 * The same for a reader, who needn't wait for the disk: the page is kept in the next moment that isn't too busy. A second
 * reader waits for it, so that however many there are, what is wanted often is soon in the store.
 */
export async function showPage(press: Press, path: string, query = ''): Promise<MadePage> {
  const place = placeOf(press, path, query);
  const { entry, isOwn } = enter(press, place);
  const isSecond = !isOwn || globalThis.midadForgotten?.delete(place.key) === true;
  if (isSecond) return makePage(press, path, query);
  const { page, keep } = await entry.made;
  if (keep) {
    globalThis.midadKeeping ??= new QuietQueue();
    globalThis.midadKeeping.add(place.key, async () => void (await entry.keep()), {
      // After the answer.
      quietMs: 1,
      isBusy,
      // They share their commits.
      atOnce: 4,
      most: mostWaiting,
      forgotten: forget,
      failure: 'A page was not kept:',
    });
  }
  return unkept(page);
}

function unkept(page: Made['page']): MadePage {
  return page.status === 200 ? { ...page, stored: false } : page;
}

interface Place {
  key: string;
  path: string;
  search: string;
}

function placeOf({ db, build }: Press, path: string, query: string): Place {
  // Only some pages are others for another query; for the rest it is no part of the address.
  const search = findPage(path).found?.kind.asksWith ? query : '';
  return { key: `${db.folder} ${build} ${path}${search}`, path, search };
}

function enter(press: Press, place: Place): { entry: Entry; isOwn: boolean } {
  const known = globalThis.midadPages?.get(place.key);
  return known ? { entry: known, isOwn: false } : { entry: start(press, place), isOwn: true };
}

function start(press: Press, place: Place): Entry {
  globalThis.midadPages ??= new Map();
  const made = make(press, place.path, place.search);
  let kept: Promise<Outcome> | null = null;
  const keep = async (): Promise<Outcome> => {
    const { page, keep } = await made;
    if (!keep) return 'unstorable';
    try {
      return await keepPage(press, place.path, page, keep);
    } catch (error) {
      // A full disk: readers get their pages all the same.
      console.error('A page was not kept:', error);
      return 'unstorable';
    }
  };
  let isMade = false;
  const entry: Entry = {
    made,
    isMade: () => isMade,
    keep() {
      kept ??= keep().finally(() => leave(place, entry));
      return kept;
    },
  };
  globalThis.midadPages.set(place.key, entry);
  const settle = (known?: Made) => {
    isMade = true;
    if (!known?.keep) leave(place, entry);
  };
  made.then(settle, () => settle());
  return entry;
}

function leave({ key }: Place, entry: Entry): void {
  if (globalThis.midadPages?.get(key) === entry) globalThis.midadPages.delete(key);
}

/**
 * After a story was published and the outbox drained: its page is baked when this returns, and the lists that name it
 * once nothing more was published for a moment.
 */
export async function bakeStory(db: Db, id: string): Promise<void> {
  const press = pressFor(db);
  if (!press.build) return;
  const story = (await getPublishedCards(await readerOfStory(db.read, id), [id])).get(id);
  if (!story) return;
  const { edition, section } = story;
  await bakePath(press, pathOf(story));
  const lists = ['/', '/live.json', `/${section.slug}`, '/rss.xml', `/${section.slug}/rss.xml`, '/feed.json'];
  bakeLater(
    press,
    lists.map((path) => pathIn(edition, path)),
  );
}

/** Long enough for the answer to be on its way, and for who asks for a page by itself to have come. */
const aheadQuietMs = 200;

/**
 * Pages that readers would otherwise wait for. Never in the click that made them stale: making them keeps the process
 * busy for longer than the story's own page. Whoever asks meanwhile doesn't wait for this, either.
 */
function bakeLater(press: Press, paths: string[]): void {
  const { db, build } = press;
  globalThis.midadBakesAhead ??= new QuietQueue();
  for (const path of paths) {
    const bake = async () => {
      if (build && (await getPageToken(db.read, build, path)) === null) await makePage(press, path);
    };
    globalThis.midadBakesAhead.add(`${db.folder} ${path}`, bake, {
      quietMs: aheadQuietMs,
      most: 1000,
      failure: 'A page was not baked ahead:',
    });
  }
}

/** The page at a path (percent-encoded), before a reader asks for it. */
export async function bakeAhead(db: Db, address: string): Promise<void> {
  const press = pressFor(db);
  if (press.build) await bakePath(press, address);
}

/** The front's page as it would be with this composition, for the eyes of whoever composes it: kept nowhere. */
export async function renderFront(
  db: Db,
  front: FrontKey,
  composition: Composition,
): Promise<{ body: BakedBody; headers: string[] } | null> {
  const press = pressFor(db);
  const reader = readerOf(db.read, editionOf(front));
  const site = await getSite(press, reader);
  if (!site) return null;
  const section = sectionOf(front);
  const loaded =
    section === null
      ? await loadHome(reader, site, composition)
      : await loadSection(reader, site, section, 1, composition);
  if (!loaded.found) return null;
  return { body: await toBytes(await loaded.render()), headers: press.headers.html };
}

/** After a comment changed and the outbox drained: the story's page with the new count, and its comments. */
export async function bakeComments(db: Db, storyId: string): Promise<void> {
  const press = pressFor(db);
  if (!press.build) return;
  const story = (await getPublishedCards(await readerOfStory(db.read, storyId), [storyId])).get(storyId);
  if (!story) return;
  const { edition, section, id, slug } = story;
  await bakePath(press, pathOf(story));
  await bakePath(press, commentsPath({ edition, section: section.slug, id, slug }));
}

async function bakePath(press: Press, address: string): Promise<void> {
  const target = readTarget(address);
  if (target) await makePage(press, target.path);
}
