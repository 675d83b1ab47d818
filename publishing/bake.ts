/**
 * Baking: a page is rendered once, compressed and put into the page store, where readers get it without Next or
 * the database. That no bake brings an old state back is decided by the database's write lock (see `store`).
 */
import { createHash } from 'node:crypto';
import { toDocument } from '#components/site/document.ts';
import { BrokenPage, GonePage, NotFoundPage } from '#components/site/notice-page.tsx';
import type { SiteContext } from '#components/site/types.ts';
import type { Db } from '#db/client.ts';
import { newId } from '#db/id.ts';
import { putPage } from '#db/mutations/pages.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { getPageToken, lastOutboxId, staleSince } from '#db/queries/pages.ts';
import { getPublishedCards, readerOfStory } from '#db/queries/published.ts';
import { commentsPath } from '#document/address.ts';
import { keyIn, pathIn } from '#document/edition.ts';
import { type Composition, editionOf, type FrontKey, sectionOf } from '#document/front.ts';
import { searchForReaders } from '#search/in-worker.ts';
import { placeFiles, squeezeLater, writeCopies } from './files.ts';
import { type Asked, type PageBody, pathOf } from './page-kind.ts';
import { findPage, loadHome, loadSection } from './pages.tsx';
import { getSite, type Press, pressFor } from './press.ts';
import { QuietQueue } from './quiet-queue.ts';
import { formatOf, ownFile, type PageFormat, pageFile, siteFolder } from './store/layout.ts';
import { withFrames } from './store/page-headers.ts';
import { readTarget } from './store/target.ts';

export type BakedBody = string | Uint8Array<ArrayBuffer>;

export type MadePage =
  | {
      status: 200;
      format: PageFormat;
      body: BakedBody;
      etag: string;
      stored: boolean;
      own: string[] | null;
    }
  | { status: 301; to: string }
  | { status: 404 | 410; body: string };

/** How often a page is tried again that was purged while it was made; then it is shown, but not kept. */
const attempts = 5;

declare global {
  // Pages being made now, by build and path: a hundred readers who miss the same page wait for one baking.
  var midadBakes: Map<string, Promise<MadePage>> | undefined;
  var midadBakesAhead: QuietQueue | undefined;
}

/** The page at a decoded path, from what is published now; stored where it may be. */
export async function makePage(press: Press, path: string, query = ''): Promise<MadePage> {
  globalThis.midadBakes ??= new Map();
  const bakes = globalThis.midadBakes;
  const page = findPage(path).found;
  // Only some pages are others for another query; for the rest it is no part of the address.
  const search = page?.kind.asksWith ? query : '';
  const key = `${press.db.folder} ${press.build} ${path}${search}`;
  const running = await bakes.get(key);
  // What was stored was fresh when it was. Anything else may have been read before this reader came.
  if (running?.status === 200 && running.stored) return running;
  const made = make(press, path, search).finally(() => bakes.delete(key));
  bakes.set(key, made);
  return made;
}

async function make(press: Press, path: string, search: string): Promise<MadePage> {
  const { edition, found: page } = findPage(path);
  const asked: Asked = {
    query: new URLSearchParams(search),
    search: (ask) => searchForReaders(press.db, ask),
  };
  for (let attempt = 1; ; attempt += 1) {
    const reader = readerOf(press.db.read, edition);
    // Read before the data: what becomes stale from here on is seen by `store`.
    const epoch = await lastOutboxId(reader);
    const site = await getSite(press, reader);
    // Of an edition that isn't there nothing is, and it is the newsroom's own that says so.
    if (!site) return makeNotice(await getFirstSite(press), 'unknown');
    const loaded = page ? await page.kind.load(reader, site, page.params, asked) : unknownPage;
    if (!loaded.found) {
      if (loaded.why === 'moved') return { status: 301, to: loaded.to };
      return makeNotice(site, loaded.why);
    }
    const body = await toBytes(await loaded.render());
    const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    const format = formatOf(path);
    const own = loaded.frames?.length ? withFrames(press.headers.html, loaded.frames) : null;
    const storable = page?.kind.stored === true && attempt <= attempts;
    const outcome = storable
      ? await store(
          press,
          { path, body, etag, keys: loaded.keys.map((key) => keyIn(edition, key)), own },
          epoch,
        )
      : 'unstorable';
    if (outcome === 'stale') continue;
    return { status: 200, format, body, etag: `"${etag}"`, stored: outcome === 'stored', own };
  }
}

const unknownPage = { found: false, why: 'unknown' } as const;

interface Baked {
  path: string;
  body: BakedBody;
  etag: string;
  keys: string[];
  /** Headers of its own, where it isn't like the rest of its build. */
  own: string[] | null;
}

/**
 * First the page's row, if nothing it shows became stale since `epoch`; then its files, if the row is still there with
 * its token. Both under the write lock, which a purge holds while it removes rows and files. So whatever the order,
 * a page made from an old state is either refused here or removed there.
 */
async function store(press: Press, page: Baked, epoch: number): Promise<'stored' | 'stale' | 'unstorable'> {
  const { db, build } = press;
  const site = siteFolder(db.folder);
  const place = build && pageFile(site, build, page.path);
  if (!place) return 'unstorable';
  const file = (page.own && ownFile(place)) || place;
  const token = newId();
  const fresh = await db.write(async (tx) => {
    if (await staleSince(tx, epoch, page.keys)) return false;
    await putPage(tx, { build, path: page.path, token, etag: page.etag, keys: page.keys });
    return true;
  });
  if (!fresh) return 'stale';
  await writeCopies(site, token, page.body, { headers: press.headers, own: page.own, build });
  const placed = await placeFiles(db, { build, path: page.path, token, place, file });
  if (!placed) return 'stale';
  if (typeof page.body === 'string') {
    squeezeLater(db, { build, path: page.path, token, place, file }, press.quietMs);
  }
  return 'stored';
}

/** The Arabic edition, which every newsroom has. */
async function getFirstSite(press: Press): Promise<SiteContext> {
  const site = await getSite(press, readerOf(press.db.read, 'ar'));
  if (!site) throw new Error('the newsroom has no edition');
  return site;
}

/** The page of a fault of ours, in the edition of what was asked for. */
export async function makeBroken(press: Press, path: string): Promise<string> {
  const site = await getSite(press, readerOf(press.db.read, findPage(path).edition));
  return toText(BrokenPage({ site: site ?? (await getFirstSite(press)) }));
}

async function makeNotice(site: SiteContext, why: 'unknown' | 'gone'): Promise<MadePage> {
  const notice = why === 'gone' ? GonePage({ site }) : NotFoundPage({ site });
  return { status: why === 'gone' ? 410 : 404, body: await toText(notice) };
}

async function toBytes(page: PageBody): Promise<BakedBody> {
  return page instanceof Uint8Array ? page : toText(page);
}

/** Next refuses a static import of `react-dom/server` in its server code; at run time it is there. */
async function toText(page: Exclude<PageBody, Uint8Array>): Promise<string> {
  if (typeof page === 'string') return page;
  const { renderToStaticMarkup } = await import('react-dom/server');
  return toDocument(renderToStaticMarkup(page));
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
