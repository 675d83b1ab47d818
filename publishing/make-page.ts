/** A page is made: loaded, rendered, and looked at again whether it is still right. Keeping it is keep-page.ts. */
import { toDocument } from '#components/site/document.ts';
import { BrokenPage, GonePage, NotFoundPage } from '#components/site/notice-page.tsx';
import type { SiteContext } from '#components/site/types.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { lastOutboxId, staleSince } from '#db/queries/pages.ts';
import { keyIn } from '#document/edition.ts';
import { searchForReaders } from '#search/in-worker.ts';
import { type Copies, copiesFrom } from './copies.ts';
import type { Asked, PageBody } from './page-kind.ts';
import { findPage } from './pages.tsx';
import { getSite, type Press } from './press.ts';
import { formatOf, type PageFormat } from './store/layout.ts';
import { withFrames } from './store/page-headers.ts';

export type BakedBody = string | Uint8Array<ArrayBuffer>;

export interface ShownPage {
  status: 200;
  format: PageFormat;
  body: BakedBody;
  copies: Copies;
  /** Headers of its own, where it isn't like the rest of its build. */
  own: string[] | null;
}

export type Made =
  /** What it shows was right at the moment this is answered: nothing of it had become stale since `epoch`. */
  | { page: ShownPage; keep: { epoch: number; keys: string[] } | null }
  | { page: { status: 301; to: string } | { status: 404 | 410; body: string }; keep: null };

/** How often a page is tried again that was purged while it was made; then it is shown, but not kept. */
export const attempts = 5;

const unknownPage = { found: false, why: 'unknown' } as const;

export async function make(press: Press, path: string, search: string): Promise<Made> {
  const { edition, found: page } = findPage(path);
  const asked: Asked = {
    query: new URLSearchParams(search),
    search: (ask) => searchForReaders(press.db, ask),
  };
  const reader = readerOf(press.db.read, edition);
  for (let attempt = 1; ; attempt += 1) {
    // Read before the data: what becomes stale from here on is seen below, and when the page is kept.
    const epoch = await lastOutboxId(reader);
    const site = await getSite(press, reader);
    // Of an edition that isn't there nothing is, and it is the newsroom's own that says so.
    if (!site) return makeNotice(await getFirstSite(press), 'unknown');
    const loaded = page ? await page.kind.load(reader, site, page.params, asked) : unknownPage;
    if (!loaded.found) {
      if (loaded.why === 'moved') return { page: { status: 301, to: loaded.to }, keep: null };
      return makeNotice(site, loaded.why);
    }
    const body = await toBytes(await loaded.render());
    const keys = loaded.keys.map((key) => keyIn(edition, key));
    const keepable = page?.kind.stored === true && attempt <= attempts;
    const own = loaded.frames?.length ? withFrames(press.headers.html, loaded.frames) : null;
    const shown = { status: 200, format: formatOf(path), body, copies: copiesFrom(body), own } as const;
    // The last thing done: whoever came while the page was being made may have it, too.
    if (keepable && (await staleSince(reader, epoch, keys))) continue;
    return { page: shown, keep: keepable ? { epoch, keys } : null };
  }
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

async function makeNotice(site: SiteContext, why: 'unknown' | 'gone'): Promise<Made> {
  const notice = why === 'gone' ? GonePage({ site }) : NotFoundPage({ site });
  return { page: { status: why === 'gone' ? 410 : 404, body: await toText(notice) }, keep: null };
}

export async function toBytes(page: PageBody): Promise<BakedBody> {
  return page instanceof Uint8Array ? page : toText(page);
}

/** Next refuses a static import of `react-dom/server` in its server code; at run time it is there. */
async function toText(page: Exclude<PageBody, Uint8Array>): Promise<string> {
  if (typeof page === 'string') return page;
  const { renderToStaticMarkup } = await import('react-dom/server');
  return toDocument(renderToStaticMarkup(page));
}
