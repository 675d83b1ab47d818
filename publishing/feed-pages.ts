/** The feeds of the newsroom and of its sections: rows of the table in pages.tsx. Those of tags and authors: around-pages.tsx. */
import type { SiteContext } from '#components/site/types.ts';
import { listPublished, listSections } from '#db/queries/published.ts';
import { sectionPath } from '#document/address.ts';
import { pathIn } from '#document/edition.ts';
import { renderAtom } from './feeds/atom.ts';
import type { FeedItem } from './feeds/items.ts';
import { renderJsonFeed } from './feeds/json-feed.ts';
import { inFeed, loadItems } from './feeds/load-items.ts';
import { renderRss } from './feeds/rss.ts';
import { type PageKind, unknown } from './page-kind.ts';

/** A feed of everything, in one of the three languages of feeds. */
function feedKind(
  name: string,
  address: string,
  render: (site: SiteContext, items: FeedItem[]) => string,
): PageKind {
  return {
    name,
    address,
    stored: true,
    list: async ({ edition }) => [pathIn(edition, address)],
    async load(reader, site) {
      const { items, keys } = await loadItems(reader, site, await listPublished(reader, { limit: inFeed }));
      return { found: true, keys: ['feed', ...keys], render: () => render(site, items) };
    },
  };
}

function renderHomeRss(site: SiteContext, items: FeedItem[]): string {
  const description = site.description || site.name;
  return renderRss(
    site,
    {
      title: site.name,
      description,
      page: pathIn(site.edition, '/'),
      self: pathIn(site.edition, '/rss.xml'),
    },
    items,
  );
}

const ofSection: PageKind = {
  name: 'feed of a section',
  address: '/:section/rss.xml',
  stored: true,
  async list(reader) {
    return (await listSections(reader)).map(({ slug }) => `${sectionPath(reader.edition, slug)}/rss.xml`);
  },
  async load(reader, site, { section: slug = '' }) {
    const section = (await listSections(reader)).find((one) => one.slug === slug);
    if (!section) return unknown;
    const cards = await listPublished(reader, { section: slug, limit: inFeed });
    const { items, keys } = await loadItems(reader, site, cards);
    const page = sectionPath(reader.edition, slug);
    const place = {
      title: site.words.feedTitle(section.name, site.name),
      description: site.words.sectionDescription(section.name, site.name),
      page,
      self: `${page}/rss.xml`,
    };
    return { found: true, keys: [`section:${slug}`, ...keys], render: () => renderRss(site, place, items) };
  },
};

export const feedKinds: readonly PageKind[] = [
  feedKind('feed', '/rss.xml', renderHomeRss),
  feedKind('Atom feed', '/atom.xml', renderAtom),
  feedKind('JSON feed', '/feed.json', renderJsonFeed),
  ofSection,
];
