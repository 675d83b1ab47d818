import type { SiteContext } from '#components/site/types.ts';
import { xml } from './xml.ts';

export interface SitemapEntry {
  /** Percent-encoded, with its slash. */
  path: string;
  updatedAt?: string;
}

/** The protocol's own limit (sitemaps.org). */
export const longestSitemap = 50_000;

export function renderSitemap(site: SiteContext, entries: SitemapEntry[]): string {
  const rows = entries.slice(0, longestSitemap).map(({ path, updatedAt }) => {
    const changed = updatedAt ? `<lastmod>${xml(updatedAt)}</lastmod>` : '';
    return `<url><loc>${xml(site.origin + path)}</loc>${changed}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('\n')}\n</urlset>\n`;
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
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${rows.join('\n')}\n</urlset>\n`;
}
