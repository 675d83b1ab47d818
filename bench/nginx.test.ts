/** docs/deploy/ with the real nginx over a real page store; without nginx on the machine there is nothing to test. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mp3, photograph } from '#media/fixtures.ts';
import { makeWaiting } from '#media/make-renditions.ts';
import { storeMedia } from '#media/store.ts';
import { restoreMedia, withdrawMedia } from '#newsroom/media.ts';
import { makeTestNewsroom, must, type TestNewsroom } from '#newsroom/newsroom-for-tests.ts';
import { actOnStory, createStory } from '#newsroom/stories.ts';
import type { Story } from '#newsroom/types.ts';
import { makePage } from '#publishing/bake.ts';
import { writeNginxIncludes } from '#publishing/nginx-include.ts';
import { makePress, type Press } from '#publishing/press.ts';
import { drainOutbox } from '#publishing/purge.ts';
import { siteFolder } from '#publishing/store/layout.ts';
import { pictureHeaders, recordingHeaders } from '#publishing/store/media-names.ts';
import { closePages, openPages } from '#publishing/store/open-pages.ts';
import { readTarget } from '#publishing/store/target.ts';
import { findProgram, type Nginx, startDeployed } from './nginx.ts';

const program = await findProgram('nginx');
let room: TestNewsroom;
let press: Press;
let midad: Server;
let nginx: Nginx;

async function act(story: Story, action: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  const { id, revision } = story;
  return must(await actOnStory(room.db, actor, { id, action, revision, note: 'سبب' }));
}

async function publish(headline: string, blocks: unknown[] = []): Promise<{ story: Story; address: string }> {
  const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'نص.' }] }, ...blocks];
  const fields = { headline, section: 'politics', body: { type: 'doc', content } };
  let story = must(await createStory(room.db, room.journalist, fields));
  for (const action of ['submit', 'approve', 'publish']) story = await act(story, action);
  await drainOutbox(room.db);
  const address = new URL(story.url ?? '').pathname;
  await bake(address);
  return { story, address };
}

async function bake(address: string): Promise<void> {
  await makePage(press, readTarget(address)?.path ?? '');
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  /** Midad itself was asked. */
  fromMidad: boolean;
}

function get(
  address: string,
  accept?: string,
  method = 'GET',
  more: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { ...(accept ? { 'accept-encoding': accept } : {}), ...more };
    const { hostname, port } = new URL(nginx.origin);
    request({ hostname, port, path: address, headers, method }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const coding = answer.headers['content-encoding'];
        const plain =
          coding === 'br' ? brotliDecompressSync(bytes) : coding === 'gzip' ? gunzipSync(bytes) : bytes;
        const fromMidad = answer.headers['x-midad'] === '1';
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: plain.toString(),
          fromMidad,
        });
      });
    })
      .on('error', reject)
      .end();
  });
}

function expectHeaders(headers: Answer['headers'], wanted: readonly string[]): void {
  for (let index = 0; index < wanted.length; index += 2)
    expect(headers[(wanted[index] ?? '').toLowerCase()]).toBe(wanted[index + 1]);
}

const noWords = { caption: '', credit: '', alt: '' };

describe.skipIf(!program)('nginx in front', () => {
  beforeAll(async () => {
    room = await makeTestNewsroom();
    press = makePress(room.db, { build: 'b1', origin: 'https://news.example', quietMs: 0 });
    // In Midad's place: says what it was asked, so that nothing it would refuse is answered by nginx.
    midad = createServer((asked, answer) => {
      answer.writeHead(410, { 'X-Midad': '1' });
      answer.end(`${asked.method} ${asked.url} for ${asked.headers['x-forwarded-for']}`);
    });
    await new Promise<void>((resolve) => midad.listen(0, '127.0.0.1', resolve));
    const address = midad.address();
    writeNginxIncludes(room.db.folder, 'b1', press.headers);
    nginx = await startDeployed(program ?? '', {
      data: room.db.folder,
      port: address && typeof address === 'object' ? address.port : 0,
    });
    openPages(siteFolder(room.db.folder), 'b1');
  });
  afterAll(async () => {
    await nginx?.stop();
    await new Promise((resolve) => midad?.close(resolve));
    while (globalThis.midadSqueezing?.running) await new Promise((resolve) => setTimeout(resolve, 5));
    room?.close();
  });

  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip, br;q=0', 'gzip'],
    ['br;q=1.0, gzip;q=0.5', 'br'],
    ['identity', undefined],
    [undefined, undefined],
  ])('a published page goes out by itself: Accept-Encoding %s', async (accept, coding) => {
    const { address } = await publish('جسر على النهر');
    const page = await get(address, accept);
    expect(page).toMatchObject({ status: 200, fromMidad: false });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      vary: 'Accept-Encoding',
    });
    expect(page.headers['content-encoding']).toBe(coding);
    expect(page.text).toContain('جسر على النهر');
  });

  test('with every header that Midad itself sends', async () => {
    const { address } = await publish('سوق السمك');
    const { headers } = await get(address, 'br');
    expectHeaders(headers, press.headers.html);
    const again = await get('/', 'br');
    await bake('/');
    expect(again.fromMidad).toBe(true);
    expect((await get('/', 'br')).fromMidad).toBe(false);
  });

  test('feeds and the news of the moment go out as what they are', async () => {
    await publish('مهرجان الزيتون');
    for (const [address, type] of [
      ['/rss.xml', 'application/rss+xml; charset=utf-8'],
      ['/politics/rss.xml', 'application/rss+xml; charset=utf-8'],
      ['/atom.xml', 'application/atom+xml; charset=utf-8'],
      ['/feed.json', 'application/feed+json; charset=utf-8'],
    ] as const) {
      await bake(address);
      const feed = await get(address, 'br, gzip');
      expect(feed, address).toMatchObject({ status: 200, fromMidad: false });
      expect(feed.headers['content-type']).toBe(type);
      expect(feed.text).toContain('مهرجان الزيتون');
    }
    await bake('/live.json');
    const live = await get('/live.json', 'br, gzip');
    expect(live).toMatchObject({ status: 200, fromMidad: false });
    expect(live.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('what is taken down is gone at once, in every coding', async () => {
    const { story, address } = await publish('خبر يُسحب');
    expect((await get(address, 'br')).text).toContain('خبر يُسحب');
    await act(story, 'unpublish');
    await drainOutbox(room.db);
    for (const accept of ['br', 'gzip', undefined]) {
      const gone = await get(address, accept);
      expect(gone).toMatchObject({ status: 410, fromMidad: true });
      expect(gone.text).not.toContain('خبر يُسحب');
    }
  });

  test('pictures and recordings of a published story go out by themselves, and are gone with their withdrawal', async () => {
    const take = async (content: Uint8Array, fileName: string) =>
      must(await storeMedia(room.db, room.journalist, { content, fileName, ...noWords })).id;
    const picture = await take(await photograph(1000, 700), 'a.jpg');
    const sound = await take(mp3(), 'a.mp3');
    await makeWaiting(room.db);
    const blocks = [
      { type: 'figure', attrs: { media: picture, alt: 'رصيف', credit: 'مداد' } },
      { type: 'audio', attrs: { media: sound, credit: 'مداد' } },
    ];
    const pictures = { '480.webp': 'image/webp', '960.avif': 'image/avif', '960.jpg': 'image/jpeg' };
    const names = Object.keys(pictures);
    const answers = async (media: string, name: string) => {
      const { status, fromMidad } = await get(`/media/${media}/${name}`);
      return { status, fromMidad };
    };
    const midads = { status: 410, fromMidad: true };
    // Nobody but the desk sees what no published story shows.
    expect(await answers(picture, '480.webp')).toEqual(midads);
    await publish('صورة وصوت', blocks);
    for (const [name, type] of Object.entries(pictures)) {
      const answer = await get(`/media/${picture}/${name}`);
      expect(answer, name).toMatchObject({ status: 200, fromMidad: false });
      expect(answer.headers['content-type']).toBe(type);
      expectHeaders(answer.headers, pictureHeaders);
    }
    const part = await get(`/media/${sound}/file.mp3`, undefined, 'GET', { range: 'bytes=10-19' });
    expect(part).toMatchObject({ status: 206, fromMidad: false });
    expect(part.headers).toMatchObject({ 'content-type': 'audio/mpeg', 'content-length': '10' });
    expect(part.headers['content-range']).toMatch(/^bytes 10-19\//);
    expectHeaders(part.headers, recordingHeaders);
    for (const name of ['original.jpg', '480.webp.br', '.withdrawn', '', '../GENERATION'])
      expect((await answers(picture, name)).fromMidad, name).toBe(true);

    closePages(siteFolder(room.db.folder));
    expect(await answers(picture, '480.webp')).toEqual(midads);
    openPages(siteFolder(room.db.folder), 'b1');
    expect((await answers(picture, '480.webp')).status).toBe(200);
    for (const id of [picture, sound]) must(await withdrawMedia(room.db, room.editor, id, 'طلب صاحبها'));
    await drainOutbox(room.db);
    for (const name of names) expect(await answers(picture, name), name).toEqual(midads);
    expect(await answers(sound, 'file.mp3')).toEqual(midads);
    must(await restoreMedia(room.db, room.editor, picture));
    await drainOutbox(room.db);
    for (const name of names) expect((await answers(picture, name)).status, name).toBe(200);
  });

  test('a page with players of its own has headers of its own, which Midad sends', async () => {
    const video = { provider: 'youtube', url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', text: 'فيلم' };
    const { address } = await publish('خبر فيه فيلم', [{ type: 'embed', attrs: video }]);
    expect(await get(address, 'br')).toMatchObject({ fromMidad: true });
  });

  test('while a purge may be open Midad answers for everything', async () => {
    const { address } = await publish('والبيت مغلق');
    closePages(siteFolder(room.db.folder));
    expect((await get(address, 'br')).fromMidad).toBe(true);
    openPages(siteFolder(room.db.folder), 'b1');
    expect((await get(address, 'br')).fromMidad).toBe(false);
  });

  test('nothing but pages can be had, however it is asked for', async () => {
    const { address } = await publish('باب واحد');
    const site = siteFolder(room.db.folder);
    mkdirSync(path.join(site, 'tmp'), { recursive: true });
    writeFileSync(path.join(site, 'tmp', 'secret.txt'), 'سر');
    expect(existsSync(path.join(room.db.folder, 'midad.db'))).toBe(true);
    for (const odd of [
      `${address}/`,
      `${address}/index.html`,
      `${address}/index.html.br`,
      '/index.html',
      '/index.html.gz',
      '/rss.xml.br',
      '/../../midad.db',
      '/..%2f..%2fmidad.db',
      '/%2e%2e/%2e%2e/midad.db',
      '/../tmp/secret.txt',
      '/GENERATION',
      '/nginx/html.conf',
      '/desk',
      '/desk/stories',
      '/api/v1/search?q=a',
      '/search?q=a',
      '/media/abc/480.webp',
      '/assets/a.woff2',
      '/_next/static/a.js',
      '/healthz',
    ]) {
      const { fromMidad, status } = await get(odd);
      // What climbs out of the root nginx refuses by itself.
      expect(fromMidad || status === 400, odd).toBe(true);
    }
    rmSync(path.join(site, 'tmp', 'secret.txt'));
    expect(await get('/api/v1/stories', undefined, 'POST')).toMatchObject({
      text: 'POST /api/v1/stories for 127.0.0.1',
    });
  });
});
