import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultCommentSettings } from '#db/queries/comment-settings.ts';
import { decideComments, saveCommentSettings } from '#newsroom/comments/moderate.ts';
import { postComment } from '#newsroom/comments/post.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from '#newsroom/newsroom-for-tests.ts';
import { saveSettings } from '#newsroom/settings.ts';
import { actOnStory, createStory, saveStory } from '#newsroom/stories.ts';
import type { Story } from '#newsroom/types.ts';
import { closeSearch } from '#search/in-worker.ts';
import { makePage } from './bake.ts';
import { pageKinds } from './pages.tsx';
import { makePress, type Press } from './press.ts';
import { drainOutbox } from './purge.ts';
import { readTarget } from './store/target.ts';

let room: TestNewsroom;
let press: Press;
/** Published first and last of a list that fills one page and begins the next. */
let oldest: Story;
let newest: Story;
const perPage = 24;

async function step(story: Story, action: string, note?: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  return must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision, note }));
}

async function publish(headline: string, tags = ['قطار'], byline = 'ليلى الحدّاد'): Promise<Story> {
  const fields = { headline, tags, byline, section: 'politics', body: richBody };
  const draft = must(await createStory(room.db, room.journalist, fields));
  return step(await step(await step(draft, 'submit'), 'approve'), 'publish');
}

async function correct(story: Story, note: string): Promise<Story> {
  const { id, revision } = story;
  const edited = must(await saveStory(room.db, room.journalist, { id, revision, changes: { lead: note } }));
  return step(await step(await step(edited, 'submit'), 'approve'), 'correct', note);
}

async function read(address: string): Promise<{ status: number; body: string }> {
  const url = new URL(address, 'https://news.example');
  const target = readTarget(url.pathname);
  const page = await makePage(press, target?.path ?? '', url.search);
  if (page.status === 301) return { status: 301, body: page.to };
  return { status: page.status, body: page.body.toString() };
}

function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Beirut' })
    .format(new Date())
    .replaceAll('-', '/');
}

/** Where each kind of page shows which of the two; a kind without a row fails the first test. */
const places: Record<string, { address: () => string; story: () => Story } | null> = {
  home: { address: () => '/', story: () => newest },
  feed: { address: () => '/rss.xml', story: () => newest },
  'Atom feed': { address: () => '/atom.xml', story: () => newest },
  'JSON feed': { address: () => '/feed.json', story: () => newest },
  sitemap: { address: () => '/sitemap.xml', story: () => newest },
  'sitemap index': null,
  'part of the sitemap': {
    address: () => `/sitemap/${new Date().toISOString().slice(0, 7)}.xml`,
    story: () => newest,
  },
  'news sitemap': { address: () => '/sitemap-news.xml', story: () => newest },
  robots: null,
  // It tells when, not which.
  'what is new': null,
  manifest: null,
  // The newsroom's own pages name no story; house-pages.test.ts follows them.
  about: null,
  contact: null,
  privacy: null,
  offline: null,
  // Its address is of the story's headline: the picture has no words to look for.
  'card of a story': null,
  'security contact': null,
  search: { address: () => `/search?q=${encodeURIComponent('الرحله امانه')}`, story: () => newest },
  'feed of a tag': { address: () => '/tag/قطار/rss.xml', story: () => newest },
  'older stories of a tag': { address: () => '/tag/قطار/page/2', story: () => oldest },
  tag: { address: () => '/tag/قطار', story: () => newest },
  'feed of an author': { address: () => '/author/ليلى-الحداد/rss.xml', story: () => newest },
  'older stories of an author': { address: () => '/author/ليلى-الحداد/page/2', story: () => oldest },
  author: { address: () => '/author/ليلى-الحداد', story: () => newest },
  archive: { address: () => '/archive', story: () => newest },
  'day of the archive': { address: () => `/archive/${today()}`, story: () => oldest },
  corrections: { address: () => '/corrections', story: () => oldest },
  'feed of a section': { address: () => '/politics/rss.xml', story: () => newest },
  section: { address: () => '/politics', story: () => newest },
  'older stories of a section': { address: () => '/politics/page/2', story: () => oldest },
  story: { address: () => new URL(newest.url ?? '').pathname, story: () => newest },
  comments: { address: () => `${new URL(newest.url ?? '').pathname}/comments`, story: () => newest },
  'later comments': {
    address: () => `${new URL(newest.url ?? '').pathname}/comments/2`,
    story: () => newest,
  },
};

const comment = (story: Story, text: string, actor = room.editor) =>
  postComment(room.db, { actor }, { storyId: story.id, name: '', text });

beforeAll(async () => {
  room = await makeTestNewsroom();
  press = makePress(room.db, { build: 'b1', origin: 'https://news.example', quietMs: 0 });
  oldest = await correct(await publish('انطلاق الرحلة الأولى'), 'كان الموعد ظهرًا.');
  for (let count = 1; count < perPage; count += 1) await publish(`خبر يملأ الصفحة ${count}`);
  newest = await publish('وصول الرحلة الأخيرة');
  must(await saveCommentSettings(room.db, room.admin, { ...defaultCommentSettings, where: 'all' }));
  for (let count = 0; count <= 50; count += 1) must(await comment(newest, `تعليق ${count}`));
  await drainOutbox(room.db);
});
afterAll(async () => {
  while (globalThis.midadSqueezing?.running) await new Promise((resolve) => setTimeout(resolve, 5));
  await closeSearch();
  room.close();
});

test('each kind of page in the table is looked at here', () => {
  expect(Object.keys(places).sort()).toEqual(pageKinds.map((kind) => kind.name).sort());
});

const shown = Object.entries(places).flatMap(([name, place]) => (place ? [{ name, ...place }] : []));

describe('a published story stands on', () => {
  test.each(shown)('$name', async ({ address, story }) => {
    const page = await read(address());
    expect(page.status).toBe(200);
    expect(page.body).toContain(story().id);
  });
});

describe('taken down, it is gone from', () => {
  beforeAll(async () => {
    oldest = await step(oldest, 'unpublish', 'خطأ');
    newest = await step(newest, 'unpublish', 'خطأ');
    await drainOutbox(room.db);
  });

  test.each(shown)('$name', async ({ address, story }) => {
    const page = await read(address());
    expect([200, 404, 410]).toContain(page.status);
    expect(page.body).not.toContain(story().id);
    expect(page.body).not.toContain(story().headline);
  });

  test('every file in the store', () => {
    const pages = path.join(room.db.folder, 'site', 'pages');
    for (const file of existsSync(pages) ? readdirSync(pages, { recursive: true, encoding: 'utf8' }) : []) {
      if (!/\.(?:html|xml|json)$/.test(file)) continue;
      expect(readFileSync(path.join(pages, file), 'utf8')).not.toContain(newest.id);
    }
  });
});

test('the index names the parts of the sitemap, and each of them is there', async () => {
  const index = await read('/sitemap-index.xml');
  const parts = [...index.body.matchAll(/<loc>https:\/\/news\.example([^<]+)<\/loc>/g)].map(
    ([, path]) => path,
  );
  const month = new Date().toISOString().slice(0, 7);
  expect(parts).toEqual([
    '/sitemap/pages.xml',
    '/sitemap-news.xml',
    `/sitemap/${month}.xml`,
    '/sitemap/tags.xml',
    '/sitemap/authors.xml',
  ]);
  for (const part of parts) expect((await read(part ?? '')).status).toBe(200);
  expect((await read('/sitemap/tags.xml')).body).toContain(`/tag/${encodeURIComponent('قطار')}<`);
  expect((await read('/sitemap.xml')).body).toContain(`/tag/${encodeURIComponent('قطار')}<`);
  for (const none of [`${month}-2`, `${month}-1`, `${month}-0`, '2026-13', 'people']) {
    expect((await read(`/sitemap/${none}.xml`)).status).toBe(404);
  }
});

describe('the card of a story without a picture', () => {
  test('is what its page names, 1200 × 630, kept, and another for another headline', async () => {
    const story = await publish('افتتاح القطار الخفيف بين المدينتين');
    await drainOutbox(room.db);
    const { pathname } = new URL(story.url ?? '');
    const named = async () =>
      /property="og:image" content="https:\/\/news\.example([^"]+)"/.exec((await read(pathname)).body)?.[1] ??
      '';
    const address = await named();
    expect(address).toMatch(new RegExp(`^/card/${story.id}/[0-9a-f]{16}\\.png$`));
    const card = await makePage(press, address);
    if (card.status !== 200 || typeof card.body === 'string') throw new Error('no picture');
    expect(card.stored).toBe(true);
    const { width, height, format } = await sharp(card.body).metadata();
    expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
    expect(card.body.length).toBeLessThan(60_000);
    expect(await read(`/card/${story.id}/other.png`)).toEqual({ status: 301, body: address });

    const { id, revision } = story;
    const changes = { headline: 'افتتاح القطار الخفيف بين ثلاث مدن' };
    const edited = must(await saveStory(room.db, room.journalist, { id, revision, changes }));
    const again = await step(await step(await step(edited, 'submit'), 'approve'), 'publish');
    await drainOutbox(room.db);
    expect(await named()).not.toBe(address);
    expect((await makePage(press, address)).status).toBe(301);

    await step(again, 'unpublish', 'خطأ');
    await drainOutbox(room.db);
    expect((await makePage(press, address)).status).toBe(410);
  });
});

test('where to report a hole is said as RFC 9116 asks, once an admin has said where', async () => {
  expect((await read('/.well-known/security.txt')).status).toBe(404);
  const admin = { ...room.editor, role: 'admin' } as const;
  expect((await saveSettings(room.db, admin, { securityContact: 'لا بريد' })).ok).toBe(false);
  must(await saveSettings(room.db, admin, { securityContact: 'security@news.example' }));
  await drainOutbox(room.db);
  const { body } = await read('/.well-known/security.txt');
  expect(body).toContain('Contact: mailto:security@news.example\n');
  const expires = Date.parse(/^Expires: (.+)$/m.exec(body)?.[1] ?? '');
  expect(expires).toBeGreaterThan(Date.now() + 90 * 86_400_000);
  expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
});

describe('a tag', () => {
  test('is one however its hamza is written, and its first spelling is its address', async () => {
    const one = await publish('قمة أولى', ['الأمن الغذائي']);
    const two = await publish('قمة ثانية', ['الامن الغذائى']);
    await drainOutbox(room.db);
    const page = await read('/tag/الأمن-الغذائي');
    expect(page.body).toContain(one.id);
    expect(page.body).toContain(two.id);
    const other = { status: 301, body: `/tag/${encodeURIComponent('الأمن-الغذائي')}` };
    expect(await read('/tag/الامن-الغذائي')).toEqual(other);
    expect(await read('/tag/الأمن الغذائي')).toEqual(other);
    const story = await read(new URL(two.url ?? '').pathname);
    expect(story.body).toContain(`href="${other.body}"`);
  });

  test('nobody used has no page, and one whose stories are all gone has none either', async () => {
    expect((await read('/tag/لا-شيء')).status).toBe(404);
    const story = await publish('وسم عابر', ['عابر']);
    await drainOutbox(room.db);
    expect((await read('/tag/عابر')).status).toBe(200);
    await step(story, 'unpublish', 'خطأ');
    await drainOutbox(room.db);
    expect((await read('/tag/عابر')).status).toBe(404);
  });
});

test('a story says when it was changed after it was first published, and of an unpublished edit nothing', async () => {
  let story = await publish('خبر يُحدَّث');
  await drainOutbox(room.db);
  const { pathname } = new URL(story.url ?? '');
  expect((await read(pathname)).body).not.toContain('class="updates');
  for (const note of ['تصحيح أول', 'تصحيح ثانٍ']) story = await correct(story, note);
  await drainOutbox(room.db);
  expect((await read(pathname)).body).toContain('<summary>حُدّث مرتين</summary>');
  const { id, revision } = story;
  must(await saveStory(room.db, room.journalist, { id, revision, changes: { lead: 'مسودة' } }));
  await drainOutbox(room.db);
  expect((await read(pathname)).body).toContain('<summary>حُدّث مرتين</summary>');
});

test('two names in a byline are two authors, each with a page', async () => {
  const story = await publish('تقرير مشترك', [], 'سامر الأسعد ووليد الخطيب');
  await drainOutbox(room.db);
  for (const slug of ['سامر-الأسعد', 'وليد-الخطيب']) {
    expect((await read(`/author/${slug}`)).body).toContain(story.id);
    expect((await read(new URL(story.url ?? '').pathname)).body).toContain(
      `href="/author/${encodeURIComponent(slug)}"`,
    );
  }
});

test('the story before learns of the one after it', async () => {
  const before = await publish('السابق', []);
  await drainOutbox(room.db);
  const address = new URL(before.url ?? '').pathname;
  expect((await read(address)).body).not.toContain('rel="prev"');
  const after = await publish('اللاحق', []);
  await drainOutbox(room.db);
  expect((await read(address)).body).toMatch(new RegExp(`href="[^"]*${after.id}[^"]*" rel="prev"`));
});

test('a reader who searches finds the words marked, and another spelling where there is none', async () => {
  await publish('مهرجان الخزف', []);
  const found = await read(`/search?q=${encodeURIComponent('الخزف')}`);
  expect(found.body).toContain('مهرجان <mark>الخزف</mark>');
  expect(found.body).toContain('noindex');
  const none = await read(`/search?q=${encodeURIComponent('الخزفف')}`);
  expect(none.body).toContain(`/search?q=${encodeURIComponent('الخزف')}`);
  expect((await read('/search')).status).toBe(200);
  const hostile = await read(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(hostile.body).not.toContain('<script>alert');
});

describe('a comment', () => {
  test('is counted in right Arabic on the story’s page, and read on its own, the moment it is approved', async () => {
    const story = await publish('خبر يعلّق عليه القراء', []);
    await drainOutbox(room.db);
    const address = new URL(story.url ?? '').pathname;
    const counted = async () => />([^<]*تعليق[^<]*)<\/a>/.exec((await read(address)).body)?.[1];
    expect(await counted()).toBe('لا تعليقات');
    for (const words of ['تعليق واحد', 'تعليقان', '3 تعليقات']) {
      must(await comment(story, `رأي في ${words}`));
      await drainOutbox(room.db);
      expect(await counted()).toBe(words);
      expect((await read(`${address}/comments`)).body).toContain(`رأي في ${words}`);
    }
  });

  test('that waits or was rejected stands on no page, and is there once approved', async () => {
    const story = await publish('خبر آخر يعلّق عليه القراء', []);
    const posted = must(await comment(story, 'كلام ينتظر <b>من يقرؤه</b>', room.journalist));
    await drainOutbox(room.db);
    const address = `${new URL(story.url ?? '').pathname}/comments`;
    expect((await read(address)).body).not.toContain('كلام ينتظر');
    const decideOn = (version: number, to: 'approved' | 'rejected') =>
      decideComments(room.db, room.editor, { comments: [{ id: posted.id, version }], to });
    must(await decideOn(1, 'approved'));
    await drainOutbox(room.db);
    expect((await read(address)).body).toContain('كلام ينتظر &lt;b&gt;من يقرؤه&lt;/b&gt;');
    must(await decideOn(2, 'rejected'));
    await drainOutbox(room.db);
    expect((await read(address)).body).not.toContain('كلام ينتظر');
  });

  test('stands nowhere once the newsroom turned comments off', async () => {
    const address = new URL((await publish('خبر ثالث', [])).url ?? '').pathname;
    await drainOutbox(room.db);
    expect((await read(`${address}/comments`)).status).toBe(200);
    must(await saveCommentSettings(room.db, room.admin, defaultCommentSettings));
    await drainOutbox(room.db);
    expect((await read(`${address}/comments`)).status).toBe(404);
    expect((await read(address)).body).not.toContain('id="comments"');
  });
});
