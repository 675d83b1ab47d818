import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listGoneAt, listGoneEmbeds } from '#db/queries/embeds.ts';
import { listOpenOutbox } from '#db/queries/pages.ts';
import { checkBody } from '#document/check.ts';
import { makeDoor } from '#media/outgoing/door.ts';
import { type LocalWorld, openWorld } from '#media/outgoing/local-world.ts';
import { getMedia } from '#media/store.ts';
import { checkEmbeds, lastNight } from './check-embeds.ts';
import { readEmbed } from './embeds.ts';
import { makeTestNewsroom, type TestNewsroom } from './newsroom-for-tests.ts';
import { saveSettings } from './settings.ts';
import { actOnStory, createStory, getStory, type StoryResult } from './stories.ts';
import type { Story } from './types.ts';

let room: TestNewsroom;
let world: LocalWorld;
let still: Buffer;
/** Addresses where there is nothing any more, and those that are in trouble. */
const gone = new Set<string>();
const troubled = new Set<string>();

beforeAll(async () => {
  room = await makeTestNewsroom();
  still = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#246' } })
    .jpeg()
    .toBuffer();
  world = await openWorld((request, response) => {
    const url = new URL(`https://${request.headers.host}${request.url}`);
    const about = url.searchParams.get('url') ?? `${url.origin}${url.pathname}`;
    const say = (type: string, body: string | Buffer) => {
      response.writeHead(200, { 'Content-Type': type });
      response.end(body);
    };
    if (gone.has(about) || troubled.has(about)) {
      response.writeHead(gone.has(about) ? 404 : 503);
      response.end();
    } else if (url.hostname === 'www.youtube.com') {
      const more = {
        author_url: 'https://www.youtube.com/@midad',
        thumbnail_url: 'https://i.ytimg.com/a.jpg',
      };
      say('application/json', JSON.stringify({ title: 'جولة', author_name: 'نشرة المدينة', ...more }));
    } else if (url.hostname === 'i.ytimg.com') say('image/jpeg', still);
    else if (url.hostname === 't.co' || url.hostname === 'fb.watch') {
      response.writeHead(301, { Location: 'https://www.youtube.com/watch?v=AbCdEfGhI-_' });
      response.end();
    } else say('text/html', '<title>صفحة</title><meta property="og:description" content="وصفها">');
  });
});
beforeEach(() => {
  gone.clear();
  troubled.clear();
  world.asked.length = 0;
});
afterAll(async () => {
  room.close();
  await world.close();
});

const read = (input: Parameters<typeof readEmbed>[2], door = world.door()) =>
  readEmbed(room.db, room.journalist, input, door);
const noNetwork = () =>
  makeDoor({
    resolve: async () => {
      throw new Error('ENOTFOUND');
    },
  });

describe('a journalist embeds an address', () => {
  test('and gets its words, author and a still of ours that is credited', async () => {
    const made = await read({ url: 'https://youtu.be/AbCdEfGhI-_?t=90' });
    expect(made).toMatchObject({
      ok: true,
      value: {
        provider: 'youtube',
        url: 'https://www.youtube.com/watch?v=AbCdEfGhI-_&t=90s',
        title: 'جولة',
        author: 'نشرة المدينة',
        handle: 'midad',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        fetchedAt: expect.any(String),
      },
    });
    const picture = made.ok ? String(made.value.picture) : '';
    expect(await getMedia(room.db, picture)).toMatchObject({ width: 640, credit: 'نشرة المدينة / يوتيوب' });
    // What is answered may stand in a story as it is.
    const attrs = made.ok ? { ...made.value } : {};
    expect(checkBody({ type: 'doc', content: [{ type: 'embed', attrs }] })).toMatchObject({ ok: true });
  });

  test('without any network and gets the address alone', async () => {
    expect(await read({ url: 'https://twitter.com/midad/status/42?s=20' }, noNetwork())).toEqual({
      ok: true,
      value: {
        provider: 'x',
        url: 'https://x.com/midad/status/42',
        text: '',
        author: '',
        handle: 'midad',
        postedAt: '',
      },
    });
  });

  test('that nobody knows, and gets a link card of its own words', async () => {
    expect(await read({ url: 'https://pages.example/a' })).toMatchObject({
      ok: true,
      value: { provider: 'link', url: 'https://pages.example/a', title: 'صفحة', text: 'وصفها' },
    });
  });

  test('in its short form, and gets the long one; one that leads to another provider is left as it was', async () => {
    expect(await read({ url: 'https://t.co/AbC12' })).toMatchObject({
      ok: true,
      value: { provider: 'youtube', url: 'https://www.youtube.com/watch?v=AbCdEfGhI-_', title: 'جولة' },
    });
    expect(await read({ url: 'https://fb.watch/AbC12dEf3G/' })).toMatchObject({
      ok: true,
      value: { provider: 'facebook', url: 'https://fb.watch/AbC12dEf3G/' },
    });
  });

  test('and asks anew only when told to', async () => {
    const door = world.door();
    const asks = () => world.asked.filter((asked) => asked.startsWith('www.youtube.com/oembed')).length;
    await read({ url: 'https://youtu.be/AbCdEfGhI-0' }, door);
    await read({ url: 'https://youtu.be/AbCdEfGhI-0' }, door);
    expect(asks()).toBe(1);
    await read({ url: 'https://youtu.be/AbCdEfGhI-0', refresh: true }, door);
    expect(asks()).toBe(2);
  });

  test.each([
    'javascript:alert(1)',
    'ftp://x.com/a',
    'لا شيء',
    '',
    'https://x.com@evil.example/a/status/1',
    7,
    null,
  ])('that is %j, and is told so', async (url) => {
    expect(await read({ url })).toMatchObject({ ok: false, refusal: { code: 'invalid', path: 'url' } });
    expect(world.asked).toEqual([]);
  });

  test.each([
    'https://127.0.0.1/admin',
    'https://2130706433/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/',
    'https://metadata.google.internal/',
    'http://pages.example/',
    'https://pages.example:8443/',
  ])('at %s, and nobody is asked', async (url) => {
    expect(await read({ url })).toMatchObject({ ok: true, value: { provider: 'link', text: '' } });
    expect(world.asked).toEqual([]);
  });

  test('whose still is no picture, and gets the rest', async () => {
    const real = still;
    still = Buffer.from('<script>alert(1)</script>');
    const made = await read({ url: 'https://youtu.be/AbCdEfGhI-9' });
    still = real;
    expect(made).toMatchObject({ ok: true, value: { title: 'جولة' } });
    expect(made.ok && made.value.picture).toBeUndefined();
  });
});

describe('a journalist embeds what a provider gave to copy', () => {
  test.each([
    [
      '<iframe width="560" src="https://www.youtube.com/embed/AbCdEfGhI-_?start=90" allowfullscreen></iframe>',
      'https://www.youtube.com/watch?v=AbCdEfGhI-_&t=90s',
    ],
    ['<iframe src="//player.vimeo.com/video/123456789"></iframe>', 'https://vimeo.com/123456789'],
    [
      '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Freel%2F1234567890"></iframe>',
      'https://www.facebook.com/reel/1234567890',
    ],
    [
      '<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="midadnews/1234"></script>',
      'https://t.me/midadnews/1234',
    ],
    [
      '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3kabcdefgh2a"><p>نص</p>&mdash; مداد (@midad.example)</blockquote>',
      'https://bsky.app/profile/did:plc:abcdefghijklmnopqrstuvwx/post/3kabcdefgh2a',
    ],
    [
      '<blockquote class="reddit-embed-bq"><a href="https://www.reddit.com/r/arabs/comments/16abcde/x/">عنوان</a></blockquote>',
      'https://www.reddit.com/r/arabs/comments/16abcde/',
    ],
    [
      '<div class="fb-post" data-href="https://www.facebook.com/midad.news/posts/1234567890123"></div>',
      'https://www.facebook.com/midad.news/posts/1234567890123',
    ],
  ])('%s', async (html, url) => {
    expect(await read({ html }, noNetwork())).toMatchObject({ ok: true, value: { url } });
  });

  test('from a host that the admin allows, and from no other', async () => {
    const html = '<iframe src="https://charts.example.org/c?a=1&amp;b=2"></iframe>';
    expect(await read({ html })).toMatchObject({
      ok: false,
      refusal: { code: 'frame_not_allowed', path: 'html' },
    });
    for (const wrong of [
      'https://x.example',
      'localhost',
      '127.0.0.1',
      'a b',
      'x.example/path',
      'com',
      'x.example:80',
    ])
      expect((await saveSettings(room.db, room.admin, { frameHosts: [wrong] })).ok).toBe(false);
    expect((await saveSettings(room.db, room.editor, { frameHosts: ['charts.example.org'] })).ok).toBe(false);
    expect(
      await saveSettings(room.db, room.admin, { frameHosts: ['Charts.Example.org', 'charts.example.org'] }),
    ).toMatchObject({
      ok: true,
      value: { frameHosts: ['charts.example.org'] },
    });
    expect(await read({ html })).toMatchObject({
      ok: true,
      value: { provider: 'iframe', url: 'https://charts.example.org/c?a=1&b=2' },
    });
    expect(await read({ url: 'https://charts.example.org/d' })).toMatchObject({
      ok: true,
      value: { provider: 'iframe' },
    });
    expect(
      await read({ html: html.replace('charts.example.org', 'charts.example.org.evil.example') }),
    ).toMatchObject({ ok: false });
  });

  test('that is nothing of the kind, and is told so', async () => {
    for (const html of [
      '',
      '<p>نص</p>',
      '<script>alert(1)</script>',
      '<iframe src="javascript:alert(1)"></iframe>',
      5,
    ])
      expect(await read({ html })).toMatchObject({ ok: false, refusal: { path: 'html' } });
  });
});

function must(result: StoryResult): Story {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

async function publish(headline: string, url: string): Promise<Story> {
  const attrs = { provider: 'youtube', url, text: 'ما حُفظ', author: '', handle: '', postedAt: '' };
  const body = { type: 'doc', content: [{ type: 'embed', attrs }] };
  let story = must(await createStory(room.db, room.journalist, { headline, section: 'politics', body }));
  for (const [action, actor] of [
    ['submit', room.journalist],
    ['approve', room.editor],
    ['publish', room.editor],
  ] as const) {
    story = must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision }));
  }
  return story;
}

describe('at night', () => {
  const first = 'https://www.youtube.com/watch?v=AAAAAAAAAAA';
  const second = 'https://www.youtube.com/watch?v=BBBBBBBBBBB';
  const check = (since?: string) => checkEmbeds(room.db, { door: world.door(), pauseMs: 0, since });

  test('what is gone is marked, its pages named for the purge, the desk told, and no revision made', async () => {
    const story = await publish('خبر بمقطع', first);
    const other = await publish('خبر آخر', second);
    expect(await check()).toMatchObject({ found: 2, asked: 2, answered: 2, gone: 0, newlyGone: [] });
    expect(await listGoneEmbeds(room.db.read)).toEqual([]);
    gone.add(first);
    expect(await check()).toMatchObject({ gone: 1, newlyGone: [first], back: [] });
    expect(await listGoneEmbeds(room.db.read)).toEqual([
      {
        url: first,
        provider: 'youtube',
        goneAt: expect.any(String),
        stories: [{ id: story.id, headline: 'خبر بمقطع' }],
      },
    ]);
    expect((await listOpenOutbox(room.db.read)).map(({ key }) => key)).toContain(`embed:${first}`);
    expect(await getStory(room.db, room.editor, story.id)).toMatchObject({
      value: { revision: story.revision, state: 'published' },
    });

    // Trouble says nothing: neither that it is back, nor that the other is gone.
    gone.clear();
    troubled.add(first).add(second);
    expect(await check()).toMatchObject({ asked: 2, answered: 0, gone: 1, newlyGone: [], back: [] });
    expect(await listGoneAt(room.db.read, [first, second])).toEqual(new Map([[first, expect.any(String)]]));

    troubled.clear();
    expect(await check()).toMatchObject({ gone: 0, back: [first] });
    expect(await listGoneEmbeds(room.db.read)).toEqual([]);

    // What was taken down is not asked about any more.
    gone.add(second);
    await check();
    expect(await listGoneEmbeds(room.db.read)).toHaveLength(1);
    must(
      await actOnStory(room.db, room.editor, {
        id: other.id,
        action: 'unpublish',
        revision: other.revision,
        note: 'سُحب',
      }),
    );
    expect(await listGoneEmbeds(room.db.read)).toEqual([]);
    expect(await check()).toMatchObject({ found: 1, gone: 0 });
  });

  test('what answered in this night is not asked again', async () => {
    await check();
    world.asked.length = 0;
    expect(await check(new Date(Date.now() - 60_000).toISOString())).toMatchObject({ asked: 0 });
    expect(world.asked).toEqual([]);
    expect(lastNight(1) <= new Date().toISOString()).toBe(true);
  });

  test('without a network nothing is marked', async () => {
    const result = await checkEmbeds(room.db, { door: noNetwork(), pauseMs: 0 });
    expect(result).toMatchObject({ answered: 0, newlyGone: [] });
  });
});
