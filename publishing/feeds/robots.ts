import { type Edition, pathIn } from '#document/edition.ts';

/** Everything is for reading but the newsroom, which has nothing for a crawler. */
export function renderRobots(origin: string, editions: readonly Edition[]): string {
  return [
    'User-agent: *',
    'Disallow: /desk',
    'Disallow: /api/',
    ...editions.map((edition) => `Disallow: ${pathIn(edition, '/search?')}`),
    '',
    ...editions.flatMap((edition) =>
      ['/sitemap-index.xml', '/sitemap.xml', '/sitemap-news.xml'].map(
        (path) => `Sitemap: ${origin}${pathIn(edition, path)}`,
      ),
    ),
    '',
  ].join('\n');
}
