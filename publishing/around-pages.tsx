/** The pages around the stories: tags and authors with their feeds, days, corrections. Rows of the table in pages.tsx. */
import { dayAfter, dayOf, dayStart, isDay } from '#arabic/days.ts';
import { CorrectionsPage } from '#components/site/corrections-page.tsx';
import { ListingPage } from '#components/site/listing-page.tsx';
import type { SiteContext } from '#components/site/types.ts';
import type { EditionReader } from '#db/queries/edition-reader.ts';
import {
  findLabelKey,
  getDaysAround,
  getLabel,
  type Label,
  listByLabel,
  listCorrections,
  listLiveLabels,
  listPublished,
} from '#db/queries/published.ts';
import { getSettings } from '#db/queries/settings.ts';
import { dayPath, labelPath } from '#document/address.ts';
import { type Edition, pathIn } from '#document/edition.ts';
import { labelKey } from '#search/words.ts';
import { inFeed, loadItems } from './feeds/load-items.ts';
import { renderRss } from './feeds/rss.ts';
import { type Loaded, type PageKind, perPage, readPageNumber, storyKeys, unknown } from './page-kind.ts';

type Kind = Label['kind'];

/** How many addresses of a kind are listed: those of the tests' crawler and the sitemap. */
const mostListed = 10_000;

/** The label an address means, however it is spelled there. */
async function findLabel(reader: EditionReader, kind: Kind, slug: string): Promise<Label | null> {
  const key = (await findLabelKey(reader, kind, slug)) ?? labelKey(slug);
  return key ? getLabel(reader, kind, key) : null;
}

const feedOf = (edition: Edition, kind: Kind, slug: string) => `${labelPath(edition, kind, slug)}/rss.xml`;

async function loadLabel(
  reader: EditionReader,
  site: SiteContext,
  kind: Kind,
  slug: string,
  number: number,
): Promise<Loaded> {
  const label = await findLabel(reader, kind, slug);
  if (!label) return unknown;
  if (label.slug !== slug)
    return { found: false, why: 'moved', to: labelPath(reader.edition, kind, label.slug, number) };
  const offset = (number - 1) * perPage;
  const stories = await listByLabel(reader, label, { limit: perPage + 1, offset });
  if (stories.length === 0) return unknown;
  const shown = stories.slice(0, perPage);
  const words = site.words[kind];
  const link = (to: number, text: string) => ({
    path: labelPath(reader.edition, kind, slug, to),
    label: text,
  });
  return {
    found: true,
    keys: [`${kind}:${label.key}`, ...storyKeys(shown)],
    render: () => (
      <ListingPage
        site={site}
        kicker={words.kicker}
        title={label.name}
        pageTitle={site.words.sectionTitle(label.name, site.name)}
        description={words.description(label.name, site.name)}
        path={labelPath(reader.edition, kind, slug, number)}
        stories={shown}
        feed={{
          path: feedOf(reader.edition, kind, slug),
          title: site.words.feedTitle(label.name, site.name),
        }}
        paging={{
          label: site.words.paging,
          older: stories.length > perPage ? link(number + 1, site.words.older) : null,
          newer: number > 1 ? link(number - 1, site.words.newer) : null,
        }}
        data={
          kind === 'author'
            ? {
                '@type': 'ProfilePage',
                mainEntity: {
                  '@type': 'Person',
                  name: label.name,
                  url: site.origin + labelPath(reader.edition, kind, slug),
                },
              }
            : undefined
        }
      />
    ),
  };
}

const named = { tag: 'a tag', author: 'an author' } as const;

function labelKinds(kind: Kind): PageKind[] {
  const page: PageKind = {
    name: kind,
    address: `/${kind}/:slug`,
    stored: true,
    async list(reader) {
      return (await listLiveLabels(reader, kind, mostListed)).map(({ slug }) =>
        labelPath(reader.edition, kind, slug),
      );
    },
    load: (reader, site, { slug = '' }) => loadLabel(reader, site, kind, slug, 1),
  };
  const part: PageKind = {
    name: `older stories of ${named[kind]}`,
    address: `/${kind}/:slug/page/:number`,
    stored: true,
    async list(reader) {
      const paths: string[] = [];
      for (const label of await listLiveLabels(reader, kind, mostListed)) {
        const [next] = await listByLabel(reader, label, { limit: 1, offset: perPage });
        if (next) paths.push(labelPath(reader.edition, kind, label.slug, 2));
      }
      return paths;
    },
    async load(reader, site, { slug = '', number = '' }) {
      const page = readPageNumber(number);
      if (page === null) return unknown;
      if (page === 1) return { found: false, why: 'moved', to: labelPath(reader.edition, kind, slug) };
      return loadLabel(reader, site, kind, slug, page);
    },
  };
  const feed: PageKind = {
    name: `feed of ${named[kind]}`,
    address: `/${kind}/:slug/rss.xml`,
    stored: true,
    async list(reader) {
      return (await listLiveLabels(reader, kind, mostListed)).map(({ slug }) =>
        feedOf(reader.edition, kind, slug),
      );
    },
    async load(reader, site, { slug = '' }) {
      const label = await findLabel(reader, kind, slug);
      if (!label) return unknown;
      if (label.slug !== slug)
        return { found: false, why: 'moved', to: feedOf(reader.edition, kind, label.slug) };
      const cards = await listByLabel(reader, label, { limit: inFeed });
      const { items, keys } = await loadItems(reader, site, cards);
      const place = {
        title: site.words.feedTitle(label.name, site.name),
        description: site.words[kind].description(label.name, site.name),
        page: labelPath(reader.edition, kind, slug),
        self: feedOf(reader.edition, kind, slug),
      };
      return {
        found: true,
        keys: [`${kind}:${label.key}`, ...storyKeys(cards), ...keys],
        render: () => renderRss(site, place, items),
      };
    },
  };
  return [feed, part, page];
}

/** More than any newsroom publishes in a day. */
const mostInADay = 1000;

async function loadDay(
  reader: EditionReader,
  site: SiteContext,
  day: string,
  isNewest: boolean,
): Promise<Loaded> {
  const { timeZone } = await getSettings(reader);
  const start = dayStart(day, timeZone);
  const stories = await listPublished(reader, {
    since: start,
    before: dayStart(dayAfter(day), timeZone),
    limit: mostInADay,
  });
  if (stories.length === 0) return unknown;
  const { earlier, later } = await getDaysAround(reader, day, timeZone);
  const words = site.words.archive;
  const name = site.date(start);
  return {
    found: true,
    keys: [`day:${day}`, ...(isNewest ? ['home'] : []), ...storyKeys(stories)],
    render: () => (
      <ListingPage
        site={site}
        kicker={words.title}
        above={{ name: words.title, path: pathIn(reader.edition, '/archive') }}
        title={words.dayTitle(name)}
        pageTitle={site.words.sectionTitle(words.dayTitle(name), site.name)}
        description={words.description(name, site.name)}
        path={dayPath(reader.edition, day)}
        stories={stories}
        count={site.count(stories.length, site.words.counts.stories)}
        isCompact
        paging={{
          label: words.paging,
          older: earlier ? { path: dayPath(reader.edition, earlier), label: words.earlier } : null,
          newer: later ? { path: dayPath(reader.edition, later), label: words.later } : null,
        }}
      />
    ),
  };
}

const archive: PageKind = {
  name: 'archive',
  address: '/archive',
  stored: true,
  async list(reader) {
    return (await listPublished(reader, { limit: 1 })).length > 0 ? [pathIn(reader.edition, '/archive')] : [];
  },
  async load(reader, site) {
    const [newest] = await listPublished(reader, { limit: 1 });
    if (!newest) return unknown;
    const { timeZone } = await getSettings(reader);
    return loadDay(reader, site, dayOf(newest.publishedAt, timeZone), true);
  },
};

const archiveDay: PageKind = {
  name: 'day of the archive',
  address: '/archive/:year/:month/:day',
  stored: true,
  async list(reader) {
    const { timeZone } = await getSettings(reader);
    const [newest] = await listPublished(reader, { limit: 1 });
    const paths: string[] = [];
    let day = newest ? dayOf(newest.publishedAt, timeZone) : null;
    while (day && paths.length < mostListed) {
      paths.push(dayPath(reader.edition, day));
      day = (await getDaysAround(reader, day, timeZone)).earlier;
    }
    return paths;
  },
  async load(reader, site, { year = '', month = '', day = '' }) {
    const name = `${year}-${month}-${day}`;
    return isDay(name) ? loadDay(reader, site, name, false) : unknown;
  },
};

const mostCorrections = 100;

const corrections: PageKind = {
  name: 'corrections',
  address: '/corrections',
  stored: true,
  list: async ({ edition }) => [pathIn(edition, '/corrections')],
  async load(reader, site) {
    const corrected = await listCorrections(reader, mostCorrections);
    return {
      found: true,
      keys: ['corrections', ...storyKeys(corrected.map(({ story }) => story))],
      render: () => <CorrectionsPage site={site} corrections={corrected} />,
    };
  },
};

export const aroundKinds: readonly PageKind[] = [
  ...labelKinds('tag'),
  ...labelKinds('author'),
  archive,
  archiveDay,
  corrections,
];
