import type { SiteContext } from '#components/site/types.ts';
import { pathIn } from '#document/edition.ts';
import type { FeedItem } from './items.ts';

/** JSON Feed 1.1 (jsonfeed.org) with the full text. */
export function renderJsonFeed(site: SiteContext, items: FeedItem[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: site.name,
    home_page_url: site.origin + pathIn(site.edition, '/'),
    feed_url: site.origin + pathIn(site.edition, '/feed.json'),
    description: site.description,
    language: site.locale,
    items: items.map((item) => ({
      id: `${site.origin}/story/${item.id}`,
      url: item.address,
      title: item.headline,
      summary: item.lead || undefined,
      content_html: item.html,
      image: item.pictures[0]?.address,
      date_published: item.publishedAt,
      date_modified: item.updatedAt,
      authors: [{ name: item.byline || site.name }],
      tags: [item.section, ...item.tags],
      language: site.locale,
      attachments: item.audio
        ? [{ url: item.audio.src, mime_type: item.audio.mime, size_in_bytes: item.audio.bytes }]
        : undefined,
    })),
  };
  return `${JSON.stringify(feed)}\n`;
}
