/**
 * The table of pages: every kind of page a reader or a machine can ask for, once. The handler, baking, the sitemap
 * and the tests' crawler all read it.
 */
import { splitByline } from '#arabic/byline.ts';
import { HomePage } from '#components/site/home-page.tsx';
import { SearchPage } from '#components/site/search-page.tsx';
import { SectionPage } from '#components/site/section-page.tsx';
import { StoryPage } from '#components/site/story-page.tsx';
import type { SiteContext } from '#components/site/types.ts';
import type { Reader } from '#db/client.ts';
import { now } from '#db/clock.ts';
import { listGoneAt } from '#db/queries/embeds.ts';
import {
  countPublished,
  getNeighbours,
  getPublishedCards,
  getPublishedStory,
  type Label,
  listLabels,
  listPublished,
  listSections,
  listSectionsWithStories,
  type PublishedCard,
  type PublishedStory,
  type Section,
  whereIs,
} from '#db/queries/published.ts';
import { labelPath, sectionPath } from '#document/address.ts';
import { listEmbeds, listFrames } from '#document/embed-player.ts';
import { bodyToHtml } from '#document/html.ts';
import { listMedia, listRelated } from '#document/media.ts';
import { bodyToText, countWords } from '#document/text.ts';
import { longestQuery, readAsk } from '#search/ask.ts';
import { findRelated } from '#search/related.ts';
import { labelKey } from '#search/words.ts';
import { aroundKinds } from './around-pages.tsx';
import { renderAtom } from './feeds/atom.ts';
import { renderJsonFeed } from './feeds/json-feed.ts';
import { inFeed, loadItems } from './feeds/load-items.ts';
import { renderRobots } from './feeds/robots.ts';
import { renderRss } from './feeds/rss.ts';
import { longestSitemap, newsSitemap, renderNewsSitemap, renderSitemap } from './feeds/sitemap.ts';
import {
  type Loaded,
  type PageKind,
  pathOf,
  perPage,
  readPageNumber,
  storyKeys,
  unknown,
} from './page-kind.ts';
import { clipOf, documentOf, figurePicture, getStored, type Stored } from './stored-media.ts';

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
    const page = readPageNumber(number);
    if (page === null) return unknown;
    if (page === 1) return { found: false, why: 'moved', to: sectionPath(section) };
    return loadSection(reader, site, section, page);
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

/** How fast a story is read in Arabic, roughly. */
const wordsAMinute = 180;

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
    const close = await findRelated(reader, story, 4);
    const listed = new Set([id, ...close.map((card) => card.id)]);
    const more = await listPublished(reader, { section, limit: 9 });
    const others = more.filter((card) => !listed.has(card.id)).slice(0, 4);
    const { earlier, later } = await getNeighbours(reader, section, story.number);
    const labels = await listLabels(reader, id);
    const linkTo = (kind: Label['kind'], name: string) => {
      const label = labels.find((one) => one.kind === kind && one.key === labelKey(name));
      return label ? labelPath(kind, label.slug) : null;
    };
    return {
      found: true,
      // What stands under the story is named, too: a withdrawn story's headline may stay nowhere.
      keys: [
        `story:${id}`,
        ...storyKeys([...close, ...others, ...[earlier, later].filter((card) => card !== null)]),
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
          byline={splitByline(story.byline).map(({ text, isName }) => ({
            text,
            path: isName ? linkTo('author', text) : null,
          }))}
          tags={story.tags.map((tag) => ({ text: tag, path: linkTo('tag', tag) }))}
          minutes={Math.round(countWords(bodyToText(story.body)) / wordsAMinute)}
          related={close}
          more={others}
          earlier={earlier}
          later={later}
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
    const { items, keys } = await loadItems(reader, site, await listPublished(reader, { limit: inFeed }));
    const place = {
      title: site.name,
      description: site.description || site.name,
      page: '/',
      self: '/rss.xml',
    };
    return { found: true, keys: ['feed', ...keys], render: () => renderRss(site, place, items) };
  },
};

const atom: PageKind = {
  name: 'Atom feed',
  address: '/atom.xml',
  stored: true,
  list: one('/atom.xml'),
  async load(reader, site) {
    const { items, keys } = await loadItems(reader, site, await listPublished(reader, { limit: inFeed }));
    return { found: true, keys: ['feed', ...keys], render: () => renderAtom(site, items) };
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
    const { items, keys } = await loadItems(
      reader,
      site,
      await listPublished(reader, { section: slug, limit: inFeed }),
    );
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
    const { items, keys } = await loadItems(reader, site, await listPublished(reader, { limit: inFeed }));
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

const resultsPerPage = 20;

const search: PageKind = {
  name: 'search',
  address: '/search',
  // A page for every word there is would fill the store.
  stored: false,
  asksWith: true,
  list: one('/search'),
  async load(_reader, site, _params, { query, search }) {
    const ask = readAsk(query, resultsPerPage);
    const isTooLong = ask.query.length > longestQuery;
    const found = ask.query && !isTooLong ? await search(ask) : null;
    const { section = '', author = '', from = '', to = '', sort, page } = ask;
    const form = { query: ask.query.slice(0, longestQuery), section, author, from, to, sort };
    return {
      found: true,
      keys: [],
      render: () => (
        <SearchPage
          site={site}
          form={form}
          found={found}
          problem={isTooLong ? site.words.search.tooLong : undefined}
          page={page}
          hasNext={found !== null && found.total > page * resultsPerPage}
        />
      ),
    };
  },
};

/** Fixed addresses come before patterns: the first that matches is it. */
export const pageKinds: readonly PageKind[] = [
  home,
  rss,
  atom,
  jsonFeed,
  sitemap,
  newsMap,
  robots,
  search,
  ...aroundKinds,
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

async function findSection(reader: Reader, slug: string): Promise<Section | null> {
  return (await listSections(reader)).find((section) => section.slug === slug) ?? null;
}
