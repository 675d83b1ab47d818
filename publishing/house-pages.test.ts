import { afterAll, beforeAll, expect, test } from 'vitest';
import { site } from '#messages/ar/site.ts';
import { type HousePageInput, saveHousePage } from '#newsroom/house-pages.ts';
import { makeTestNewsroom, type TestNewsroom } from '#newsroom/newsroom-for-tests.ts';
import { makePage } from './bake.ts';
import { makeBroken } from './make-page.ts';
import { makePress, type Press } from './press.ts';
import { drainOutbox } from './purge.ts';

let room: TestNewsroom;
let press: Press;

beforeAll(async () => {
  room = await makeTestNewsroom();
  press = makePress(room.db, { build: 'b1', origin: 'https://news.example', quietMs: 0 });
});
afterAll(async () => {
  while (globalThis.midadSqueezing?.running) await new Promise((resolve) => setTimeout(resolve, 5));
  room.close();
});

const text: HousePageInput = {
  slug: 'about',
  number: 0,
  title: 'من نحن',
  source: '## كيف نعمل\n\nنكتب **أخبار** الميناء. راجع [التصحيحات](/corrections).',
  isShown: true,
};

async function save(changes: Partial<HousePageInput>, actor = room.editor) {
  const saved = await saveHousePage(room.db, actor, { ...text, ...changes });
  await drainOutbox(room.db);
  return saved;
}

async function read(path: string): Promise<string> {
  const page = await makePage(press, path);
  return page.status === 301 ? page.to : `${page.status} ${page.body}`;
}

const link = '<a href="/about">';

test('an editor writes a page, readers find it at the foot of every page and in the sitemap, and no longer when it is hidden', async () => {
  expect(await read('/about')).toMatch(/^404/);
  expect(await read('/corrections')).not.toContain(link);
  const first = await save({});
  expect(first).toMatchObject({ ok: true, value: { page: { number: 1, isShown: true }, dropped: [] } });
  const page = await read('/about');
  expect(page).toMatch(/^200/);
  expect(page).toContain('<h2>كيف نعمل</h2>');
  expect(page).toContain('<strong>أخبار</strong>');
  expect(await read('/corrections')).toContain(link);
  expect(await read('/sitemap.xml')).toContain('<loc>https://news.example/about</loc>');

  expect((await save({ number: 1, source: 'نص آخر.' })).ok).toBe(true);
  expect(await read('/about')).toContain('<p>نص آخر.</p>');
  expect((await save({ number: 2, isShown: false })).ok).toBe(true);
  expect(await read('/about')).toMatch(/^404/);
  expect(await read('/corrections')).not.toContain(link);
  expect(await read('/sitemap.xml')).not.toContain('/about');
});

test('a journalist doesn’t, a stale version changes nothing, and neither does what a page can’t be', async () => {
  const slug = 'contact';
  const refused = async (changes: Partial<HousePageInput>, actor = room.editor) => {
    const saved = await save({ slug, ...changes }, actor);
    return saved.ok ? null : saved.refusal.code;
  };
  expect(await refused({}, room.journalist)).toBe('wrong_role');
  expect(await refused({ number: 1 })).toBe('stale_revision');
  expect(await refused({ title: ' \u200f ' })).toBe('invalid');
  expect(await refused({ title: 'عنوان\u202e' })).toBe('invalid');
  expect(await refused({ source: 'ا'.repeat(100_001) })).toBe('invalid_body');
  expect(await read('/contact')).toMatch(/^404/);
});

test('a page that could not be made says so in the site’s own words, and nothing of what went wrong', async () => {
  const page = await makeBroken(press, '/');
  expect(page).toContain(site.broken);
  expect(page).toContain('noindex');
  expect(page).toContain('action="/search"');
});

test('what is written is text: no script and no address that runs comes of it', async () => {
  const source = '<script>alert(1)</script>\n\n[اضغط](javascript:alert(1)) <b onclick="x()">هنا</b>';
  expect((await save({ slug: 'privacy', source })).ok).toBe(true);
  const page = await read('/privacy');
  expect(page).toContain('هنا');
  expect(page).not.toMatch(/alert\(1\)<|javascript:|onclick/);
});
