import type { SiteContext } from '#components/site/types.ts';
import type { FeedItem, FeedPicture } from './items.ts';
import { element, xml } from './xml.ts';

export interface FeedPlace {
  title: string;
  description: string;
  /** Paths of the page the feed belongs to and of the feed itself. */
  page: string;
  self: string;
}

/** RSS 2.0 with the full text (`content:encoded`), authors (`dc:creator`) and pictures with their credit (`media:content`). */
export function renderRss(site: SiteContext, place: FeedPlace, items: FeedItem[]): string {
  const newest = items
    .map((item) => item.updatedAt)
    .sort()
    .at(-1);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">',
    '<channel>',
    `<title>${xml(place.title)}</title>`,
    `<link>${xml(site.origin + place.page)}</link>`,
    `<atom:link href="${xml(site.origin + place.self)}" rel="self" type="application/rss+xml"/>`,
    `<description>${xml(place.description)}</description>`,
    `<language>${site.locale}</language>`,
    newest && `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>`,
    ...items.map((item) => renderItem(site, item)),
    '</channel>',
    '</rss>',
    '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function renderItem(site: SiteContext, item: FeedItem): string {
  return [
    '<item>',
    `<title>${xml(item.headline)}</title>`,
    `<link>${xml(item.address)}</link>`,
    // The id stays when slug or section change, so readers' programs don't show the story again.
    `<guid isPermaLink="false">${xml(`${site.origin}/story/${item.id}`)}</guid>`,
    `<pubDate>${new Date(item.publishedAt).toUTCString()}</pubDate>`,
    element('dc:creator', item.byline || site.name),
    ...[item.section, ...item.tags].map((category) => element('category', category)),
    element('description', item.lead),
    element('content:encoded', item.html),
    ...item.pictures.map(renderPicture),
    item.audio
      ? `<enclosure url="${xml(item.audio.src)}" length="${item.audio.bytes}" type="${xml(item.audio.mime)}"/>`
      : '',
    '</item>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function renderPicture(picture: FeedPicture): string {
  const inner = [
    element('media:description', picture.caption || picture.alt),
    picture.credit && `<media:credit role="photographer">${xml(picture.credit)}</media:credit>`,
  ].join('');
  return `<media:content url="${xml(picture.address)}" type="${picture.address.endsWith('.jpg') ? 'image/jpeg' : 'image/webp'}" medium="image" width="${picture.width}" height="${picture.height}">${inner}</media:content>`;
}
