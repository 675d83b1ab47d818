/**
 * The table of pages: every kind of page a reader or a machine can ask for, once. The handler, baking, the sitemap
 * and the tests' crawler all read it.
 */
import type { ReactElement } from 'react';
import { HomePage } from '#components/site/home-page.tsx';
import { SectionPage } from '#components/site/section-page.tsx';
import { StoryPage } from '#components/site/story-page.tsx';
import type { SiteContext } from '#components/site/types.ts';
import type { Reader } from '#db/client.ts';
import { now } from '#db/clock.ts';
import { listGoneAt } from '#db/queries/embeds.ts';
import {
  countPublished,
  getPublishedCards,
  getPublishedStory,
  listPublished,
  listSections,
  listSectionsWithStories,
  type PublishedCard,
  type PublishedStory,
  type Section,
  whereIs,
} from '#db/queries/published.ts';
import { sectionPath, storyPath } from '#document/address.ts';
import { listEmbeds, listFrames } from '#document/embed-player.ts';
import { bodyToHtml } from '#document/html.ts';
import { listMedia, listRelated } from '#document/media.ts';
import { type FeedItem, toFeedItem } from './feeds/items.ts';
import { renderJsonFeed } from './feeds/json-feed.ts';
import { renderRobots } from './feeds/robots.ts';
import { renderRss } from './feeds/rss.ts';
import { longestSitemap, newsSitemap, renderNewsSitemap, renderSitemap } from './feeds/sitemap.ts';
import type { PageFrames } from './store/page-headers.ts';
import { clipOf, documentOf, figurePicture, getStored, type Stored } from './stored-media.ts';

export type Loaded =
  | { found: true; keys: string[]; frames?: PageFrames; render(): ReactElement | string }
  /** `moved` is where the page is now, percent-encoded; `gone` was withdrawn. None of these is stored. */
  | { found: false; why: 'unknown' | 'gone' }
  | { found: false; why: 'moved'; to: string };

export interface PageKind {
  name: string;
  /** `:name` is one segment, `:name?` may be missing. */
  address: string;
  /** False where time alone makes the page stale. */
  stored: boolean;
  load(reader: Reader, site: SiteContext, params: Record<string, string>): Promise<Loaded>;
  /** Percent-encoded paths of all pages of this kind that there are now. */
  list(reader: Reader): Promise<string[]>;
}

const perPage = 24;
const inFeed = 30;
const unknown: Loaded = { found: false, why: 'unknown' };

const one = (path: string) => async () => [path];

const home: PageKind = {
  name: 'home',
  address: '/',
  stored: true,
  list: one('/'),
  async load(reader, site) {
    const stories = await listPublished(reader, { limit: 12 });
    const bySection: { section: Section; stories: PublishedCard[] }[] = [];
    for (const section of await listSectionsWithStories(reader)) {
      bySection.push({ section, stories: await listPublished(reader, { section: section.slug, limit: 10 }) });
    }
    const shown = [...stories, ...bySection.flatMap((row) => row.stories)];
    return {
      found: true,
      keys: ['home', ...storyKeys(shown)],
      render: () => <HomePage site={site} stories={stories} bySection={bySection} />,
    };
  },
};

const section: PageKind = {
  name: 'section',
  address: '/:section',
  stored: true,
  async list(reader) {
    return (await listSections(reader)).map(({ slug }) => sectionPath(slug));
  },
  load: (reader, site, { section = '' }) => loadSection(reader, site, section, 1),
};

const sectionPart: PageKind = {
  name: 'older stories of a section',
  address: '/:section/page/:number',
  stored: true,
  async list(reader) {
    const paths: string[] = [];
    for (const { slug } of await listSections(reader)) {
      const last = Math.ceil((await countPublished(reader, slug)) / perPage);
      for (let number = 2; number <= last; number += 1) paths.push(partPath(slug, number));
    }
    return paths;
  },
  async load(reader, site, { section = '', number = '' }) {
    if (!/^[1-9]\d{0,5}$/.test(number)) return unknown;
    if (number === '1') return { found: false, why: 'moved', to: sectionPath(section) };
    return loadSection(reader, site, section, Number(number));
  },
};

async function loadSection(reader: Reader, site: SiteContext, slug: string, number: number): Promise<Loaded> {
  const section = await findSection(reader, slug);
  if (!section) return unknown;
  const offset = (number - 1) * perPage;
  const stories = await listPublished(reader, { section: slug, limit: perPage + 1, offset });
  if (stories.length === 0 && number > 1) return unknown;
  const shown = stories.slice(0, perPage);
  return {
    found: true,
    keys: [`section:${slug}`, ...storyKeys(shown)],
    render: () => (
      <SectionPage
        site={site}
        section={section}
        stories={shown}
        path={partPath(slug, number)}
        older={stories.length > perPage ? partPath(slug, number + 1) : null}
        newer={number > 1 ? partPath(slug, number - 1) : null}
      />
    ),
  };
}

function partPath(slug: string, number: number): string {
  return number === 1 ? sectionPath(slug) : `${sectionPath(slug)}/page/${number}`;
}

const story: PageKind = {
  name: 'story',
  address: '/:section/:id/:slug?',
  stored: true,
  async list(reader) {
    return (await listPublished(reader, { limit: longestSitemap })).map(pathOf);
  },
  async load(reader, site, { section = '', id = '', slug = '' }) {
    const story = await getPublishedStory(reader, id);
    if (!story) return { found: false, why: (await whereIs(reader, id)) === 'gone' ? 'gone' : 'unknown' };
    if (story.section.slug !== section || story.slug !== slug) {
      return { found: false, why: 'moved', to: pathOf(story) };
    }
    const stored = await getStored(reader, story.body);
    const pointedTo = listRelated(story.body);
    const related = await getPublishedCards(reader, pointedTo);
    const embeds = listEmbeds(story.body).map(({ url }) => url);
    const gone = await listGoneAt(reader, embeds);
    const more = await listPublished(reader, { section, limit: 5 });
    const others = more.filter((card) => card.id !== id).slice(0, 4);
    return {
      found: true,
      // What stands under the story is named, too: a withdrawn story's headline may stay nowhere.
      keys: [
        `story:${id}`,
        ...storyKeys(others),
        // Those that aren't live, too: their link appears when they are.
        ...pointedTo.map((other) => `story:${other}`),
        ...listMedia(story.body).map((file) => `media:${file}`),
        ...embeds.map((url) => `embed:${url}`),
      ],
      frames: listFrames(story.body, site.frameHosts),
      render: () => (
        <StoryPage
          site={site}
          story={story}
          bodyHtml={storyHtml(story, { stored, related, gone }, site)}
          picture={story.picture}
          more={others}
        />
      ),
    };
  },
};

function storyHtml(
  story: PublishedStory,
  {
    stored,
    related,
    gone,
  }: { stored: Stored; related: Map<string, PublishedCard>; gone: Map<string, string> },
  site: SiteContext,
): string {
  return bodyToHtml(story.body, {
    newsroom: false,
    picture: (id) => figurePicture(stored.pictures.get(id)),
    clip: (id) => clipOf(stored.clips.get(id)),
    document: (id) => documentOf(stored.clips.get(id)),
    related(id) {
      const card = related.get(id);
      return card && id !== story.id ? { href: pathOf(card), headline: card.headline } : null;
    },
    isWithdrawn: (id) => stored.withdrawn.has(id),
    date: site.dateTime,
    day: site.day,
    words: site.words,
    embeds: {
      words: site.words.embeds,
      frameHosts: site.frameHosts,
      goneAt: (url) => gone.get(url) ?? null,
    },
  });
}

const rss: PageKind = {
  name: 'feed',
  address: '/rss.xml',
  stored: true,
  list: one('/rss.xml'),
  async load(reader, site) {
    const { items, keys } = await loadItems(reader, site);
    const place = {
      title: site.name,
      description: site.description || site.name,
      page: '/',
      self: '/rss.xml',
    };
    return { found: true, keys: ['feed', ...keys], render: () => renderRss(site, place, items) };
  },
};

const sectionRss: PageKind = {
  name: 'feed of a section',
  address: '/:section/rss.xml',
  stored: true,
  async list(reader) {
    return (await listSections(reader)).map(({ slug }) => `${sectionPath(slug)}/rss.xml`);
  },
  async load(reader, site, { section: slug = '' }) {
    const section = await findSection(reader, slug);
    if (!section) return unknown;
    const { items, keys } = await loadItems(reader, site, slug);
    const page = sectionPath(slug);
    const place = {
      title: site.words.feedTitle(section.name, site.name),
      description: site.words.sectionDescription(section.name, site.name),
      page,
      self: `${page}/rss.xml`,
    };
    return {
      found: true,
      keys: [`section:${slug}`, ...keys],
      render: () => renderRss(site, place, items),
    };
  },
};

const jsonFeed: PageKind = {
  name: 'JSON feed',
  address: '/feed.json',
  stored: true,
  list: one('/feed.json'),
  async load(reader, site) {
    const { items, keys } = await loadItems(reader, site);
    return { found: true, keys: ['feed', ...keys], render: () => renderJsonFeed(site, items) };
  },
};

const sitemap: PageKind = {
  name: 'sitemap',
  address: '/sitemap.xml',
  stored: true,
  list: one('/sitemap.xml'),
  async load(reader, site) {
    const sections = await listSectionsWithStories(reader);
    const stories = await listPublished(reader, { limit: longestSitemap - sections.length - 1 });
    const entries = [
      { path: '/', updatedAt: stories[0]?.updatedAt },
      ...sections.map(({ slug }) => ({ path: sectionPath(slug) })),
      ...stories.map((card) => ({ path: pathOf(card), updatedAt: card.updatedAt })),
    ];
    return { found: true, keys: ['sitemap'], render: () => renderSitemap(site, entries) };
  },
};

const newsMap: PageKind = {
  name: 'news sitemap',
  address: '/sitemap-news.xml',
  // A story leaves it when it is two days old, and nothing is published at that moment to purge it.
  stored: false,
  list: one('/sitemap-news.xml'),
  async load(reader, site) {
    const since = new Date(now().getTime() - newsSitemap.days * 86_400_000).toISOString();
    const stories = await listPublished(reader, { since, limit: newsSitemap.longest });
    const entries = stories.map((card) => ({ ...card, path: pathOf(card) }));
    return { found: true, keys: [], render: () => renderNewsSitemap(site, entries) };
  },
};

const robots: PageKind = {
  name: 'robots',
  address: '/robots.txt',
  stored: true,
  list: one('/robots.txt'),
  async load(_reader, site) {
    return { found: true, keys: ['robots'], render: () => renderRobots(site.origin) };
  },
};

/** Fixed addresses come before patterns: the first that matches is it. */
export const pageKinds: readonly PageKind[] = [
  home,
  rss,
  jsonFeed,
  sitemap,
  newsMap,
  robots,
  sectionRss,
  section,
  sectionPart,
  story,
];

/** Which kind a decoded path is, and what stands in it; null for none. */
export function findPage(path: string): { kind: PageKind; params: Record<string, string> } | null {
  for (const kind of pageKinds) {
    const params = matchAddress(kind.address, path);
    if (params) return { kind, params };
  }
  return null;
}

function matchAddress(address: string, path: string): Record<string, string> | null {
  const wanted = address.split('/').slice(1);
  const given = path.split('/').slice(1);
  if (given.length > wanted.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index];
    if (value === undefined) {
      if (!part.endsWith('?')) return null;
    } else if (part.startsWith(':')) {
      if (value === '') return null;
      params[part.replace(/[:?]/g, '')] = value;
    } else if (part !== value) {
      return null;
    }
  }
  return params;
}

function pathOf(card: PublishedCard): string {
  return storyPath({ section: card.section.slug, id: card.id, slug: card.slug });
}

function storyKeys(cards: PublishedCard[]): string[] {
  return cards.map((card) => `story:${card.id}`);
}

async function findSection(reader: Reader, slug: string): Promise<Section | null> {
  return (await listSections(reader)).find((section) => section.slug === slug) ?? null;
}

/** A feed's stories, and the keys of those that they point to. */
async function loadItems(
  reader: Reader,
  site: SiteContext,
  section?: string,
): Promise<{ items: FeedItem[]; keys: string[] }> {
  const items: FeedItem[] = [];
  const keys = new Set<string>();
  for (const card of await listPublished(reader, { section, limit: inFeed })) {
    const story = await getPublishedStory(reader, card.id);
    if (!story) continue;
    const pointedTo = listRelated(story.body);
    for (const other of pointedTo) keys.add(`story:${other}`);
    const stored = await getStored(reader, story.body);
    items.push(toFeedItem(story, stored, await getPublishedCards(reader, pointedTo), site));
  }
  return { items, keys: [...keys] };
}
