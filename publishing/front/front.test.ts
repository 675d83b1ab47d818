import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import http, { type IncomingHttpHeaders, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bumpGeneration } from '../store/generation.ts';
import { pageFile } from '../store/layout.ts';
import { writePageHeaders } from '../store/page-headers.ts';
import { trustedProxies } from './client-address.ts';
import { Front, type Upstream } from './front.ts';
import { openQuickLane } from './quick-lane.ts';
import type { Asker } from './reads.ts';

interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A front over a store of its own, with a Next that says what it was asked. */
class House {
  readonly site = mkdtempSync(path.join(tmpdir(), 'midad-front-'));
  readonly asked: Asked[] = [];
  held: Promise<void> | null = null;
  nextPort: number | null = null;
  /** What Next answers; by default an echo. */
  next: http.RequestListener = (_request, response) => response.end('from Next');
  front: Front | null = null;
  #servers: Server[] = [];
  #lane: { close(): void } | null = null;
  port = 0;
  /** What was counted, and by whom. */
  readonly counted: { story: string; quarter?: number; asker: Asker }[] = [];

  async open(trusted = ''): Promise<void> {
    const next = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        this.asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
        this.next(request, response);
      });
    });
    this.nextPort = await this.#listen(next);
    const upstream: Upstream = {
      port: () => this.nextPort,
      whenReady: async (ms) => {
        const until = Date.now() + ms;
        while (this.nextPort === null && Date.now() < until) await pause(5);
        return this.nextPort;
      },
      held: () => this.held,
    };
    await writePageHeaders(this.site, 'b1', { html: ['X-Page', 'html'], other: ['X-Page', 'other'] });
    bumpGeneration(this.site);
    const front = new Front({
      site: this.site,
      build: 'b1',
      nextStatic: path.join(this.site, 'dist-static'),
      publicFolder: path.join(this.site, 'public'),
      upstream,
      origins: ['https://news.example'],
      proto: 'https',
      trusted: trustedProxies(trusted),
      patienceMs: 300,
      reads: {
        read: (story, asker) => this.counted.push({ story, asker }),
        depth: (story, quarter, asker) => this.counted.push({ story, quarter, asker }),
      },
    });
    this.front = front;
    const server = http.createServer(front.handle);
    this.#lane = openQuickLane(server, front.find, front.tellRead);
    this.port = await this.#listen(server);
  }

  async #listen(server: Server): Promise<number> {
    this.#servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return address && typeof address === 'object' ? address.port : 0;
  }

  store(pagePath: string, text: string, build = 'b1'): void {
    const file = pageFile(this.site, build, pagePath) ?? '';
    this.put(file, text);
    writeFileSync(`${file}.br`, brotliCompressSync(text));
    writeFileSync(`${file}.gz`, gzipSync(text));
  }

  put(file: string, text: string): void {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  purge(pagePath: string): void {
    const file = pageFile(this.site, 'b1', pagePath) ?? '';
    for (const copy of [file, `${file}.br`, `${file}.gz`]) rmSync(copy, { force: true });
    bumpGeneration(this.site);
  }

  /** The request goes out as it is written here; nothing is tidied on the way. */
  get(target: string, options: http.RequestOptions & { body?: string | Buffer } = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { body, ...rest } = options;
      const request = http.request({
        host: '127.0.0.1',
        port: this.port,
        path: target,
        agent: false,
        ...rest,
      });
      request.once('error', reject);
      request.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.once('error', reject);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => {
          const { statusCode = 0, headers } = response;
          resolve({ status: statusCode, headers, bytes: Buffer.concat(chunks) });
        });
      });
      request.end(body);
    });
  }

  /** The first line of the answer to bytes that no client library would send. */
  raw(bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write(bytes));
      socket.once('error', reject);
      socket.once('data', (data) => {
        resolve(data.toString().split('\r\n', 1)[0] ?? '');
        socket.destroy();
      });
    });
  }

  close(): void {
    this.front?.close();
    this.#lane?.close();
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(this.site, { recursive: true, force: true });
  }
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let house: House;
beforeEach(async () => {
  house = new House();
  await house.open();
});
afterEach(() => house.close());

const story = '/politics/7k/فتح-الطريق';
const address = encodeURI(story);

describe('a stored page', () => {
  beforeEach(() => house.store(story, '<p>الخبر</p>'));

  test('is answered without Next, in the coding the reader takes', async () => {
    const plain = await house.get(address);
    expect(plain).toMatchObject({ status: 200, headers: { 'x-page': 'html', vary: 'Accept-Encoding' } });
    expect(plain.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(plain.bytes.toString()).toBe('<p>الخبر</p>');
    const br = await house.get(address, { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.bytes).toString()).toBe('<p>الخبر</p>');
    const refused = await house.get(address, { headers: { 'Accept-Encoding': 'br;q=0' } });
    expect(refused.headers['content-encoding']).toBeUndefined();
    expect(new Set([plain, br, refused].map((answer) => answer.headers.etag)).size).toBe(2);
    expect(house.asked).toEqual([]);
  });

  test('is 304 for who has it, in each coding for itself', async () => {
    const br = await house.get(address, { headers: { 'Accept-Encoding': 'br' } });
    const etag = br.headers.etag ?? '';
    const again = await house.get(address, {
      headers: { 'Accept-Encoding': 'br', 'If-None-Match': `"x", W/${etag}` },
    });
    expect(again).toMatchObject({ status: 304, headers: { etag, vary: 'Accept-Encoding' } });
    expect(again.bytes).toHaveLength(0);
    expect((await house.get(address, { headers: { 'If-None-Match': etag } })).status).toBe(200);
  });

  test('has the same head for HEAD, and no body', async () => {
    const full = await house.get(address);
    const head = await house.get(address, { method: 'HEAD' });
    expect({ ...head.headers, date: '' }).toEqual({ ...full.headers, date: '' });
    expect(head.bytes).toHaveLength(0);
  });

  test('is the same page in other escapes and with a query', async () => {
    for (const variant of [address.toLowerCase(), `${address}?utm_source=x`, address.replace('p', '%70')]) {
      expect((await house.get(variant)).bytes.toString()).toBe('<p>الخبر</p>');
    }
    expect(house.asked).toEqual([]);
  });

  test('is gone with the purge, though it was in memory', async () => {
    expect((await house.get(address)).status).toBe(200);
    house.purge(story);
    house.next = (_request, response) => response.writeHead(410).end('gone');
    expect((await house.get(address)).status).toBe(410);
  });

  test('is purged for the one who was told so, even within one connection', async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    house.next = (request, response) => {
      if (request.method === 'POST') house.purge(story);
      response.writeHead(request.method === 'POST' ? 200 : 410).end();
    };
    for (let round = 0; round < 20; round += 1) {
      house.store(story, '<p>الخبر</p>');
      expect((await house.get(address, { agent })).status).toBe(200);
      expect((await house.get('/api/v1/x', { agent, method: 'POST' })).status).toBe(200);
      expect((await house.get(address, { agent })).status).toBe(410);
    }
    agent.destroy();
  });

  test('waits while purges are replayed, and is not shown if that takes too long', async () => {
    let replayed = () => {};
    house.held = new Promise((resolve) => {
      replayed = () => {
        house.held = null;
        resolve();
      };
    });
    const waiting = house.get(address);
    await pause(50);
    house.next = (_request, response) => response.writeHead(410).end();
    house.purge(story);
    replayed();
    expect((await waiting).status).toBe(410);
    house.held = new Promise(() => {});
    expect((await house.get(address)).status).toBe(503);
  });

  test('is not served from memory once the data folder is gone, and again when it is back', async () => {
    expect((await house.get(address)).status).toBe(200);
    renameSync(house.site, `${house.site}-away`);
    const gone = await house.get(address);
    expect(gone.status).toBe(503);
    expect(gone.bytes.toString()).toContain('The data folder is gone');
    expect((await house.get('/healthz')).status).toBe(503);
    expect((await house.get('/desk')).status).toBe(503);
    renameSync(`${house.site}-away`, house.site);
    expect((await house.get(address)).status).toBe(200);
  });
});

describe('one connection', () => {
  /** Sends bytes in the given pieces on one connection; answers all that came back until it is quiet or closed. */
  function talk(pieces: string[]): Promise<string> {
    return new Promise((resolve) => {
      let heard = '';
      const socket = connect(house.port, '127.0.0.1', async () => {
        for (const piece of pieces) {
          socket.write(piece, 'latin1');
          await pause(30);
        }
        await pause(50);
        socket.destroy();
      });
      socket.on('data', (data) => {
        heard += data.toString('latin1');
      });
      socket.once('close', () => resolve(heard));
    });
  }
  const statuses = (heard: string) => heard.match(/HTTP\/1\.1 \d{3}/g);
  const get = (target: string, more = '') => `GET ${target} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;

  beforeEach(() => {
    house.store(story, 'stored');
    house.next = (_request, response) => response.writeHead(404).end('none');
  });

  test('goes from the quick lane to node:http with nothing lost, and on from there', async () => {
    const heard = await talk([
      get(address),
      get('/nowhere'),
      get(address),
      get(address, 'If-None-Match: *\r\n'),
    ]);
    expect(statuses(heard)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200', 'HTTP/1.1 304']);
  });

  test('may bring its requests in pieces or several at once', async () => {
    const whole = get(address);
    expect(statuses(await talk([whole.slice(0, 20), whole.slice(20)]))).toEqual(['HTTP/1.1 200']);
    expect(statuses(await talk([whole + whole + whole]))).toEqual(Array(3).fill('HTTP/1.1 200'));
    expect(statuses(await talk([whole, whole + whole.slice(0, 9), whole.slice(9)]))).toEqual(
      Array(3).fill('HTTP/1.1 200'),
    );
  });

  test('can not smuggle a second request in the body of the first', async () => {
    const hidden = get('/desk');
    for (const header of [
      `Content-Length: ${hidden.length}\r\n`,
      `content-length : ${hidden.length}\r\n`,
      'Transfer-Encoding: chunked\r\n',
      'Transfer-Encoding:\tchunked\r\n',
      `X: y\r\n Content-Length: ${hidden.length}\r\n`,
    ]) {
      await talk([get(address, header), hidden]);
      expect(house.asked.map((asked) => asked.url)).not.toContain('/desk');
    }
  });

  test('is answered in the same words in both lanes', async () => {
    const quick = await talk([get(address, 'Accept-Encoding: br\r\n')]);
    const slow = await talk([get(address, 'Accept-Encoding: br\r\nX-Unknown: 1\r\n')]);
    const headers = (heard: string) =>
      heard
        .split('\r\n\r\n', 1)[0]
        ?.split('\r\n')
        .filter((line) => !line.startsWith('Date:') && !line.startsWith('Keep-Alive:'));
    expect(headers(quick)).toEqual(headers(slow));
    expect(quick.split('\r\n\r\n')[1]).toBe(slow.split('\r\n\r\n')[1]);
  });
});

describe('a page that is not stored', () => {
  const id = 'z8yzc9q6ct7v';

  test('is asked for in the coding the reader takes best, and goes out so, counted as read', async () => {
    const bytes = brotliCompressSync('خبر');
    house.next = (_request, response) =>
      response.writeHead(200, { 'X-Midad-Coding': 'br', 'X-Midad-Length': String(bytes.length) }).end(bytes);
    const answer = await house.get(`/politics/${id}/x`, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(house.asked[0]?.headers['x-midad-coding']).toBe('br');
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': String(bytes.length),
    });
    expect(answer.headers).not.toHaveProperty('x-midad-coding');
    expect(brotliDecompressSync(answer.bytes).toString()).toBe('خبر');
    expect(house.counted.map((read) => read.story)).toEqual([id]);
  });

  test('is not sent again to who has it', async () => {
    house.next = (_request, response) => response.writeHead(200, { ETag: '"one"' }).end('from Next');
    const same = await house.get('/politics', { headers: { 'if-none-match': '"one"' } });
    expect(same).toMatchObject({ status: 304, headers: { etag: '"one"' } });
    expect(same.bytes).toHaveLength(0);
    const other = await house.get('/politics', { headers: { 'if-none-match': '"two"' } });
    expect(other.status).toBe(200);
  });

  test('is the same page for who asks as a router of Next does, and varies by nothing else than the stored one', async () => {
    const routers = 'rsc, next-router-state-tree, next-router-prefetch';
    house.next = (_request, response) =>
      response.writeHead(200, { Vary: [routers, 'Accept-Encoding'] }).end('from Next');
    const headers = { rsc: '1', 'next-router-prefetch': '1', 'next-url': '/x', 'accept-language': 'ar' };
    const answer = await house.get('/politics', { headers });
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(Object.keys(house.asked[0]?.headers ?? {})).toContain('accept-language');
    for (const name of ['rsc', 'next-router-prefetch', 'next-url']) {
      expect(house.asked[0]?.headers).not.toHaveProperty(name);
    }
    house.next = (_request, response) => response.writeHead(404, { Vary: routers }).end();
    expect((await house.get('/politics')).headers).not.toHaveProperty('vary');
  });

  test('of a story that is gone counts for nobody', async () => {
    house.next = (_request, response) => response.writeHead(410).end();
    await house.get(`/politics/${id}/x`);
    expect(house.counted).toEqual([]);
  });

  test('is made by Next and sent from the store', async () => {
    house.next = (_request, response) => {
      house.store(story, 'baked');
      response.writeHead(200, { 'X-Midad-Stored': '1' }).end('from Next');
    };
    const answer = await house.get(address, { headers: { 'Accept-Encoding': 'br' } });
    expect(brotliDecompressSync(answer.bytes).toString()).toBe('baked');
    expect((await house.get(address)).bytes.toString()).toBe('baked');
    expect(house.asked).toHaveLength(1);
  });

  test('waits for Next to start, or is told to come again', async () => {
    const port = house.nextPort;
    house.nextPort = null;
    const waiting = house.get('/x');
    await pause(50);
    house.nextPort = port;
    expect((await waiting).bytes.toString()).toBe('from Next');
    house.nextPort = null;
    const refused = await house.get('/x');
    expect(refused).toMatchObject({
      status: 503,
      headers: { 'retry-after': '2', 'cache-control': 'no-store' },
    });
  });

  test("is the last build's while Next starts, and no longer", async () => {
    await writePageHeaders(house.site, 'b0', { html: ['X-Page', 'old'], other: [] });
    house.store('/old', 'of the last build', 'b0');
    const port = house.nextPort;
    house.nextPort = null;
    expect(await house.get('/old')).toMatchObject({ status: 200, headers: { 'x-page': 'old' } });
    house.nextPort = port;
    expect((await house.get('/old')).bytes.toString()).toBe('from Next');
  });

  test('a slash too many is taken off', async () => {
    expect(await house.get('/politics/?a=b')).toMatchObject({
      status: 308,
      headers: { location: '/politics?a=b' },
    });
  });
});

describe('hashed files and pictures', () => {
  test('are kept for a year, the last build’s scripts too', async () => {
    house.put(path.join(house.site, 'assets', 'naskh-1a.woff2'), 'font');
    house.put(path.join(house.site, 'dist-static', 'chunks', 'a.js'), 'now');
    house.put(path.join(house.site, 'assets', '_next', 'static', 'chunks', 'b.js'), 'before');
    house.put(path.join(house.site, 'media', '7k', '480.webp'), 'picture');
    for (const [file, type, text] of [
      ['/assets/naskh-1a.woff2', 'font/woff2', 'font'],
      ['/_next/static/chunks/a.js', 'text/javascript; charset=utf-8', 'now'],
      ['/_next/static/chunks/b.js', 'text/javascript; charset=utf-8', 'before'],
      ['/media/7k/480.webp', 'image/webp', 'picture'],
    ] as const) {
      const answer = await house.get(file);
      expect(answer).toMatchObject({ status: 200, headers: { 'content-type': type } });
      expect(answer.headers['cache-control']).toContain('immutable');
      expect(answer.bytes.toString()).toBe(text);
    }
  });

  test('icons lie at the root', async () => {
    house.put(path.join(house.site, 'public', 'icon.svg'), '<svg/>');
    expect(await house.get('/icon.svg')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/svg+xml' },
    });
    expect(house.asked).toEqual([]);
  });

  test('a picture opened by itself may do nothing, a recording or document nothing but be played or shown', async () => {
    house.put(path.join(house.site, 'media', '7k', '480.webp'), 'picture');
    house.put(path.join(house.site, 'media', '7m', 'file.mp4'), 'film');
    house.put(path.join(house.site, 'media', '7m', 'file.pdf'), '%PDF-1.7');
    for (const [file, policy] of [
      ['/media/7k/480.webp', "default-src 'none'; sandbox"],
      ['/media/7m/file.mp4', "script-src 'none'"],
      ['/media/7m/file.pdf', "script-src 'none'"],
    ] as const) {
      const { headers } = await house.get(file);
      expect(headers['content-security-policy']).toBe(policy);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('one that was withdrawn is gone at each of its addresses, one that never was is not found', async () => {
    house.put(path.join(house.site, 'media', '7k', '.withdrawn'), '');
    for (const file of ['/media/7k/480.webp', '/media/7k/card-50-50.jpg', '/media/7k/file.mp4'])
      expect(await house.get(file)).toMatchObject({ status: 410, headers: { 'cache-control': 'no-store' } });
    for (const file of ['/media/7z/480.webp', '/media/7k/.withdrawn', '/media/7k/original.jpg', '/media/7k'])
      expect((await house.get(file)).status).toBe(404);
  });

  test('there is no other way into the store', async () => {
    house.put(path.join(house.site, 'media', '7k', 'original.jpg'), 'secret');
    house.put(path.join(house.site, 'tmp', 'x'), 'secret');
    for (const file of [
      '/media/7k/original.jpg',
      '/media/7k',
      '/media/..%2ftmp/x',
      '/assets/%2e%2e/tmp/x',
      '/assets',
      '/_next/static/../../GENERATION',
      '/_next/image?url=/media/7k/480.webp&w=640&q=75',
      '/public/icon.svg/..',
    ]) {
      const answer = await house.get(file);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.bytes.toString()).not.toContain('secret');
    }
    expect(house.asked).toEqual([]);
  });
});

describe('what is refused at the door', () => {
  test.each([
    'http://evil.example/',
    '//evil.example/',
    '*',
    '/a\\b',
    '/a%2fb',
    '/a%00',
    '/../x',
    '/%zz',
    '/a//b',
    'x',
  ])('the target %s', async (target) => {
    expect(await house.raw(`GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(house.asked).toEqual([]);
  });

  test('writing to a reader page, and methods nobody needs', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      expect(await house.get('/', { method })).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD' },
      });
    }
    expect((await house.get('/api/v1/x', { method: 'TRACE' })).status).toBe(405);
    expect(house.asked).toEqual([]);
  });

  test.each([
    [405, 405, 'not_allowed'],
    [400, 405, 'not_allowed'],
    [404, 404, 'not_found'],
    [500, 500, 'broken'],
  ])("what Next's API only says with a bare %s, in the API's own words", async (bare, status, code) => {
    house.next = (_request, response) => response.writeHead(bare).end();
    for (const method of ['GET', 'DELETE']) {
      const answer = await house.get('/api/v1/stories', { method });
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.bytes.toString())).toEqual({ error: { code, message: expect.any(String) } });
    }
    expect(await house.get('/desk', {})).toMatchObject({ status: bare });
    house.next = (_request, response) => {
      response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"error":{"code":"own"}}');
    };
    expect((await house.get('/api/v1/stories', {})).bytes.toString()).toContain('own');
  });

  test('requests from foreign pages, with a code for machines', async () => {
    for (const origin of ['null', 'https://evil.example']) {
      const answer = await house.get('/api/v1/stories', { method: 'POST', headers: { Origin: origin } });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.bytes.toString()).error.code).toBe('foreign_origin');
    }
    expect(house.asked).toEqual([]);
    const own = { method: 'POST', headers: { Origin: 'https://news.example' } };
    expect((await house.get('/api/v1/stories', own)).status).toBe(200);
  });

  test('bodies that are too large, whether they say so or not', async () => {
    const large = Buffer.alloc(7 * 1024 * 1024);
    const declared = await house.get('/api/v1/stories', { method: 'POST', body: large });
    expect(declared.status).toBe(413);
    expect(JSON.parse(declared.bytes.toString()).error.code).toBe('too_large');
    expect(house.asked).toEqual([]);
    const chunked = { method: 'POST', body: large, headers: { 'Transfer-Encoding': 'chunked' } };
    expect((await house.get('/api/v1/stories', chunked)).status).toBe(413);
    expect(house.asked).toEqual([]);
    expect((await house.get('/api/v1/media', { method: 'POST', body: large })).status).toBe(200);
  });
});

describe('what Next is told', () => {
  const lies = {
    'X-Midad-Client': '1.2.3.4',
    'X-Forwarded-For': '1.2.3.4',
    'X-Forwarded-Host': 'evil.example',
    'X-Middleware-Subrequest': 'x',
    Connection: 'close, X-Secret',
    'X-Secret': 'hop',
    Cookie: 'a=b',
    Host: 'news.example',
  };

  test('is who asks, as the front knows it, and nothing that a client made up', async () => {
    await house.get('/api/v1/x', { method: 'POST', headers: lies, body: 'text' });
    const [asked] = house.asked;
    expect(asked).toMatchObject({ method: 'POST', url: '/api/v1/x', body: 'text' });
    expect(asked?.headers).toMatchObject({
      host: 'news.example',
      cookie: 'a=b',
      'x-midad-client': '127.0.0.1',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'news.example',
    });
    expect(asked?.headers).not.toHaveProperty('x-secret');
    expect(asked?.headers).not.toHaveProperty('x-middleware-subrequest');
  });

  test('is a query typed in Arabic as a browser would have sent it', async () => {
    // As curl sends it: the bytes as they are.
    await house.raw('GET /api/v1/search?q=مداد HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(house.asked[0]?.url).toBe(`/api/v1/search?q=${encodeURIComponent('مداد')}`);
  });

  test('is the address a trusted proxy gives', async () => {
    const behind = new House();
    await behind.open('127.0.0.1');
    await behind.get('/desk', { headers: lies });
    expect(behind.asked[0]?.headers['x-midad-client']).toBe('1.2.3.4');
    behind.close();
  });

  test('a body that breaks off on the way does not look whole to the client', async () => {
    house.next = (_request, response) => {
      response.writeHead(200);
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(house.get('/desk')).rejects.toThrow();
  });
});

test('healthz tells whether Next is there', async () => {
  expect((await house.get('/healthz')).bytes.toString()).toBe('{"ok":true}');
  house.nextPort = null;
  expect((await house.get('/healthz')).status).toBe(503);
});

describe('a story that goes out', () => {
  const story = '/politics/7k3m9qaz01bc/x';
  const headers = { 'user-agent': 'Mozilla/5.0', referer: 'https://search.example/?q=x' };

  test('is told to who counts, once, whichever way it goes', async () => {
    await house.open('127.0.0.1');
    house.store(story, 'خبر');
    house.store('/politics', 'قسم');
    const { headers: answer } = await house.get(story, { headers });
    await house.get(story, {
      headers: { ...headers, 'x-forwarded-for': '192.0.2.7', 'sec-purpose': 'prefetch' },
    });
    // Not for the quick lane: a browser that has the page and asks whether it is still the same.
    expect(
      (await house.get(story, { headers: { ...headers, 'if-none-match': answer.etag ?? '' } })).status,
    ).toBe(304);
    await house.get(story, { method: 'HEAD', headers });
    await house.get('/politics', { headers });
    expect(house.counted).toMatchObject([
      { story: '7k3m9qaz01bc', asker: { agent: 'Mozilla/5.0', referer: 'https://search.example/?q=x' } },
      { story: '7k3m9qaz01bc', asker: { address: '192.0.2.7', purpose: 'prefetch' } },
      { story: '7k3m9qaz01bc', asker: { agent: 'Mozilla/5.0' } },
    ]);
  });

  test('that another server sent is told of by its page', async () => {
    await house.open();
    const body = '7k3m9qaz01bc 0 https://search.example/';
    await house.get('/reads', { method: 'POST', headers: { ...headers, 'sec-fetch-dest': 'empty' }, body });
    expect(house.counted).toMatchObject([
      { story: '7k3m9qaz01bc', asker: { referer: 'https://search.example/', dest: undefined } },
    ]);
  });

  test('comes back as how far it was read; anything else said there is nothing', async () => {
    await house.open();
    for (const body of ['7k3m9qaz01bc 3', '7k3m9qaz01bc 9', 'x'.repeat(10_000), '']) {
      expect((await house.get('/reads', { method: 'POST', headers, body })).status).toBe(204);
    }
    const foreign = { ...headers, origin: 'https://evil.example' };
    expect(
      (await house.get('/reads', { method: 'POST', headers: foreign, body: '7k3m9qaz01bc 3' })).status,
    ).toBe(403);
    expect(house.counted).toMatchObject([{ story: '7k3m9qaz01bc', quarter: 3 }]);
  });
});
