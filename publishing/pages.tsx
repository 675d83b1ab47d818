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
import { now } from '#db/clock.ts';
import { getShownBreaking } from '#db/queries/breaking.ts';
import type { EditionReader } from '#db/queries/edition-reader.ts';
import { listGoneAt } from '#db/queries/embeds.ts';
import { getFilledFront } from '#db/queries/fronts.ts';
import {
  countPublished,
  getNeighbours,
  getPublishedCards,
  getPublishedStory,
  getTranslation,
  type Label,
  listLabels,
  listPublished,
  listSections,
  listUpdates,
  type PublishedCard,
  type PublishedStory,
  type Section,
  whereIs,
} from '#db/queries/published.ts';
import { listMostRead } from '#db/queries/reads.ts';
import { labelPath, sectionPath } from '#document/address.ts';
import { type Edition, pathIn, readEdition } from '#document/edition.ts';
import { listEmbeds, listFrames } from '#document/embed-player.ts';
import { type Composition, frontKey, mostReadKey } from '#document/front.ts';
import { bodyToHtml } from '#document/html.ts';
import { listMedia, listRelated } from '#document/media.ts';
import { bodyToText, countWords } from '#document/text.ts';
import { longestQuery, readAsk } from '#search/ask.ts';
import { findRelated } from '#search/related.ts';
import { labelKey } from '#search/words.ts';
import { aroundKinds } from './around-pages.tsx';
import { cardPath } from './cards/card-path.ts';
import { commentKinds, commentsUnder } from './comments-pages.tsx';
import { feedKinds } from './feed-pages.ts';
import { longestSitemap } from './feeds/sitemap.ts';
import { cardsOf, frontKeys, headOf, stripsOf } from './fronts.ts';
import { houseKinds } from './house-pages.tsx';
import { keptBySite } from './kept-by-site.ts';
import { machineKinds } from './machine-pages.ts';
import {
  type Loaded,
  type LoadedPage,
  type PageKind,
  pathOf,
  perPage,
  readPageNumber,
  storyKeys,
  unknown,
} from './page-kind.ts';
import { toShown } from './shown-breaking.ts';
import { sitemapKinds } from './sitemap-pages.ts';
import { clipOf, documentOf, figurePicture, findRecording, getStored, type Stored } from './stored-media.ts';

/** The one page at this path of an edition. */
const one =
  (path: string): PageKind['list'] =>
  async ({ edition }) => [pathIn(edition, path)];

const home: PageKind = {
  name: 'home',
  address: '/',
  stored: true,
  list: one('/'),
  load: (reader, site) => loadHome(reader, site),
};

/** The home page as it is, or as it would be with the given composition. */
export async function loadHome(
  reader: EditionReader,
  site: SiteContext,
  given?: Composition,
): Promise<LoadedPage> {
  const filled = await getFilledFront(reader, frontKey(reader.edition, null), given);
  const front = headOf(filled);
  const strips = stripsOf(filled);
  const [newest] = await listPublished(reader, { limit: 1 });
  const breaking = await getShownBreaking(reader);
  const link = breaking?.storyId ? [`story:${breaking.storyId}`] : [];
  return {
    found: true,
    keys: ['home', 'breaking', ...link, ...frontKeys(filled)],
    render: () => (
      <HomePage
        site={site}
        front={front}
        strips={strips}
        breaking={breaking && toShown(breaking)}
        newestAt={newest?.publishedAt ?? null}
      />
    ),
  };
}

const section: PageKind = {
  name: 'section',
  address: '/:section',
  stored: true,
  async list(reader) {
    return (await listSections(reader)).map(({ slug }) => sectionPath(reader.edition, slug));
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
      for (let number = 2; number <= last; number += 1) paths.push(partPath(reader.edition, slug, number));
    }
    return paths;
  },
  async load(reader, site, { section = '', number = '' }) {
    const page = readPageNumber(number);
    if (page === null) return unknown;
    if (page === 1) return { found: false, why: 'moved', to: sectionPath(reader.edition, section) };
    return loadSection(reader, site, section, page);
  },
};

export async function loadSection(
  reader: EditionReader,
  site: SiteContext,
  slug: string,
  number: number,
  given?: Composition,
): Promise<Loaded> {
  const section = await findSection(reader, slug);
  if (!section) return unknown;
  const offset = (number - 1) * perPage;
  const stories = await listPublished(reader, { section: slug, limit: perPage + 1, offset });
  if (stories.length === 0 && number > 1) return unknown;
  const filled = number === 1 ? await getFilledFront(reader, frontKey(reader.edition, slug), given) : null;
  const standing = new Set(filled ? cardsOf(filled).map((card) => card.id) : []);
  // All of the page's stretch of the newest stand somewhere on it: the next page goes on where they end.
  const shown = stories.slice(0, perPage).filter((card) => !standing.has(card.id));
  return {
    found: true,
    keys: [`section:${slug}`, ...storyKeys(shown), ...(filled ? frontKeys(filled) : [])],
    render: () => (
      <SectionPage
        site={site}
        section={section}
        front={filled ? headOf(filled) : undefined}
        stories={shown}
        path={partPath(reader.edition, slug, number)}
        older={stories.length > perPage ? partPath(reader.edition, slug, number + 1) : null}
        newer={number > 1 ? partPath(reader.edition, slug, number - 1) : null}
      />
    ),
  };
}

function partPath(edition: Edition, slug: string, number: number): string {
  const path = sectionPath(edition, slug);
  return number === 1 ? path : `${path}/page/${number}`;
}

/** What is read most changes by the hour: an old story's page would be made anew for ever, for a list that isn't about it. */
const youngDays = 2;

function isYoung({ publishedAt }: PublishedStory): boolean {
  return now().getTime() - Date.parse(publishedAt) < youngDays * 86_400_000;
}

/** How fast a story is read, roughly. */
const wordsAMinute = { ar: 180, en: 230 };

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
    const young = isYoung(story);
    const ranking = young ? await listMostRead(reader, frontKey(reader.edition, section)) : [];
    const mostRead = ranking.filter((card) => card.id !== id).slice(0, 4);
    const listed = new Set([id, ...[...close, ...mostRead].map((card) => card.id)]);
    const more = await listMore(reader, site, section);
    const others = more.filter((card) => !listed.has(card.id)).slice(0, 4);
    const { earlier, later } = await getNeighbours(reader, section, story.number);
    const updates = await listUpdates(reader, story);
    const comments = await commentsUnder(reader, site, story);
    const labels = await listLabels(reader, id);
    const translation = site.other ? await getTranslation(reader, id) : null;
    const linkTo = (kind: Label['kind'], name: string) => {
      const label = labels.find((one) => one.kind === kind && one.key === labelKey(name));
      return label ? labelPath(reader.edition, kind, label.slug) : null;
    };
    return {
      found: true,
      // What stands under the story is named, too: a withdrawn story's headline may stay nowhere.
      keys: [
        `story:${id}`,
        `comments:${id}`,
        ...storyKeys([...close, ...mostRead, ...others, ...[earlier, later].filter((card) => card !== null)]),
        ...(young ? [mostReadKey(section)] : []),
        // Those that aren't live, too: their link appears when they are.
        ...pointedTo.map((other) => `story:${other}`),
        ...listMedia(story.body).map((file) => `media:${file}`),
        ...embeds.map((url) => `embed:${url}`),
        ...storyKeys(translation ? [translation] : []),
      ],
      frames: listFrames(story.body, site.frameHosts),
      render: () => (
        <StoryPage
          site={site}
          story={story}
          bodyHtml={storyHtml(story, { stored, related, gone }, site)}
          picture={story.picture}
          updates={updates}
          recording={findRecording(story.body, stored.clips)?.src ?? null}
          card={cardPath(story, site.name)}
          byline={splitByline(story.byline).map(({ text, isName }) => ({
            text,
            path: isName ? linkTo('author', text) : null,
          }))}
          tags={story.tags.map((tag) => ({ text: tag, path: linkTo('tag', tag) }))}
          minutes={Math.round(countWords(bodyToText(story.body)) / wordsAMinute[story.edition])}
          comments={comments}
          translation={translation && { headline: translation.headline, path: pathOf(translation) }}
          related={close}
          more={others}
          mostRead={mostRead}
          earlier={earlier}
          later={later}
        />
      ),
    };
  },
};

const newestBySection = keptBySite<PublishedCard[]>();

/** The newest of a section, which stand under each of its stories. */
async function listMore(reader: EditionReader, site: SiteContext, section: string): Promise<PublishedCard[]> {
  const known = newestBySection(site);
  const newest = known.get(section) ?? (await listPublished(reader, { section, limit: 9 }));
  known.set(section, newest);
  return newest;
}

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
    dir: site.dir,
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

const resultsPerPage = 20;

const search: PageKind = {
  name: 'search',
  address: '/search',
  // A page for every word there is would fill the store.
  stored: false,
  asksWith: true,
  list: one('/search'),
  async load({ edition }, site, _params, { query, search }) {
    const ask = readAsk(query, resultsPerPage);
    const isTooLong = ask.query.length > longestQuery;
    const found = ask.query && !isTooLong ? await search({ ...ask, edition }) : null;
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
  search,
  ...machineKinds,
  ...sitemapKinds,
  ...aroundKinds,
  ...houseKinds,
  ...feedKinds,
  section,
  sectionPart,
  ...commentKinds,
  story,
];

/** Which kind a decoded path is, in which edition, and what stands in it; a kind that is null for none. */
export function findPage(decoded: string): {
  edition: Edition;
  found: { kind: PageKind; params: Record<string, string> } | null;
} {
  const { edition, path } = readEdition(decoded);
  for (const kind of pageKinds) {
    if (kind.isOnce && path !== decoded) continue;
    const params = matchAddress(kind.address, path);
    if (params) return { edition, found: { kind, params } };
  }
  return { edition, found: null };
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

async function findSection(reader: EditionReader, slug: string): Promise<Section | null> {
  return (await listSections(reader)).find((section) => section.slug === slug) ?? null;
}
