import type { SiteContext } from '#components/site/types.ts';
import { pathIn } from '#document/edition.ts';
import type { FeedItem } from './items.ts';
import { element, xml } from './xml.ts';

/** Atom (RFC 4287) with the full text. */
export function renderAtom(site: SiteContext, items: FeedItem[]): string {
  const newest =
    items
      .map((item) => item.updatedAt)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00.000Z';
  const home = pathIn(site.edition, '/');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.locale}">`,
    `<id>${xml(site.origin + home)}</id>`,
    element('title', site.name),
    element('subtitle', site.description),
    `<link href="${xml(site.origin + home)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${xml(site.origin + pathIn(site.edition, '/atom.xml'))}"/>`,
    `<updated>${xml(newest)}</updated>`,
    `<author>${element('name', site.name)}</author>`,
    ...items.map((item) => renderEntry(site, item)),
    '</feed>',
    '',
  ]
    .filter((line, index, lines) => line !== '' || index === lines.length - 1)
    .join('\n');
}

function renderEntry(site: SiteContext, item: FeedItem): string {
  return [
    '<entry>',
    `<id>${xml(`${site.origin}/story/${item.id}`)}</id>`,
    `<title>${xml(item.headline)}</title>`,
    `<link href="${xml(item.address)}"/>`,
    item.audio
      ? `<link rel="enclosure" href="${xml(item.audio.src)}" length="${item.audio.bytes}" type="${xml(item.audio.mime)}"/>`
      : '',
    `<published>${xml(item.publishedAt)}</published>`,
    `<updated>${xml(item.updatedAt)}</updated>`,
    `<author>${element('name', item.byline || site.name)}</author>`,
    ...[item.section, ...item.tags].map((term) => `<category term="${xml(term)}"/>`),
    element('summary', item.lead),
    `<content type="html">${xml(item.html)}</content>`,
    '</entry>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
