import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchDetails, readPage } from './embed-details.ts';
import { findProvider, providers } from './embeds/list.ts';
import { type LocalWorld, openWorld } from './outgoing/local-world.ts';

interface Fixture {
  addresses: Record<string, string[]>;
  answer?: unknown;
  page?: string;
  details: Record<string, unknown>;
}

const fixtures = providers.map(({ name }) => {
  const file = path.join(import.meta.dirname, 'embeds', 'fixtures', `${name}.json`);
  const fixture: Fixture = JSON.parse(readFileSync(file, 'utf8'));
  return { name, fixture, url: Object.keys(fixture.addresses)[0] ?? '' };
});

let world: LocalWorld;
/** What the internet says in this test. */
let speech: { status?: number; type?: string; body: string };
beforeAll(async () => {
  world = await openWorld((_request, response) => {
    response.writeHead(speech.status ?? 200, { 'Content-Type': speech.type ?? 'application/json' });
    response.end(speech.body);
  });
});
afterAll(() => world.close());

function speak(fixture: Fixture): void {
  speech = fixture.page
    ? { type: 'text/html; charset=utf-8', body: fixture.page }
    : { body: JSON.stringify(fixture.answer ?? null) };
}

describe.each(fixtures)('$name', ({ name, fixture, url }) => {
  test('is asked at its own place, and its answer read', async () => {
    speak(fixture);
    world.asked.length = 0;
    const fetched = await fetchDetails(world.door(), { provider: name, url });
    if (findProvider(name)?.source.form === 'none') {
      expect(fetched).toEqual({ ok: false, why: 'unknown' });
      expect(world.asked).toEqual([]);
      return;
    }
    expect(world.asked.length).toBe(1);
    expect(fetched).toMatchObject({ ok: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    // All that is known, and nothing else.
    const known = Object.entries(fetched.ok ? fetched.details : {}).filter(([, value]) => value);
    // A post's time on X stands in its number already.
    const expected = Object.entries(fixture.details).filter(([key]) => name !== 'x' || key !== 'postedAt');
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(expected));
  });

  test('that says there is nothing is believed; one in trouble says nothing', async () => {
    if (findProvider(name)?.source.form === 'none') return;
    speech = { status: 404, body: '' };
    expect(await fetchDetails(world.door(), { provider: name, url })).toEqual({ ok: false, why: 'missing' });
    speech = { status: 500, body: '' };
    expect(await fetchDetails(world.door(), { provider: name, url })).toEqual({ ok: false, why: 'unknown' });
  });

  test('answering nonsense is survived', async () => {
    for (const body of [
      '',
      'null',
      '[]',
      '"x"',
      '{',
      '{"title":{"a":1},"author_name":[1],"html":7,"width":"x"}',
      '\u0000',
    ]) {
      speech = { body, type: findProvider(name)?.source.form === 'page' ? 'text/html' : 'application/json' };
      const fetched = await fetchDetails(world.door(), { provider: name, url });
      if (fetched.ok)
        for (const value of Object.values(fetched.details)) expect(value).toMatch(/^(?!\[object)/);
    }
  });
});

describe('a post on a server that nobody listed', () => {
  const url = 'https://social.midad.example/@nadim/110000000000000007';
  const post = {
    url,
    created_at: '2026-03-01T08:00:00.000Z',
    content: '<p>فُتح الجسر</p><p>أمام المشاة</p>',
    account: { username: 'nadim', acct: 'nadim', display_name: 'نديم' },
  };

  test('has its words, author and time where the server speaks Mastodon', async () => {
    speech = { body: JSON.stringify(post) };
    world.asked.length = 0;
    expect(await fetchDetails(world.door(), { provider: 'link', url })).toMatchObject({
      ok: true,
      details: {
        text: 'فُتح الجسر\n\nأمام المشاة',
        author: 'نديم',
        handle: 'nadim@social.midad.example',
        postedAt: '2026-03-01T08:00:00.000Z',
      },
    });
    expect(world.asked).toEqual(['social.midad.example/api/v1/statuses/110000000000000007']);
  });

  test('is a page like any other where it doesn’t', async () => {
    world.asked.length = 0;
    speech = { body: '<title>صفحة نديم</title>', type: 'text/html' };
    expect(await fetchDetails(world.door(), { provider: 'link', url })).toMatchObject({
      ok: true,
      details: { title: 'صفحة نديم' },
    });
    expect(world.asked.map((address) => address.replace(/^[^/]+/, ''))).toEqual([
      '/api/v1/statuses/110000000000000007',
      '/@nadim/110000000000000007',
    ]);
    for (const other of [
      {},
      { ...post, account: 7 },
      { ...post, content: null },
      { ...post, url: 'javascript:1' },
    ]) {
      speech = { body: JSON.stringify(other) };
      expect(await fetchDetails(world.door(), { provider: 'link', url })).toEqual({
        ok: false,
        why: 'unknown',
      });
    }
  });

  test('no other address of it is asked twice', async () => {
    for (const address of [
      'https://a.example/@nadim',
      'https://a.example/@nadim/7x',
      'https://a.example/news/1234567',
    ]) {
      world.asked.length = 0;
      speech = { body: '<title>x</title>', type: 'text/html' };
      await fetchDetails(world.door(), { provider: 'link', url: address });
      expect(world.asked).toHaveLength(1);
    }
  });
});

describe('an unknown page', () => {
  const of = (html: string) => readPage(html, 'link');

  test('is known by its Open Graph data', () => {
    expect(
      of(
        '<head><meta property="og:title" content="تقرير &quot;الماء&quot;"><meta content="عن السدود" property="og:description"><meta name="og:site_name" content="مركز المياه"><meta property="og:image" content="https://a.example/a.jpg"></head>',
      ),
    ).toMatchObject({
      title: 'تقرير "الماء"',
      text: 'عن السدود',
      author: 'مركز المياه',
      pictureUrl: 'https://a.example/a.jpg',
    });
  });

  test('without any by its title and description', () => {
    expect(of('<title>صفحة &amp; أخرى</title><meta name="description" content="وصف">')).toMatchObject({
      title: 'صفحة & أخرى',
      text: 'وصف',
    });
  });

  test('in Windows-1256 is read as it is meant', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="windows-1256"><title>'),
      Buffer.from([0xe3, 0xcf, 0xc7, 0xcf]),
      Buffer.from('</title>'),
    ]);
    const old = await openWorld((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end(bytes);
    });
    const fetched = await fetchDetails(old.door(), { provider: 'link', url: 'https://old.example/' });
    await old.close();
    expect(fetched).toMatchObject({ ok: true, details: { title: 'مداد' } });
  });

  test('that attacks with its own size is left behind in a moment', () => {
    const began = process.cpuUsage();
    for (const piece of [
      '<meta ',
      '<meta property="og:title" ',
      '<title>',
      '<',
      '<meta content="a">',
      '<div>',
    ]) {
      of(piece.repeat(512_000 / piece.length));
      readPage(piece.repeat(512_000 / piece.length), 'telegram');
    }
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(5000);
  });

  test('over http, or behind another scheme, is not asked', async () => {
    world.asked.length = 0;
    expect(await fetchDetails(world.door(), { provider: 'link', url: 'http://a.example/' })).toEqual({
      ok: false,
      why: 'unknown',
    });
    expect(world.asked).toEqual([]);
  });
});
