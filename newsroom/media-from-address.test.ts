import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Db, openDb } from '#db/client.ts';
import { media, people } from '#db/schema.ts';
import { mp3 } from '#media/fixtures.ts';
import { type LocalWorld, openWorld, somewhere } from '#media/outgoing/local-world.ts';
import { storeFromAddress } from './media-from-address.ts';
import type { RefusalCode } from './refusal.ts';
import type { Actor } from './types.ts';

const salma: Actor = {
  id: 'salma',
  name: 'سلمى',
  email: 'a@midad.example',
  role: 'journalist',
  address: null,
};
let folder: string;
let db: Db;
let world: LocalWorld;
let answer: (response: ServerResponse, url: string) => void;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midad-address-'));
  db = await openDb(folder);
  world = await openWorld((request, response) => answer(response, request.url ?? ''));
  const at = new Date('2026-01-01T00:00:00Z');
  await db.write(async (tx) => {
    await tx
      .insert(people)
      .values({ id: 'salma', name: 'سلمى', email: salma.email, createdAt: at, updatedAt: at });
  });
});

afterEach(async () => {
  await db.write(async (tx) => void (await tx.delete(media)));
});

afterAll(async () => {
  await world.close();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

let shade = 0;
function photograph(): Promise<Buffer> {
  shade += 1;
  return sharp({ create: { width: 640, height: 400, channels: 3, background: { r: shade, g: 90, b: 20 } } })
    .jpeg()
    .toBuffer();
}

const send = (type: string, body: Uint8Array | string) => (response: ServerResponse) => {
  response.setHeader('content-type', type);
  response.end(body);
};

async function expectRefused(url: unknown, code: RefusalCode): Promise<void> {
  const taken = await storeFromAddress(db, salma, { url }, world.door());
  expect(taken).toMatchObject({ ok: false, refusal: { code } });
  expect(await db.read.select().from(media)).toEqual([]);
}

describe('a file from an address', () => {
  test('is in the library with its name, without any right, and with where it came from', async () => {
    answer = send('image/jpeg', await photograph());
    const url = 'http://pictures.example/2026/%D9%85%D8%B1%D9%81%D8%A3.jpg?size=large#top';
    const taken = await storeFromAddress(db, salma, { url: `\u200F ${url} `, credit: 'ليلى' }, world.door());
    expect(taken).toMatchObject({ ok: true, value: { fileName: 'مرفأ.jpg', credit: 'ليلى', width: 640 } });
    const [row] = await db.read.select().from(media);
    expect(row).toMatchObject({
      licence: 'none',
      terms: 'https://pictures.example/2026/%D9%85%D8%B1%D9%81%D8%A3.jpg?size=large',
    });
    expect(world.asked.at(-1)).toBe('pictures.example/2026/%D9%85%D8%B1%D9%81%D8%A3.jpg?size=large');
    expect(world.requests.at(-1)?.headers.cookie).toBeUndefined();
  });

  test('is told by its content, whatever its server calls it', async () => {
    answer = send('application/octet-stream', mp3());
    const taken = await storeFromAddress(
      db,
      salma,
      { url: 'https://files.example/download?id=7' },
      world.door(),
    );
    expect(taken).toMatchObject({ ok: true, value: { kind: 'audio', mime: 'audio/mpeg' } });
  });

  test('is found at an address without its scheme, as browsers show it', async () => {
    answer = send('image/jpeg', await photograph());
    const taken = await storeFromAddress(db, salma, { url: 'pictures.example/a.jpg' }, world.door());
    expect(taken).toMatchObject({ ok: true, value: { fileName: 'a.jpg' } });
  });

  test('is followed through redirects, and the last address names it', async () => {
    const bytes = await photograph();
    answer = (response, url) => {
      if (url === '/short') response.writeHead(302, { location: 'https://cdn.example/b/photo.jpg' }).end();
      else send('image/jpeg', bytes)(response);
    };
    const taken = await storeFromAddress(db, salma, { url: 'https://a.example/short' }, world.door());
    expect(taken).toMatchObject({ ok: true, value: { fileName: 'photo.jpg' } });
  });
});

describe('what is no file of ours to fetch', () => {
  test('a page, whether its server says so or not', async () => {
    answer = send('text/html; charset=utf-8', '<!doctype html><title>x</title>');
    await expectRefused('https://news.example/story', 'address_no_file');
    answer = send('image/jpeg', '<!doctype html><html><script>alert(1)</script></html>');
    await expectRefused('https://news.example/photo.jpg', 'address_no_file');
  });

  test('nothing there, a server that says no, one that breaks off', async () => {
    answer = (response) => void response.writeHead(404).end();
    await expectRefused('https://a1.example/gone.jpg', 'address_silent');
    answer = (response) => void response.writeHead(403).end();
    await expectRefused('https://a2.example/closed.jpg', 'address_silent');
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': '5000' });
      response.write('x');
      setTimeout(() => response.destroy(), 20);
    };
    await expectRefused('https://a3.example/broken.jpg', 'address_silent');
  });

  test('more than 30 MB, said beforehand or not', async () => {
    answer = (response) =>
      void response
        .writeHead(200, { 'content-type': 'image/jpeg', 'content-length': String(10 ** 10) })
        .end();
    await expectRefused('https://b1.example/huge.jpg', 'address_too_large');
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      const piece = Buffer.alloc(1024 * 1024, 1);
      const more = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more);
      more();
    };
    await expectRefused('https://b2.example/endless.jpg', 'address_too_large');
  });

  test.each([
    'https://127.0.0.1/a.jpg',
    'https://[::1]/a.jpg',
    'https://2130706433/a.jpg',
    'https://router.local/a.jpg',
    'https://user:pass@photos.example/a.jpg',
    'https://photos.example:8443/a.jpg',
  ])('%s', async (url) => {
    const before = world.asked.length;
    await expectRefused(url, 'address_refused');
    expect(world.asked.length).toBe(before);
  });

  test('a name that leads home, and a redirect there', async () => {
    const door = (address: string) => world.door({ resolve: async () => [address] });
    for (const home of ['127.0.0.1', '10.0.0.5', '169.254.169.254', '::ffff:192.168.1.1'])
      expect(
        await storeFromAddress(db, salma, { url: 'https://photos.example/a.jpg' }, door(home)),
      ).toMatchObject({
        refusal: { code: 'address_refused' },
      });
    answer = (response) => void response.writeHead(302, { location: 'https://127.0.0.1/secret.jpg' }).end();
    await expectRefused('https://c.example/a.jpg', 'address_refused');
    expect(world.addresses.every((address) => address === somewhere)).toBe(true);
  });

  test.each([
    '',
    'صورة',
    'ftp://a.example/x.jpg',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    7,
    null,
  ])('%j is no address', (url) => expectRefused(url, 'invalid'));
});

test('three at a time, for each holds its file in memory; the fourth is told to wait', async () => {
  const waiting: ServerResponse[] = [];
  answer = (response) => void waiting.push(response);
  const door = world.door();
  const fetched = [1, 2, 3].map((n) =>
    storeFromAddress(db, salma, { url: `https://d.example/${n}.jpg` }, door),
  );
  await expect.poll(() => waiting.length).toBe(3);
  expect(await storeFromAddress(db, salma, { url: 'https://d.example/4.jpg' }, door)).toMatchObject({
    refusal: { code: 'too_many_requests' },
  });
  for (const response of waiting) send('image/jpeg', await photograph())(response);
  for (const one of await Promise.all(fetched)) expect(one.ok).toBe(true);
  answer = send('image/jpeg', await photograph());
  expect((await storeFromAddress(db, salma, { url: 'https://d.example/4.jpg' }, door)).ok).toBe(true);
});
