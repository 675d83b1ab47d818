/**
 * The sitemap, whole and in parts: rows of the table in pages.tsx. `/sitemap.xml` is one list while everything fits in
 * one, and what `/sitemap-index.xml` always is from then on: the list of the parts under `/sitemap/`.
 */

import { alternates } from '#components/site/alternates.ts';
import type { SiteContext } from '#components/site/types.ts';
import { now } from '#db/clock.ts';
import type { EditionReader } from '#db/queries/edition-reader.ts';
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
  listTranslations,
} from '#db/queries/published.ts';
import { labelPath, sectionPath, storyPath } from '#document/address.ts';
import { type Edition, editions, pathIn } from '#document/edition.ts';
import {
  longestSitemap,
  newsSitemap,
  renderNewsSitemap,
  renderSitemap,
  renderSitemapIndex,
  type SitemapEntry,
} from './feeds/sitemap.ts';
import { type Loaded, type PageKind, pathOf, unknown } from './page-kind.ts';

/** Stories as the map has them, each with its translation where the site has another edition. */
async function entriesOf(
  reader: EditionReader,
  site: SiteContext,
  stories: Address[],
): Promise<SitemapEntry[]> {
  const translations = site.other ? await listTranslations(reader) : new Map<string, Address>();
  return stories.map((story) => {
    const other = translations.get(story.id);
    const entry = { path: storyPath(story), updatedAt: story.updatedAt };
    return other ? { ...entry, alternates: alternates([story, other], storyPath) } : entry;
  });
}

const homePath = ({ edition }: { edition: Edition }) => pathIn(edition, '/');

const labelKinds = [
  { name: 'tags', kind: 'tag' },
  { name: 'authors', kind: 'author' },
] as const;

/** Home, sections and the pages that are always there. */
async function listPages(reader: EditionReader, site: SiteContext): Promise<SitemapEntry[]> {
  const { edition } = reader;
  const sections = await listSectionsWithStories(reader);
  const house = await listShownPages(reader);
  const [newest] = await listAddresses(reader, { limit: 1 });
  return [
    {
      path: pathIn(edition, '/'),
      updatedAt: newest?.updatedAt,
      alternates: site.other
        ? alternates(
            editions.map((one) => ({ edition: one })),
            homePath,
          )
        : undefined,
    },
    ...sections.map(({ slug }) => ({ path: sectionPath(edition, slug) })),
    { path: pathIn(edition, '/archive') },
    { path: pathIn(edition, '/corrections') },
    ...house.map(({ slug, updatedAt }) => ({ path: pathIn(edition, `/${slug}`), updatedAt })),
  ];
}

/** `2026-11.xml`, then `2026-11-2.xml` where a month doesn't fit into one. */
function partPaths(edition: Edition, name: string, entries: number, updatedAt?: string): SitemapEntry[] {
  return Array.from({ length: Math.ceil(entries / longestSitemap) }, (_, index) => ({
    path: pathIn(edition, `/sitemap/${name}${index === 0 ? '' : `-${index + 1}`}.xml`),
    updatedAt,
  }));
}

async function listParts(reader: EditionReader): Promise<SitemapEntry[]> {
  const { edition } = reader;
  const parts: SitemapEntry[] = ['/sitemap/pages.xml', '/sitemap-news.xml'].map((path) => ({
    path: pathIn(edition, path),
  }));
  for (const { month, stories, updatedAt } of await listMonths(reader)) {
    parts.push(...partPaths(edition, month, stories, updatedAt));
  }
  for (const { name, kind } of labelKinds)
    parts.push(...partPaths(edition, name, await countLiveLabels(reader, kind)));
  return parts;
}

async function loadIndex(reader: EditionReader, site: SiteContext): Promise<Loaded> {
  const parts = await listParts(reader);
  return { found: true, keys: ['sitemap'], render: () => renderSitemapIndex(site, parts) };
}

const whole: PageKind = {
  name: 'sitemap',
  address: '/sitemap.xml',
  stored: true,
  list: async ({ edition }) => [pathIn(edition, '/sitemap.xml')],
  async load(reader, site) {
    const pages = await listPages(reader, site);
    const room = longestSitemap - pages.length;
    if ((await countPublished(reader)) > room) return loadIndex(reader, site);
    const stories = await entriesOf(reader, site, await listAddresses(reader, { limit: room }));
    const entries = [...pages, ...stories];
    for (const { kind } of labelKinds) {
      const labels = await listLiveLabels(reader, kind, longestSitemap - entries.length);
      entries.push(...labels.map(({ slug }) => ({ path: labelPath(reader.edition, kind, slug) })));
    }
    return { found: true, keys: ['sitemap'], render: () => renderSitemap(site, entries) };
  },
};

const index: PageKind = {
  name: 'sitemap index',
  address: '/sitemap-index.xml',
  stored: true,
  list: async ({ edition }) => [pathIn(edition, '/sitemap-index.xml')],
  load: loadIndex,
};

const partName = /^(pages|tags|authors|\d{4}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d{1,3}))?\.xml$/;

const part: PageKind = {
  name: 'part of the sitemap',
  address: '/sitemap/:name',
  stored: true,
  async list(reader) {
    const folder = pathIn(reader.edition, '/sitemap/');
    return (await listParts(reader)).map(({ path }) => path).filter((path) => path.startsWith(folder));
  },
  async load(reader, site, { name: file = '' }) {
    const [, name = '', number = '1'] = partName.exec(file) ?? [];
    if (!name) return unknown;
    const offset = (Number(number) - 1) * longestSitemap;
    const entries = await listPart(reader, site, name, offset);
    if (entries.length === 0) return unknown;
    const keys = [/^\d/.test(name) ? `month:${name}` : 'sitemap'];
    return { found: true, keys, render: () => renderSitemap(site, entries) };
  },
};

async function listPart(
  reader: EditionReader,
  site: SiteContext,
  name: string,
  offset: number,
): Promise<SitemapEntry[]> {
  if (name === 'pages') return offset === 0 ? listPages(reader, site) : [];
  const limit = longestSitemap;
  const label = labelKinds.find((one) => one.name === name);
  if (label) {
    const labels = await listLiveLabels(reader, label.kind, limit, offset);
    return labels.map(({ slug }) => ({ path: labelPath(reader.edition, label.kind, slug) }));
  }
  const since = `${name}-01T00:00:00.000Z`;
  const next = new Date(since);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const stories = await listAddresses(reader, { since, before: next.toISOString(), limit, offset });
  return entriesOf(reader, site, stories);
}

const news: PageKind = {
  name: 'news sitemap',
  address: '/sitemap-news.xml',
  // A story leaves it when it is two days old, and nothing is published at that moment to purge it.
  stored: false,
  list: async ({ edition }) => [pathIn(edition, '/sitemap-news.xml')],
  async load(reader, site) {
    const since = new Date(now().getTime() - newsSitemap.days * 86_400_000).toISOString();
    const stories = await listPublished(reader, { since, limit: newsSitemap.longest });
    const entries = stories.map((card) => ({ ...card, path: pathOf(card) }));
    return { found: true, keys: [], render: () => renderNewsSitemap(site, entries) };
  },
};

export const sitemapKinds: readonly PageKind[] = [whole, index, part, news];
