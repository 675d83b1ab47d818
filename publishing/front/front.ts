/**
 * The front: answers readers from the page store and memory, passes the rest to Next. Built-ins only; no
 * request is parsed twice and, on the way of a stored page, hardly once.
 */

import { readdirSync, statSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { GenerationWatch } from '../store/generation.ts';
import {
  contentTypes,
  copiesOf,
  formatOf,
  ownFile,
  type PageFormat,
  pageFile,
  segmentsOf,
} from '../store/layout.ts';
import { isOutgoing, isRecording, pictureHeaders, withdrawnMark } from '../store/media-names.ts';
import type { Coding } from '../store/negotiate.ts';
import { headersFor, type PageHeaders, readOwnHeaders, readPageHeaders } from '../store/page-headers.ts';
import { readTarget, type Target } from '../store/target.ts';
import { clientAddress, type TrustedProxies } from './client-address.ts';
import { isForeign } from './origin-check.ts';
import {
  type Ask,
  ask,
  headersForNext,
  headForClient,
  headForReader,
  type Outcome,
  passOn,
  withoutRouter,
} from './proxy.ts';
import type { QuickRequest } from './quick-request.ts';
import { type Asker, type ReadCounter, storyAt } from './reads.ts';
import { sendRecording } from './recording.ts';
import { codingOf, end, hasAlready, refuse, refuseBody, send } from './respond.ts';
import { type Answer, Memory, readStored } from './stored.ts';
import { type Notice, notices } from './words.ts';

/** Next as the front sees it (see next-child.ts). */
export interface Upstream {
  /** The loopback port of a Next that answers, or null while there is none. */
  port(): number | null;
  /** Waits for one, at most so long. */
  whenReady(ms: number): Promise<number | null>;
  /** While the outbox is being replayed no stored page may be shown: a promise for the end of that, else null. */
  held(): Promise<void> | null;
}

export interface FrontOptions {
  site: string;
  build: string;
  /** `static` of Next's build folder. */
  nextStatic: string;
  /** The project's `public`: icons and the like, each under its own name at the root. */
  publicFolder: string;
  upstream: Upstream;
  /** Origins whose pages may change something. */
  origins: readonly string[];
  proto: 'http' | 'https';
  trusted: TrustedProxies;
  /** Where readers are counted. */
  reads?: Pick<ReadCounter, 'read' | 'depth'>;
  /** The data folder was taken away (or came back). */
  onFolder?: (here: boolean) => void;
  /** How long a reader waits for a page that isn't stored while Next starts. */
  patienceMs?: number;
}

const immutable = [
  'Cache-Control',
  'public, max-age=31536000, immutable',
  'X-Content-Type-Options',
  'nosniff',
];

const forAnHour = ['Cache-Control', 'public, max-age=3600', 'X-Content-Type-Options', 'nosniff'];

const types = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.avif', 'image/avif'],
  ['.woff2', 'font/woff2'],
  ['.woff', 'font/woff'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

const megabyte = 1024 * 1024;

/** How large a body may be. Files are the only large thing anybody sends; those larger than this come in pieces. */
export function bodyLimit(pathname: string): number {
  return /^\/(?:api\/v1|desk)\/media(?:\/|$)/.test(pathname) ? 32 * megabyte : 6 * megabyte;
}

export class Front {
  readonly #options: FrontOptions;
  readonly #generation: GenerationWatch;
  readonly #memory = new Memory(64 * megabyte);
  readonly #headers = new Map<string, PageHeaders | null>();
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 64 });
  #here = true;

  constructor(options: FrontOptions) {
    this.#options = options;
    this.#generation = new GenerationWatch(options.site);
  }

  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const held = this.#options.upstream.held();
    if (held) void this.#afterReplay(held, request, response);
    else this.#answer(request, response);
  };

  /** For the quick lane: what a plain GET for this target is answered with, where that needs nobody else. */
  readonly find = (url: string, coding: Coding): Answer | null => {
    if (this.#options.upstream.held() || !this.folderHere()) return null;
    const known = this.#memory.get(url, coding);
    if (known) return known;
    const target = readTarget(url);
    return target && (this.#memory.get(target.address, coding) ?? this.#load(target, coding));
  };

  /** True while the data folder is in its place. */
  folderHere(): boolean {
    const news = this.#generation.look();
    if (news === 'changed') this.#forget();
    const here = news !== 'gone';
    if (here !== this.#here) {
      this.#here = here;
      this.#options.onFolder?.(here);
    }
    return here;
  }

  /** A body of this size would be refused: it needn't be sent. */
  refusesUnread(request: IncomingMessage): boolean {
    const target = readTarget(request.url ?? '');
    return !target || declaredLength(request) > bodyLimit(target.path);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #afterReplay(held: Promise<void>, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const patience = this.#options.patienceMs ?? 10_000;
    await Promise.race([held, pause(patience)]);
    if (response.destroyed) return;
    if (this.#options.upstream.held()) this.#unavailable(request, response, notices.starting);
    else this.#answer(request, response);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (!this.folderHere()) {
      this.#unavailable(request, response, notices.folderGone);
      return;
    }
    const { url = '', method } = request;
    if (method === 'GET' || method === 'HEAD') {
      const stored = this.#memory.get(url, codingOf(request));
      if (stored) {
        this.#send(request, response, stored);
        return;
      }
    }
    this.#find(request, response, url).catch((error: unknown) => {
      console.error('The front failed:', error);
      if (response.headersSent) response.destroy();
      else refuse(request, response, 502, 'broken', notices.broken);
    });
  }

  async #find(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const target = readTarget(url);
    const method = request.method ?? '';
    if (!target) return refuse(request, response, 400, 'malformed', notices.malformed);
    if (method === 'TRACE' || method === 'CONNECT' || method === 'TRACK') {
      return refuse(request, response, 405, 'not_allowed', notices.notAllowed, ['Allow', 'GET, HEAD']);
    }
    const facts = {
      method,
      origin: request.headers.origin,
      fetchSite: headerText(request.headers['sec-fetch-site']),
    };
    if (isForeign(facts, this.#options.origins)) {
      return refuse(request, response, 403, 'foreign_origin', notices.foreign);
    }
    const readOnly = method === 'GET' || method === 'HEAD';
    if (target.path === '/healthz') return this.#health(request, response);
    const room = target.path.split('/', 2)[1] ?? '';
    if (room === 'desk' || room === 'api') return this.#newsroom(request, response, target);
    if (target.path === '/reads' && method === 'POST') return this.#told(request, response);
    if (!readOnly) {
      return refuse(request, response, 405, 'not_allowed', notices.notAllowed, ['Allow', 'GET, HEAD']);
    }
    if (target.path !== '/' && target.path.endsWith('/')) {
      const location = target.address.slice(0, -1) + target.search;
      return end(request, response, 308, ['Location', location, 'Cache-Control', 'no-store'], '');
    }
    const coding = codingOf(request);
    const known = this.#memory.get(target.address, coding) ?? this.#load(target, coding);
    if (known) return this.#send(request, response, known);
    if (room === 'media' && (await sendRecording(request, response, this.#options.site, target.path))) return;
    if (room === 'media' && this.#isWithdrawn(target.path)) {
      return refuse(request, response, 410, 'gone', notices.gone);
    }
    // Of Next's own addresses only its hashed files are for anybody: the image optimizer stays closed.
    if (room === 'assets' || room === 'media' || room === '_next') {
      return refuse(request, response, 404, 'not_found', notices.notFound);
    }
    return this.#page(request, response, target);
  }

  #send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
    send(request, response, answer);
    this.#count(answer.story, request);
  }

  #count(story: string | undefined, request: IncomingMessage): void {
    if (story === undefined || request.method !== 'GET') return;
    this.#options.reads?.read(story, this.#askerOf(request));
  }

  /** For the quick lane: a story's page went out to this request. */
  readonly tellRead = (story: string, request: QuickRequest, remote: string | undefined): void => {
    const address = clientAddress(remote, request.forwarded, this.#options.trusted);
    this.#options.reads?.read(story, { ...request, address });
  };

  #askerOf({ headers, socket }: IncomingMessage): Asker {
    const forwarded = headerText(headers['x-forwarded-for']);
    return {
      address: clientAddress(socket.remoteAddress, forwarded, this.#options.trusted),
      agent: headers['user-agent'],
      referer: headers.referer,
      purpose: headerText(headers['sec-purpose']) ?? headerText(headers.purpose),
      dest: headerText(headers['sec-fetch-dest']),
    };
  }

  /** A page's script says that its story is open («ID 0 REFERRER»), or how far it was read («ID 3»). Nothing is answered. */
  #told(request: IncomingMessage, response: ServerResponse): void {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      text = (text + part).slice(0, 300);
    });
    request.on('end', () => {
      const [, story, quarter, referer] = /^([0-9a-z]{12}) ([0-4])(?: (\S*))?$/.exec(text) ?? [];
      // What asks is a script of ours, whatever it was sent by.
      const asker = { ...this.#askerOf(request), dest: undefined, referer };
      if (story && quarter === '0') this.#options.reads?.read(story, asker);
      else if (story) this.#options.reads?.depth(story, Number(quarter), asker);
      end(request, response, 204, ['Cache-Control', 'no-store'], '');
    });
  }

  /** From the files, into memory. */
  #load(target: Target, coding: Coding): Answer | null {
    const { site, build, upstream } = this.#options;
    const asset = this.#assetFile(target.path);
    if (asset) {
      const cors = asset.endsWith('.woff2') ? ['Access-Control-Allow-Origin', '*'] : [];
      const head = target.path.startsWith('/media/') ? pictureHeaders : [...immutable, ...cors];
      return this.#keep(target, coding, readStored(asset, typeOf(asset), head, coding));
    }
    const icon = this.#publicFile(target.path);
    if (icon) return this.#keep(target, coding, readStored(icon, typeOf(icon), forAnHour, coding));
    const page = this.#loadPage(site, build, target.path, coding);
    if (page) return this.#keep(target, coding, page);
    // A new build starts with no pages of its own. Until its Next can make them, those of the build before serve.
    if (upstream.port() !== null) return null;
    for (const older of olderBuilds(site, build)) {
      const found = this.#loadPage(site, older, target.path, coding);
      if (found) return found;
    }
    return null;
  }

  #keep(target: Target, coding: Coding, answer: Answer | null): Answer | null {
    if (answer) this.#memory.set(target.address, coding, answer);
    return answer;
  }

  #assetFile(pathname: string): string | null {
    const [room, ...rest] = segmentsOf(pathname) ?? [];
    const { site, nextStatic } = this.#options;
    if (rest.length === 0) return null;
    if (room === 'assets') return path.join(site, 'assets', ...rest);
    if (room === 'media') {
      const [id = '', name = ''] = rest;
      const fits = rest.length === 2 && /^[0-9a-z]+$/.test(id) && isOutgoing(name) && !isRecording(name);
      return fits ? path.join(site, 'media', id, name) : null;
    }
    if (room !== '_next' || rest[0] !== 'static') return null;
    const current = path.join(nextStatic, ...rest.slice(1));
    // What an older build's open desk tab still asks for was copied into the store by cli/prepare.ts.
    return isThere(current) ? current : path.join(site, 'assets', '_next', ...rest);
  }

  #isWithdrawn(pathname: string): boolean {
    const [, id = '', name = '', ...rest] = segmentsOf(pathname) ?? [];
    if (rest.length > 0 || !/^[0-9a-z]+$/.test(id) || !isOutgoing(name)) return false;
    return isThere(path.join(this.#options.site, 'media', id, withdrawnMark));
  }

  #publicFile(pathname: string): string | null {
    if (!types.has(path.extname(pathname))) return null;
    const [name, ...rest] = segmentsOf(pathname) ?? [];
    if (!name || rest.length > 0) return null;
    const file = path.join(this.#options.publicFolder, name);
    return isThere(file) ? file : null;
  }

  #loadPage(site: string, build: string, pagePath: string, coding: Coding): Answer | null {
    const headers = this.#pageHeaders(site, build);
    const file = headers && pageFile(site, build, pagePath);
    if (!file) return null;
    const format = formatOf(pagePath);
    const stored =
      readStored(file, contentTypes[format], headersFor(headers, format), coding) ??
      readOwn(file, format, coding);
    if (stored && format === 'html') stored.story = storyAt(pagePath);
    return stored;
  }

  #pageHeaders(site: string, build: string): PageHeaders | null {
    const known = this.#headers.get(build);
    if (known !== undefined) return known;
    const headers = readPageHeaders(site, build);
    if (headers) this.#headers.set(build, headers);
    return headers;
  }

  #forget(): void {
    this.#memory.clear();
    this.#headers.clear();
  }

  /** A reader page that isn't stored: Next makes it, and where it stored it, it goes out from the store. */
  async #page(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
    const asked = this.#question(request, target);
    const headers = { ...withoutRouter(asked.headers), 'x-midad-coding': codingOf(request) };
    const question = { ...asked, method: 'GET', headers };
    const outcome = await this.#askPatiently(question, response);
    if (response.destroyed) return;
    if (!outcome) return this.#unavailable(request, response, notices.starting);
    const { answer } = outcome;
    if (answer.headers['x-midad-stored']) {
      this.#generation.recheck();
      this.folderHere();
      const stored = this.#load(target, codingOf(request));
      if (stored) {
        answer.resume();
        return this.#send(request, response, stored);
      }
    }
    if (answer.statusCode === 200) this.#count(storyAt(target.path), request);
    const isUnchanged = answer.statusCode === 200 && hasAlready(request, answer.headers.etag);
    const head = isUnchanged ? [] : codedHead(answer);
    response.writeHead(isUnchanged ? 304 : (answer.statusCode ?? 502), [...headForReader(answer), ...head]);
    if (isUnchanged || request.method === 'HEAD') {
      answer.resume();
      response.end();
    } else {
      passOn(answer, response);
    }
  }

  /** Asks until there is an answer or patience is at its end. Only for requests that change nothing. */
  async #askPatiently(
    question: Omit<Ask, 'port'>,
    response: ServerResponse,
  ): Promise<Extract<Outcome, { ok: true }> | null> {
    const until = Date.now() + (this.#options.patienceMs ?? 10_000);
    while (Date.now() < until && !response.destroyed) {
      const port = await this.#options.upstream.whenReady(until - Date.now());
      if (port === null) return null;
      const { outcome, abort } = ask({ ...question, port }, null, 0);
      response.once('close', abort);
      const result = await outcome;
      if (result.ok) return result;
      response.off('close', abort);
      await pause(50);
    }
    return null;
  }

  /** Desk, API and what else Next serves: streamed both ways. */
  async #newsroom(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
    const limit = bodyLimit(target.path);
    if (declaredLength(request) > limit) return refuseBody(request, response);
    const hasBody = declaredLength(request) > 0 || request.headers['transfer-encoding'] !== undefined;
    const question = this.#question(request, target);
    if (!hasBody && (request.method === 'GET' || request.method === 'HEAD')) {
      const outcome = await this.#askPatiently(question, response);
      if (response.destroyed) return;
      if (!outcome) return this.#unavailable(request, response, notices.starting);
      return this.#relay(outcome.answer, request, response);
    }
    const port = await this.#options.upstream.whenReady(this.#options.patienceMs ?? 10_000);
    if (response.destroyed) return;
    if (port === null) return this.#unavailable(request, response, notices.starting);
    if (request.headers['content-length'] === undefined && !hasBody) question.headers['content-length'] = '0';
    const { outcome, abort, tooLarge } = ask({ ...question, port }, hasBody ? request : null, limit);
    response.once('close', abort);
    const result = await outcome;
    if (response.destroyed) return;
    if (tooLarge()) return refuseBody(request, response);
    // Whether it was done nobody knows here; the client's idempotency key makes asking again safe.
    if (!result.ok) return refuse(request, response, 502, 'broken', notices.broken);
    this.#relay(result.answer, request, response);
  }

  #relay(answer: IncomingMessage, request: IncomingMessage, response: ServerResponse): void {
    // What this answer says was done before it came; so whoever reads it must find the store looked at again.
    this.#generation.recheck();
    const status = answer.statusCode ?? 502;
    // What no route answered (a method it doesn't have, one that nobody knows, a fault) comes from Next as a bare
    // status; whoever calls the API is promised an error in words.
    if (status >= 400 && answer.headers['content-type'] === undefined && isApi(request)) {
      answer.resume();
      const { code, notice } = bareWords.get(status) ?? { code: 'broken', notice: notices.broken };
      refuse(request, response, status === 400 ? 405 : status, code, notice);
      return;
    }
    response.writeHead(status, headForClient(answer));
    passOn(answer, response);
  }

  #question(request: IncomingMessage, target: Target): Omit<Ask, 'port'> {
    const { trusted, proto } = this.#options;
    const forwarded = headerText(request.headers['x-forwarded-for']);
    const client = clientAddress(request.socket.remoteAddress, forwarded, trusted);
    return {
      method: request.method ?? 'GET',
      target: target.address + target.search,
      headers: headersForNext(request, client, proto),
      agent: this.#agent,
      timeoutMs: 120_000,
    };
  }

  #health(request: IncomingMessage, response: ServerResponse): void {
    const ready = this.#options.upstream.port() !== null;
    const head = ['Content-Type', 'application/json', 'Cache-Control', 'no-store'];
    end(
      request,
      response,
      ready ? 200 : 503,
      head,
      JSON.stringify(ready ? { ok: true } : { ok: false, reason: 'starting' }),
    );
  }

  #unavailable(request: IncomingMessage, response: ServerResponse, notice: Notice): void {
    const code = notice === notices.folderGone ? 'data_folder_gone' : 'starting';
    refuse(request, response, 503, code, notice, ['Retry-After', '2']);
  }
}

/** A page with headers of its own, which lies elsewhere. */
function readOwn(file: string, format: PageFormat, coding: Coding): Answer | null {
  const own = ownFile(file);
  const headers = own && readOwnHeaders(copiesOf(own).headers);
  return headers ? readStored(own, contentTypes[format], headers, coding) : null;
}

/** What Next would not say of a body of ours (see ../answer.ts). */
function codedHead({ headers }: IncomingMessage): string[] {
  const coding = headerText(headers['x-midad-coding']);
  const length = headerText(headers['x-midad-length']);
  return [
    ...(coding === undefined ? [] : ['Content-Encoding', coding]),
    ...(length === undefined ? [] : ['Content-Length', length]),
  ];
}

const noSuchMethod = { code: 'not_allowed', notice: notices.noSuchMethod };

/** By Next's status; its bare 400 is for a method that it has never heard of. */
const bareWords = new Map<number, { code: string; notice: Notice }>([
  [400, noSuchMethod],
  [404, { code: 'not_found', notice: notices.notFound }],
  [405, noSuchMethod],
]);

function isApi(request: IncomingMessage): boolean {
  return request.url?.startsWith('/api/') ?? false;
}

function typeOf(file: string): string {
  return types.get(path.extname(file)) ?? 'application/octet-stream';
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The declared length of the body; 0 without one. node:http has refused what is no number. */
function declaredLength(request: IncomingMessage): number {
  return Number(request.headers['content-length'] ?? 0);
}

/** Newest first. */
function olderBuilds(site: string, current: string): string[] {
  const folder = path.join(site, 'pages');
  const modified = (name: string) =>
    statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  try {
    return readdirSync(folder)
      .filter((name) => name !== current)
      .sort((a, b) => modified(b) - modified(a));
  } catch {
    return [];
  }
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
