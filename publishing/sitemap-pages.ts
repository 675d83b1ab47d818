/**
 * The sitemap, whole and in parts: rows of the table in pages.tsx. `/sitemap.xml` is one list while everything fits in
 * one, and what `/sitemap-index.xml` always is from then on: the list of the parts under `/sitemap/`.
 */
import type { SiteContext } from '#components/site/types.ts';
import type { Reader } from '#db/client.ts';
import { now } from '#db/clock.ts';
import {
  type Address,
  countLiveLabels,
  countPublished,
  listAddresses,
  listLiveLabels,
  listMonths,
  listPublished,
  listSectionsWithStories,
  listShownPages,
} from '#db/queries/published.ts';
import { labelPath, sectionPath, storyPath } from '#document/address.ts';
import {
  longestSitemap,
  newsSitemap,
  renderNewsSitemap,
  renderSitemap,
  renderSitemapIndex,
  type SitemapEntry,
} from './feeds/sitemap.ts';
import { type Loaded, type PageKind, pathOf, unknown } from './page-kind.ts';

const entryOf = ({ id, section, slug, updatedAt }: Address): SitemapEntry => ({
  path: storyPath({ id, section, slug }),
  updatedAt,
});

const labelKinds = [
  { name: 'tags', kind: 'tag' },
  { name: 'authors', kind: 'author' },
] as const;

/** Home, sections and the pages that are always there. */
async function listPages(reader: Reader): Promise<SitemapEntry[]> {
  const sections = await listSectionsWithStories(reader);
  const house = await listShownPages(reader);
  const [newest] = await listAddresses(reader, { limit: 1 });
  return [
    { path: '/', updatedAt: newest?.updatedAt },
    ...sections.map(({ slug }) => ({ path: sectionPath(slug) })),
    { path: '/archive' },
    { path: '/corrections' },
    ...house.map(({ slug, updatedAt }) => ({ path: `/${slug}`, updatedAt })),
  ];
}

/** `2026-11.xml`, then `2026-11-2.xml` where a month doesn't fit into one. */
function partPaths(name: string, entries: number, updatedAt?: string): SitemapEntry[] {
  return Array.from({ length: Math.ceil(entries / longestSitemap) }, (_, index) => ({
    path: `/sitemap/${name}${index === 0 ? '' : `-${index + 1}`}.xml`,
    updatedAt,
  }));
}

async function listParts(reader: Reader): Promise<SitemapEntry[]> {
  const parts = [{ path: '/sitemap/pages.xml' }, { path: '/sitemap-news.xml' }];
  for (const { month, stories, updatedAt } of await listMonths(reader)) {
    parts.push(...partPaths(month, stories, updatedAt));
  }
  for (const { name, kind } of labelKinds)
    parts.push(...partPaths(name, await countLiveLabels(reader, kind)));
  return parts;
}

async function loadIndex(reader: Reader, site: SiteContext): Promise<Loaded> {
  const parts = await listParts(reader);
  return { found: true, keys: ['sitemap'], render: () => renderSitemapIndex(site, parts) };
}

const whole: PageKind = {
  name: 'sitemap',
  address: '/sitemap.xml',
  stored: true,
  list: async () => ['/sitemap.xml'],
  async load(reader, site) {
    const pages = await listPages(reader);
    const room = longestSitemap - pages.length;
    if ((await countPublished(reader)) > room) return loadIndex(reader, site);
    const entries = [...pages, ...(await listAddresses(reader, { limit: room })).map(entryOf)];
    for (const { kind } of labelKinds) {
      const labels = await listLiveLabels(reader, kind, longestSitemap - entries.length);
      entries.push(...labels.map(({ slug }) => ({ path: labelPath(kind, slug) })));
    }
    return { found: true, keys: ['sitemap'], render: () => renderSitemap(site, entries) };
  },
};

const index: PageKind = {
  name: 'sitemap index',
  address: '/sitemap-index.xml',
  stored: true,
  list: async () => ['/sitemap-index.xml'],
  load: loadIndex,
};

const partName = /^(pages|tags|authors|\d{4}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d{1,3}))?\.xml$/;

const part: PageKind = {
  name: 'part of the sitemap',
  address: '/sitemap/:name',
  stored: true,
  async list(reader) {
    return (await listParts(reader)).map(({ path }) => path).filter((path) => path.startsWith('/sitemap/'));
  },
  async load(reader, site, { name: file = '' }) {
    const [, name = '', number = '1'] = partName.exec(file) ?? [];
    if (!name) return unknown;
    const offset = (Number(number) - 1) * longestSitemap;
    const entries = await listPart(reader, name, offset);
    if (entries.length === 0) return unknown;
    const keys = [/^\d/.test(name) ? `month:${name}` : 'sitemap'];
    return { found: true, keys, render: () => renderSitemap(site, entries) };
  },
};

async function listPart(reader: Reader, name: string, offset: number): Promise<SitemapEntry[]> {
  if (name === 'pages') return offset === 0 ? listPages(reader) : [];
  const limit = longestSitemap;
  const label = labelKinds.find((one) => one.name === name);
  if (label) {
    const labels = await listLiveLabels(reader, label.kind, limit, offset);
    return labels.map(({ slug }) => ({ path: labelPath(label.kind, slug) }));
  }
  const since = `${name}-01T00:00:00.000Z`;
  const next = new Date(since);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return (await listAddresses(reader, { since, before: next.toISOString(), limit, offset })).map(entryOf);
}

const news: PageKind = {
  name: 'news sitemap',
  address: '/sitemap-news.xml',
  // A story leaves it when it is two days old, and nothing is published at that moment to purge it.
  stored: false,
  list: async () => ['/sitemap-news.xml'],
  async load(reader, site) {
    const since = new Date(now().getTime() - newsSitemap.days * 86_400_000).toISOString();
    const stories = await listPublished(reader, { since, limit: newsSitemap.longest });
    const entries = stories.map((card) => ({ ...card, path: pathOf(card) }));
    return { found: true, keys: [], render: () => renderNewsSitemap(site, entries) };
  },
};

export const sitemapKinds: readonly PageKind[] = [whole, index, part, news];
