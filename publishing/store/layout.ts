/**
 * The page store as files, so that any web server or CDN can serve the same tree. Built-ins only.
 *
 *     site/GENERATION                       replaced after every change (see generation.ts)
 *     site/pages/BUILD/PATH/index.html      and beside it .br and .gz
 *     site/pages/BUILD/PATH/own.html        the same with .headers, where a page has its own (see ownFile)
 *     site/pages/BUILD/rss.xml              the machines' pages keep their own names
 *     site/pages/BUILD/card/ID/HASH.png     pictures for link previews, without .br and .gz
 *     site/headers/BUILD.json               the headers that go with these pages
 *     site/open/BUILD, site/nginx           for other web servers (see open-pages.ts, docs/deploy)
 *     site/media/ID/WIDTH.webp              pictures of live stories; of a withdrawn file only .withdrawn
 *     site/assets/NAME                      fonts and scripts with a hash in the name, never deleted
 *     site/tmp, site/trash-*                on their way in and out, never served
 */
import path from 'node:path';
import { readEdition } from '#document/edition.ts';

export const trashPrefix = 'trash-';

export function tmpFolder(site: string): string {
  return path.join(site, 'tmp');
}

export type PageFormat =
  | 'html'
  | 'rss'
  | 'atom'
  | 'feed'
  | 'sitemap'
  | 'robots'
  | 'manifest'
  | 'security'
  | 'card'
  | 'live';

const machinePages = new Map<string, PageFormat>([
  ['rss.xml', 'rss'],
  ['atom.xml', 'atom'],
  ['feed.json', 'feed'],
  ['sitemap.xml', 'sitemap'],
  ['sitemap-news.xml', 'sitemap'],
  ['sitemap-index.xml', 'sitemap'],
  ['robots.txt', 'robots'],
  ['manifest.webmanifest', 'manifest'],
  ['security.txt', 'security'],
  ['live.json', 'live'],
]);

export const contentTypes: Record<PageFormat, string> = {
  html: 'text/html; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  feed: 'application/feed+json; charset=utf-8',
  sitemap: 'application/xml; charset=utf-8',
  robots: 'text/plain; charset=utf-8',
  manifest: 'application/manifest+json; charset=utf-8',
  security: 'text/plain; charset=utf-8',
  live: 'application/json; charset=utf-8',
  card: 'image/png',
};

/** By decoded path. A story whose slug happens to be `rss.xml` lies deeper, and stays HTML. */
export function formatOf(pagePath: string): PageFormat {
  const segments = readEdition(pagePath).path.split('/').slice(1);
  if (segments[0] === 'card' && segments.length === 3) return 'card';
  if (segments[0] === 'sitemap' && segments.length === 2) return 'sitemap';
  const isLabelFeed = segments.length === 3 && (segments[0] === 'tag' || segments[0] === 'author');
  if (segments.length > 2 && !isLabelFeed) return 'html';
  return machinePages.get(segments.at(-1) ?? '') ?? 'html';
}

export function siteFolder(dataFolder: string): string {
  return path.join(dataFolder, 'site');
}

const buildName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

export function buildFolder(site: string, build: string): string {
  if (!buildName.test(build)) throw new Error(`not a build's name: ${build}`);
  return path.join(site, 'pages', build);
}

/** The file of a page, or null where the path can't safely be one (then the page is served, but not stored). */
export function pageFile(site: string, build: string, pagePath: string): string | null {
  const segments = segmentsOf(pagePath);
  if (!segments) return null;
  const folder = buildFolder(site, build);
  const file =
    formatOf(pagePath) === 'html'
      ? path.join(folder, ...segments, 'index.html')
      : path.join(folder, ...segments);
  return Buffer.byteLength(file) < 3500 ? file : null;
}

/** The parts of a decoded path as file names, or null where one of them can't be a file's name. */
export function segmentsOf(decodedPath: string): string[] | null {
  if (!decodedPath.startsWith('/')) return null;
  if (decodedPath === '/') return [];
  const segments = decodedPath.slice(1).split('/');
  return segments.every(isFileName) ? segments : null;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const neverInNames = /[\\/:*?"<>|\u0000-\u001f\u007f]/;

function isFileName(segment: string): boolean {
  return (
    segment !== '' &&
    !segment.startsWith('.') &&
    !segment.endsWith('.') &&
    !neverInNames.test(segment) &&
    // 255 bytes is what file systems take; `.br` is added to some names.
    Buffer.byteLength(segment) <= 250
  );
}

/**
 * Where a page lies that has headers of its own: beside the place of all others, so that a web server that knows nothing
 * of such headers finds no page there, and asks Midad. Null for a machine's page, which never has any.
 */
export function ownFile(file: string): string | null {
  return path.basename(file) === 'index.html' ? path.join(path.dirname(file), 'own.html') : null;
}

/** Every file that the page at this place may have, of both kinds. */
export function filesOf(file: string): string[] {
  const own = ownFile(file);
  return [file, ...(own ? [own] : [])].flatMap((one) => Object.values(copiesOf(one)));
}

/** A page's file, its compressed copies, and the headers of its own that few pages have. */
export function copiesOf(file: string): { plain: string; br: string; gz: string; headers: string } {
  return { plain: file, br: `${file}.br`, gz: `${file}.gz`, headers: `${file}.headers` };
}
