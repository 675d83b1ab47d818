import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { providers } from '#media/embeds/list.ts';
import { embeds as words } from '#messages/ar/embeds.ts';
import { site } from '#messages/ar/site.ts';
import { checkBody } from './check.ts';
import { listEmbeds, listFrames } from './embed-player.ts';
import { htmlToBody } from './from-html.ts';
import { bodyToHtml } from './html.ts';
import type { HtmlContext } from './spec.ts';
import { bodyToText } from './text.ts';
import type { AttrValue, StoryBody } from './types.ts';

const blank = { text: '', author: '', handle: '', postedAt: '' };

function bodyOf(...embeds: Record<string, AttrValue>[]): StoryBody {
  const content = embeds.map((attrs) => ({ type: 'embed', attrs: { ...blank, ...attrs } }));
  const checked = checkBody({ type: 'doc', content });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
  return checked.body;
}

function page(more: Partial<NonNullable<HtmlContext['embeds']>> = {}): HtmlContext {
  return {
    newsroom: false,
    picture: (id) => ({ src: `/media/${id}/480.webp`, width: 480, height: 360 }),
    clip: () => null,
    related: () => null,
    date: (iso) => iso,
    day: (date) => date,
    words: site,
    embeds: { words: words.reader, frameHosts: [], goneAt: () => null, ...more },
  };
}

const video = {
  provider: 'youtube',
  url: 'https://www.youtube.com/watch?v=AbCdEfGhI-_',
  title: 'جولة <في> المحطة',
  author: 'نشرة المدينة',
  picture: 'abc',
};
const post = {
  provider: 'x',
  url: 'https://x.com/a/status/20',
  text: 'Hello there',
  author: 'A',
  handle: 'a',
};

describe('a reader finds', () => {
  test('of each provider a card with a way to the original, and nothing that asks anybody before a press', () => {
    for (const { name } of providers) {
      const fixture = JSON.parse(
        readFileSync(
          path.join(import.meta.dirname, '..', 'media', 'embeds', 'fixtures', `${name}.json`),
          'utf8',
        ),
      );
      for (const url of Object.keys(fixture.addresses)) {
        const html = bodyToHtml(bodyOf({ provider: name, url, title: 'عنوان' }), page());
        expect(html).toContain(`<a href="${url.replaceAll('&', '&amp;')}" rel="noopener nofollow">`);
        expect(html).not.toMatch(
          /<(?:iframe|img|script|link|video|audio|embed|object)[^>]* (?:src|srcset|data|href)=/,
        );
      }
    }
  });

  test('a video’s place kept in its shape, with its still, its title and the words on its button', () => {
    const html = bodyToHtml(bodyOf(video), page());
    expect(html).toContain('<svg viewBox="0 0 16 9" aria-hidden="true">');
    expect(html).toContain('src="/media/abc/480.webp"');
    expect(html).toContain('<p class="title" dir="rtl">جولة &lt;في&gt; المحطة</p>');
    expect(html).toContain('شغّل المقطع');
    expect(html).toContain(
      'data-src="https://www.youtube-nocookie.com/embed/AbCdEfGhI-_?autoplay=1&amp;rel=0"',
    );
  });

  test('a tall video, one in a shape that the provider gave, and a recording in its height', () => {
    const tall = { provider: 'youtube', url: 'https://www.youtube.com/shorts/AbCdEfGhI-_' };
    expect(bodyToHtml(bodyOf(tall), page())).toContain('<svg viewBox="0 0 9 16" class="tall"');
    const given = { provider: 'vimeo', url: 'https://vimeo.com/123456789', ratio: 2.35 };
    expect(bodyToHtml(bodyOf(given), page())).toContain('<svg viewBox="0 0 2350 1000"');
    const sound = { provider: 'soundcloud', url: 'https://soundcloud.com/midad/episode-1' };
    expect(bodyToHtml(bodyOf(sound), page())).toContain('<svg width="1" height="166"');
  });

  test('a post in the direction of its own language, and its frame behind a link that needs no script', () => {
    const html = bodyToHtml(bodyOf(post), page());
    expect(html).toContain('<blockquote dir="ltr"><p>Hello there</p></blockquote>');
    expect(html).not.toContain('<embed-player');
    expect(html).toMatch(
      /<a class="play" href="https:\/\/platform\.twitter\.com[^"]+" target="https-x-com-a-status-20" rel="nofollow"/,
    );
    expect(html).toMatch(/<iframe name="https-x-com-a-status-20" title="[^"]+" sandbox="allow-scripts/);
    expect(listFrames(bodyOf(post), [])).toEqual(['https://platform.twitter.com']);
  });

  test('what was stored of something that is gone, with the word for it and no player', () => {
    const goneAt = (url: string) => (url === video.url ? '2026-01-02T03:04:05.000Z' : null);
    const html = bodyToHtml(bodyOf(video, post), page({ goneAt }));
    expect(html).toContain('<strong>محذوف</strong>');
    expect(html).toContain('جولة &lt;في&gt; المحطة');
    expect(html).toContain('src="/media/abc/480.webp"');
    expect(html).not.toContain('embed-player');
    expect(html.match(/محذوف/g)).toHaveLength(1);
  });

  test('a frame of the admin’s list, and of no other host whatever a story says', () => {
    const frame = bodyOf({ provider: 'iframe', url: 'https://charts.example.org/c' });
    expect(bodyToHtml(frame, page())).not.toContain('embed-player');
    expect(listFrames(frame, [])).toEqual([]);
    expect(bodyToHtml(frame, page({ frameHosts: ['example.org'] }))).toContain(
      'data-src="https://charts.example.org/c"',
    );
    expect(listFrames(frame, ['example.org'])).toEqual(['https://charts.example.org']);
    for (const url of [
      'http://charts.example.org/c',
      'https://charts.example.org:8443/c',
      'https://example.org.evil.example/',
    ]) {
      expect(listFrames(bodyOf({ provider: 'iframe', url }), ['example.org'])).toEqual([]);
    }
  });

  test('a provider’s player only for an address that the provider knows', () => {
    const odd = bodyOf({
      provider: 'youtube',
      url: 'https://www.youtube.com/redirect?q=https://evil.example',
    });
    expect(listFrames(odd, [])).toEqual([]);
    expect(bodyToHtml(odd, page())).not.toContain('embed-player');
  });
});

test('feeds and search have title, words, author and address', () => {
  const { embeds: _, ...feed } = page();
  const html = bodyToHtml(bodyOf(video, post), feed);
  expect(html).toContain('جولة &lt;في&gt; المحطة');
  expect(html).toContain('Hello there');
  expect(html).not.toMatch(/embed-player|iframe|details/);
  expect(bodyToText(bodyOf(video))).toBe(`جولة <في> المحطة\nنشرة المدينة\n${video.url}`);
});

test('all that an embed carries survives copying and coming back', () => {
  const full = {
    ...video,
    text: 'سطر\nوسطر',
    handle: 'midad',
    postedAt: '2026-01-02T03:04:05.000Z',
    ratio: 1.778,
    fetchedAt: '2026-01-02T03:04:05.000Z',
    hash: 'a'.repeat(64),
  };
  const body = bodyOf(full, post);
  expect(htmlToBody(bodyToHtml(body)).body).toEqual(body);
  // From the reader's page what is seen comes back.
  expect(htmlToBody(bodyToHtml(body, page())).body.content[0]?.attrs).toMatchObject({
    title: full.title,
    text: full.text,
    url: full.url,
  });
});

test.each([
  [{ ratio: 100 }, 'ratio'],
  [{ ratio: '1.5' }, 'ratio'],
  [{ picture: '../x' }, 'picture'],
  [{ title: 5 }, 'title'],
  [{ title: 'أ'.repeat(501) }, 'title'],
  [{ hash: 'x' }, 'hash'],
  [{ fetchedAt: 'yesterday' }, 'fetchedAt'],
  [{ provider: 'nobody' }, 'provider'],
  [{ provider: 'vimeo' }, 'url'],
])('a story can’t hold an embed with %j', (wrong, attr) => {
  const attrs = { ...blank, ...post, ...wrong };
  const checked = checkBody({ type: 'doc', content: [{ type: 'embed', attrs }] });
  expect(checked).toMatchObject({ ok: false, problem: { path: `body.content[0].attrs.${attr}` } });
});

test('a story’s embeds are listed once each', () => {
  expect(listEmbeds(bodyOf(post, video, post)).map(({ url }) => url)).toEqual([post.url, video.url]);
});
