/** docs/deploy/ with the real nginx over a real page store; without nginx on the machine there is nothing to test. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestNewsroom, type TestNewsroom } from '#newsroom/newsroom-for-tests.ts';
import type { Result } from '#newsroom/refusal.ts';
import { actOnStory, createStory } from '#newsroom/stories.ts';
import type { Story } from '#newsroom/types.ts';
import { makePage } from '#publishing/bake.ts';
import { writeNginxIncludes } from '#publishing/nginx-include.ts';
import { makePress, type Press } from '#publishing/press.ts';
import { drainOutbox } from '#publishing/purge.ts';
import { siteFolder } from '#publishing/store/layout.ts';
import { closePages, openPages } from '#publishing/store/open-pages.ts';
import { readTarget } from '#publishing/store/target.ts';
import { findProgram, type Nginx, startDeployed } from './nginx.ts';

const program = await findProgram('nginx');
let room: TestNewsroom;
let press: Press;
let midad: Server;
let nginx: Nginx;

function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`${result.refusal.code} ${result.refusal.detail}`);
  return result.value;
}

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

function get(address: string, accept?: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = accept ? { 'accept-encoding': accept } : {};
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
    for (let index = 0; index < press.headers.html.length; index += 2) {
      expect(headers[(press.headers.html[index] ?? '').toLowerCase()]).toBe(press.headers.html[index + 1]);
    }
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
