/** The newsroom's own pages and the one for readers without a network: rows of the table in pages.tsx. */
import { HousePage } from '#components/site/house-page.tsx';
import { OfflinePage } from '#components/site/offline-page.tsx';
import { type HousePageSlug, housePageSlugs } from '#db/queries/house-pages.ts';
import { getShownPage } from '#db/queries/published.ts';
import { pathIn } from '#document/edition.ts';
import { bodyToHtml } from '#document/html.ts';
import { bodyToText } from '#document/text.ts';
import { type PageKind, unknown } from './page-kind.ts';

const longestDescription = 160;

function houseKind(slug: HousePageSlug): PageKind {
  return {
    name: slug,
    address: `/${slug}`,
    stored: true,
    async list(reader) {
      return (await getShownPage(reader, slug)) ? [pathIn(reader.edition, `/${slug}`)] : [];
    },
    async load(reader, site) {
      const page = await getShownPage(reader, slug);
      if (!page) return unknown;
      return {
        found: true,
        keys: [`page:${slug}`],
        render: () => (
          <HousePage
            site={site}
            path={pathIn(site.edition, `/${slug}`)}
            title={page.title}
            updatedAt={page.updatedAt}
            description={bodyToText(page.body).replace(/\s+/g, ' ').slice(0, longestDescription)}
            bodyHtml={bodyToHtml(page.body, {
              newsroom: false,
              dir: site.dir,
              // No files and no stories of ours stand in these: they are written as text.
              picture: () => null,
              clip: () => null,
              document: () => null,
              related: () => null,
              isWithdrawn: () => false,
              date: site.dateTime,
              day: site.day,
              words: site.words,
            })}
          />
        ),
      };
    },
  };
}

const offline: PageKind = {
  name: 'offline',
  address: '/offline',
  stored: true,
  list: async ({ edition }) => [pathIn(edition, '/offline')],
  async load(_reader, site) {
    return { found: true, keys: ['offline'], render: () => <OfflinePage site={site} /> };
  },
};

export const houseKinds: readonly PageKind[] = [...housePageSlugs.map(houseKind), offline];
