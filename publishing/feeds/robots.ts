/** Everything is for reading but the newsroom, which has nothing for a crawler. */
export function renderRobots(origin: string): string {
  return [
    'User-agent: *',
    'Disallow: /desk',
    'Disallow: /api/',
    'Disallow: /search?',
    '',
    `Sitemap: ${origin}/sitemap-index.xml`,
    `Sitemap: ${origin}/sitemap.xml`,
    `Sitemap: ${origin}/sitemap-news.xml`,
    '',
  ].join('\n');
}
