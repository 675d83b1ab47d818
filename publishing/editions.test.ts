import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultCommentSettings } from '#db/queries/comment-settings.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { listSectionNames } from '#db/queries/sections.ts';
import { type Edition, editions, otherEdition, pathIn } from '#document/edition.ts';
import { announce, withdrawBreaking } from '#newsroom/breaking.ts';
import { chooseEdition } from '#newsroom/choose-edition.ts';
import { saveCommentSettings } from '#newsroom/comments/moderate.ts';
import { postComment } from '#newsroom/comments/post.ts';
import type { PlaceInput } from '#newsroom/editions.ts';
import { composeFront } from '#newsroom/fronts.ts';
import { saveHousePage } from '#newsroom/house-pages.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from '#newsroom/newsroom-for-tests.ts';
import { nameSectionsInEnglish } from '#newsroom/sections.ts';
import { saveSettings } from '#newsroom/settings.ts';
import { actOnStory, createStory, getHistory, saveStory } from '#newsroom/stories.ts';
import type { Story } from '#newsroom/types.ts';
import { closeSearch } from '#search/in-worker.ts';
import { makePage } from './bake.ts';
import { pageKinds } from './pages.tsx';
import { makePress, type Press } from './press.ts';
import { drainOutbox } from './purge.ts';
import { readTarget } from './store/target.ts';

let room: TestNewsroom;
let press: Press;
/** The same news in both editions, in one section, under one tag and by one author; corrected and commented on. */
let told: Record<Edition, Story>;

async function step(story: Story, action: string, note?: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  return must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision, note }));
}

async function write(headline: string, place: PlaceInput): Promise<Story> {
  const fields = { headline, tags: ['Unesco'], byline: 'Layla Haddad', section: 'politics', body: richBody };
  return must(await createStory(room.db, room.journalist, fields, { place }));
}

async function publish(headline: string, place: PlaceInput): Promise<Story> {
  return step(await step(await step(await write(headline, place), 'submit'), 'approve'), 'publish');
}

async function correct(story: Story, note: string): Promise<Story> {
  const { id, revision } = story;
  const edited = must(await saveStory(room.db, room.journalist, { id, revision, changes: { lead: note } }));
  return step(await step(await step(edited, 'submit'), 'approve'), 'correct', note);
}

async function read(address: string): Promise<{ status: number; body: string }> {
  const url = new URL(address, 'https://news.example');
  const page = await makePage(press, readTarget(url.pathname)?.path ?? '', url.search);
  if (page.status === 301) return { status: 301, body: page.to };
  return { status: page.status, body: page.body.toString() };
}

const pathOf = (story: Story) => new URL(story.url ?? '').pathname;

/** Every page there is of an edition, by its kind's name; search asks for what both stories hold. */
async function crawl(edition: Edition): Promise<Map<string, { address: string; body: string }[]>> {
  const pages = new Map<string, { address: string; body: string }[]>();
  for (const kind of pageKinds) {
    if (kind.isOnce && edition !== 'ar') continue;
    for (const listed of await kind.list(readerOf(room.db.read, edition))) {
      const address = kind.name === 'search' ? `${listed}?q=Unesco` : listed;
      const { status, body } = await read(address);
      expect({ address, status }).toEqual({ address, status: 200 });
      pages.set(kind.name, [...(pages.get(kind.name) ?? []), { address, body }]);
    }
  }
  return pages;
}

/** Without what a page may say of the other edition. */
const withoutLinksAcross = (body: string) =>
  body
    .replace(/<link rel="alternate" hrefLang="[^>]*>/gi, '')
    .replace(/<xhtml:link [^>]*>/g, '')
    .replace(/<a [^>]*hreflang="[^>]*>[^<]*<\/a>/gi, '');

beforeAll(async () => {
  room = await makeTestNewsroom();
  press = makePress(room.db, { build: 'b1', origin: 'https://news.example', quietMs: 0 });
  const settings = { english: true, nameEn: 'The Ink', descriptionEn: 'News in English' };
  must(await saveSettings(room.db, room.admin, settings));
  const sections = await listSectionNames(room.db.read);
  const names = new Map(sections.map(({ slug }) => [slug, `The ${slug}`]));
  must(await nameSectionsInEnglish(room.db, room.admin, names));
  must(await saveCommentSettings(room.db, room.admin, { ...defaultCommentSettings, where: 'all' }));
  const ar = await correct(await publish('افتتاح مكتبة المدينة', {}), 'كان الموعد ظهرًا.');
  const place = { edition: 'en', translationOf: ar.id };
  const en = await correct(await publish('The city library opens', place), 'It opened at noon.');
  told = { ar, en };
  for (const story of [ar, en]) {
    must(await postComment(room.db, { actor: room.editor }, { storyId: story.id, name: '', text: 'ok' }));
  }
  await drainOutbox(room.db);
});
afterAll(async () => {
  while (globalThis.midadSqueezing?.running) await new Promise((resolve) => setTimeout(resolve, 5));
  await closeSearch();
  room.close();
});

/** Kinds that name no story, or only from their second page on. */
const silent = new Set(
  [
    'robots, security contact, manifest, offline, sitemap index, what is new, card of a story, about, contact, privacy',
    'older stories of a section, older stories of a tag, older stories of an author, later comments',
  ].flatMap((names) => names.split(', ')),
);

describe.each(editions)('a story of the edition %s', (edition) => {
  test('stands on every kind of page of its own', async () => {
    const pages = await crawl(edition);
    for (const { name } of pageKinds) {
      if (silent.has(name)) continue;
      const found = (pages.get(name) ?? []).some(({ body }) => body.includes(told[edition].id));
      expect({ name, found }).toEqual({ name, found: true });
    }
  });

  test('is named by the other edition’s pages in links across and nowhere else', async () => {
    const other = otherEdition(edition);
    for (const pages of (await crawl(other)).values()) {
      for (const { address, body } of pages) {
        const named = withoutLinksAcross(body).includes(told[edition].id);
        expect({ address, named }).toEqual({ address, named: false });
        expect(body).not.toContain(told[edition].headline);
      }
    }
  });

  test('is not at the other edition’s address', async () => {
    const { pathname } = new URL(told[edition].url ?? '');
    const across = edition === 'ar' ? `/en${pathname}` : pathname.replace('/en', '');
    expect((await read(across)).status).toBe(404);
  });
});

test('English pages are English: language, direction, dates, words, addresses and feeds', async () => {
  const home = await read('/en');
  expect(home.body).toContain('<html lang="en" dir="ltr"');
  expect(home.body).toContain('<title>The Ink</title>');
  expect(home.body).toContain('content="en_US"');
  expect(home.body).toContain('href="/en/search"');
  const story = await read(pathOf(told.en));
  expect(pathOf(told.en)).toMatch(/^\/en\/politics\/[0-9a-z]{12}\/the-city-library-opens$/i);
  expect(story.body).toContain('"inLanguage":"en"');
  expect(story.body).toContain(`<link rel="canonical" href="https://news.example${pathOf(told.en)}"`);
  expect(story.body).toContain('href="/en/tag/unesco"');
  expect((await read('/en/rss.xml')).body).toContain('<language>en</language>');
  expect((await read('/en/atom.xml')).body).toContain('xml:lang="en"');
  expect(JSON.parse((await read('/en/feed.json')).body)).toMatchObject({
    language: 'en',
    home_page_url: 'https://news.example/en',
    feed_url: 'https://news.example/en/feed.json',
  });
  expect((await read('/en/nothing')).body).toContain('There is no page at this address');
  expect((await read('/robots.txt')).body).toContain('Sitemap: https://news.example/en/sitemap.xml');
  expect((await read('/en/robots.txt')).status).toBe(404);
  const arabic = /[\u0621-\u064a]{2,}/g;
  // The comment was written by somebody, and the link across is in its own language.
  const known = new Set(['ريم', 'الخطيب', 'العربية', 'اقرأه', 'بالعربية']);
  for (const pages of (await crawl('en')).values()) {
    for (const { address, body } of pages) {
      const strange = (withoutBody(body).match(arabic) ?? []).filter((word) => !known.has(word));
      expect({ address, strange }).toEqual({ address, strange: [] });
    }
  }
});

/** Without what a person wrote into the story's text: the body of these tests is Arabic. */
function withoutBody(page: string): string {
  return page
    .replace(/<div class="body">[\s\S]*?<\/article>/, '')
    .replace(/<content:encoded>[\s\S]*?<\/content:encoded>/g, '')
    .replace(/<content type="html">[\s\S]*?<\/content>/g, '')
    .replace(/<media:\w+[\s\S]*?<\/media:\w+>/g, '')
    .replace(/"content_html":"(?:[^"\\]|\\.)*"/g, '')
    .replace(/<p class="text" dir="auto">[\s\S]*?<\/p>/g, '')
    .replace(/<style>[\s\S]*?<\/style>/g, '');
}

describe('two stories that tell the same', () => {
  const links = (body: string) =>
    [...body.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/gi)].map(
      ([, language, href]) => [language, href],
    );

  test('link to each other for search engines and for people, both ways', async () => {
    const wanted = [
      ['ar', told.ar.url],
      ['en', told.en.url],
      ['x-default', told.ar.url],
    ].map(([language, url]) => [language, `https://news.example${new URL(url ?? '').pathname}`]);
    const arabic = await read(pathOf(told.ar));
    const english = await read(pathOf(told.en));
    expect(links(arabic.body)).toEqual(wanted);
    expect(links(english.body)).toEqual(wanted);
    expect(arabic.body).toMatch(
      new RegExp(`<a href="${pathOf(told.en)}" lang="en" hrefLang="en">Read in English`, 'i'),
    );
    expect(english.body).toMatch(
      new RegExp(`<a href="${pathOf(told.ar)}" lang="ar" hrefLang="ar">اقرأه بالعربية`, 'i'),
    );
    for (const edition of editions) {
      const home = await read(pathIn(edition, '/'));
      expect(links(home.body).map(([language]) => language)).toEqual(['ar', 'en', 'x-default']);
      const month = new Date().toISOString().slice(0, 7);
      for (const map of ['/sitemap.xml', `/sitemap/${month}.xml`]) {
        const { body } = await read(pathIn(edition, map));
        expect(body).toContain(
          `<xhtml:link rel="alternate" hreflang="${otherEdition(edition)}" href="https://news.example${pathOf(told[otherEdition(edition)])}"/>`,
        );
      }
    }
  });

  test('do so from the moment both are out, and no longer once one is taken back', async () => {
    const ar = await publish('خبر ثانٍ', {});
    await drainOutbox(room.db);
    expect(links((await read(pathOf(ar))).body)).toEqual([]);
    const draft = await write('A second story', { edition: 'en' });
    const chosen = await chooseEdition(room.db, room.journalist, { id: draft.id, translationOf: ar.id });
    expect(must(chosen)).toMatchObject({ edition: 'en', translationOf: ar.id, revision: 1, state: 'draft' });
    const [last] = must(await getHistory(room.db, room.journalist, draft.id));
    expect(last).toMatchObject({ action: 'choose-edition', note: `en ${ar.id}`, revision: null });
    await drainOutbox(room.db);
    expect(links((await read(pathOf(ar))).body)).toEqual([]);
    const en = await step(await step(await step(draft, 'submit'), 'approve'), 'publish');
    await drainOutbox(room.db);
    expect(links((await read(pathOf(ar))).body)).toHaveLength(3);
    await step(en, 'unpublish', 'a mistake');
    await drainOutbox(room.db);
    expect(links((await read(pathOf(ar))).body)).toEqual([]);
    expect((await read('/sitemap.xml')).body).not.toContain(en.id);
    expect((await read(pathOf(en))).status).toBe(410);
    expect((await read(pathOf(en))).body).toContain('This story was withdrawn');
  });

  test('are two: nobody translates what is translated, nor a story of the same edition', async () => {
    const third = await write('A third', { edition: 'en' });
    const taken = await chooseEdition(room.db, room.journalist, { id: third.id, translationOf: told.ar.id });
    expect(taken).toMatchObject({ ok: false, refusal: { code: 'already_exists', path: 'translationOf' } });
    const same = await chooseEdition(room.db, room.journalist, { id: third.id, translationOf: told.en.id });
    expect(same).toMatchObject({ ok: false, refusal: { code: 'invalid', path: 'translationOf' } });
    const moved = await chooseEdition(room.db, room.journalist, { id: told.en.id, edition: 'ar' });
    expect(moved.ok).toBe(false);
    const back = must(await chooseEdition(room.db, room.journalist, { id: third.id, edition: 'ar' }));
    expect(back.edition).toBe('ar');
    const foreign = await chooseEdition(room.db, room.colleague, { id: third.id, edition: 'en' });
    expect(foreign).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
  });
});

test('each edition has a front of its own, and a front takes its edition’s stories only', async () => {
  const placements = [{ slot: 'lead', position: 0, story: told.en.id, until: null }];
  const composition = { layout: 'event', placements, revision: 0 } as const;
  const wrong = await composeFront(room.db, room.editor, { ...composition, front: 'home' });
  expect(wrong).toMatchObject({ ok: false, refusal: { code: 'not_live' } });
  must(await composeFront(room.db, room.editor, { ...composition, front: 'en:home' }));
  await drainOutbox(room.db);
  expect((await read('/en')).body).toContain('class="front event');
  expect((await read('/')).body).toContain('class="front steady');
});

test('the newsroom’s own pages are written for each edition', async () => {
  const page = { number: 0, isShown: true } as const;
  const about = { ...page, slug: 'en:about', title: 'About us', source: 'Who we are.' } as const;
  must(await saveHousePage(room.db, room.editor, about));
  await drainOutbox(room.db);
  expect((await read('/en/about')).body).toContain('Who we are.');
  expect((await read('/en')).body).toContain('href="/en/about"');
  expect((await read('/about')).status).toBe(404);
  expect((await read('/')).body).not.toContain('About us');
});

/** What lies in the page store's first folder now. */
const stored = () => readdirSync(path.join(room.db.folder, 'site', 'pages', 'b1'));

test('breaking news stands in the edition it was written for, and leaves the other’s pages in the store', async () => {
  const lines = { ar: 'عاجل جدًّا', en: 'Very urgent' };
  const asking = async (edition: Edition) =>
    JSON.parse((await read(pathIn(edition, '/live.json'))).body).breaking?.text ?? null;
  const announced = async (edition: Edition) => {
    const line = { edition, text: lines[edition], story: null, minutes: 30, replaces: null };
    const made = must(await announce(room.db, room.editor, line));
    await drainOutbox(room.db);
    return made;
  };
  await announced('ar');
  expect([await asking('ar'), await asking('en')]).toEqual([lines.ar, null]);
  expect((await read('/en')).body).not.toContain(lines.ar);
  await read('/');
  const english = await announced('en');
  expect(stored()).toContain('index.html');
  expect([await asking('ar'), await asking('en')]).toEqual([lines.ar, lines.en]);
  for (const edition of editions) {
    const { body } = await read(pathIn(edition, '/'));
    expect(body).toContain(lines[edition]);
    expect(body).not.toContain(lines[otherEdition(edition)]);
  }
  must(await withdrawBreaking(room.db, room.editor, english.id));
  await drainOutbox(room.db);
  expect([await asking('ar'), await asking('en')]).toEqual([lines.ar, null]);
  expect((await read('/en')).body).not.toContain(lines.en);
});

test('publishing in one edition leaves the other’s lists in the store', async () => {
  await read('/');
  await read('/politics');
  await publish('One more in English', { edition: 'en' });
  await drainOutbox(room.db);
  expect(stored()).toContain('index.html');
  expect((await read('/en')).body).toContain('One more in English');
});

test('a story taken down is gone from every page of both editions, and from every file', async () => {
  const gone = await step(told.en, 'unpublish', 'a mistake');
  await drainOutbox(room.db);
  for (const edition of editions) {
    for (const pages of (await crawl(edition)).values()) {
      for (const { address, body } of pages) {
        expect({ address, named: body.includes(gone.id) }).toEqual({ address, named: false });
      }
    }
  }
  const folder = path.join(room.db.folder, 'site', 'pages');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/\.(?:html|xml|json)$/.test(file)) {
      expect(readFileSync(path.join(folder, file), 'utf8')).not.toContain(gone.id);
    }
  }
});

test('a newsroom without an English edition shows nothing of it and takes no English story', async () => {
  must(await saveSettings(room.db, room.admin, { english: false }));
  await drainOutbox(room.db);
  for (const address of ['/en', '/en/politics', '/en/rss.xml', '/en/live.json']) {
    expect((await read(address)).status).toBe(404);
  }
  const home = await read('/');
  expect(home.body).not.toMatch(/hreflang/i);
  expect(home.body).not.toContain('/en');
  expect((await read('/robots.txt')).body).not.toContain('/en/');
  const refused = { ok: false, refusal: { code: 'edition_closed', path: 'edition' } };
  const fields = { headline: 'No', section: 'politics', body: richBody };
  expect(await createStory(room.db, room.journalist, fields, { place: { edition: 'en' } })).toMatchObject(
    refused,
  );
  expect(
    await composeFront(room.db, room.editor, {
      front: 'en:home',
      layout: 'steady',
      placements: [],
      revision: 1,
    }),
  ).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
});
