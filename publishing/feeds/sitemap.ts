import type { Alternate, SiteContext } from '#components/site/types.ts';
import { xml } from './xml.ts';

export interface SitemapEntry {
  /** Percent-encoded, with its slash. */
  path: string;
  updatedAt?: string;
  /** The same in the site's editions, this one too. */
  alternates?: Alternate[];
}

/** The protocol's own limit (sitemaps.org), of a map and of an index. */
export const longestSitemap = 50_000;

const protocol = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export function renderSitemap(site: SiteContext, entries: SitemapEntry[]): string {
  return render(site, entries, { list: 'urlset', item: 'url' });
}

/** A map of maps. */
export function renderSitemapIndex(site: SiteContext, maps: SitemapEntry[]): string {
  return render(site, maps, { list: 'sitemapindex', item: 'sitemap' });
}

function render(
  site: SiteContext,
  entries: SitemapEntry[],
  { list, item }: { list: string; item: string },
): string {
  const shown = entries.slice(0, longestSitemap);
  const rows = shown.map(({ path, updatedAt, alternates = [] }) => {
    const changed = updatedAt ? `<lastmod>${xml(updatedAt)}</lastmod>` : '';
    const others = alternates.map(
      (other) =>
        `<xhtml:link rel="alternate" hreflang="${other.language}" href="${xml(site.origin + other.path)}"/>`,
    );
    return `<${item}><loc>${xml(site.origin + path)}</loc>${changed}${others.join('')}</${item}>`;
  });
  const links = shown.some(({ alternates }) => alternates)
    ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="${protocol}"${links}>\n${rows.join('\n')}\n</${list}>\n`;
}

export interface NewsEntry {
  path: string;
  headline: string;
  publishedAt: string;
}

/** Google's news sitemap: the last two days, at most 1,000 addresses; the caller chooses them. */
export const newsSitemap = { days: 2, longest: 1000 } as const;

export function renderNewsSitemap(site: SiteContext, entries: NewsEntry[]): string {
  const rows = entries
    .slice(0, newsSitemap.longest)
    .map(
      ({ path, headline, publishedAt }) =>
        `<url><loc>${xml(site.origin + path)}</loc><news:news><news:publication><news:name>${xml(site.name)}</news:name><news:language>${site.locale}</news:language></news:publication><news:publication_date>${xml(publishedAt)}</news:publication_date><news:title>${xml(headline)}</news:title></news:news></url>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${protocol}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${rows.join('\n')}\n</urlset>\n`;
}
