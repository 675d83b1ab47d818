/**
 * The one door for outgoing requests; the linter refuses every other way (decision 9). https on its usual port,
 * names instead of addresses, resolved once and pinned, public addresses only, all of it again after each
 * redirect. Nobody's cookies go out or are kept. What comes back is bounded in head, bytes, time and type.
 */
import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { isAtHost } from '../embeds/list.ts';
import { findHostProblem, isPublicAddress } from './address.ts';
import { Breaker, type Limits, usualLimits } from './breaker.ts';
import { AnswerCache } from './cache.ts';
import { type Open, openPinned, type Resolve, resolveName } from './transport.ts';

export interface Asked {
  /** What is wanted: another type is not read. */
  want: 'json' | 'html' | 'picture' | 'file';
  /** Hosts this may go to, redirects too; null for any public one. */
  hosts: readonly string[] | null;
  /** Asks again although an answer of the last minutes is at hand. */
  anew?: boolean;
  /** Milliseconds for all of it, redirects too. */
  withinMs?: number;
}

export type Why =
  /** The address may not be asked: its scheme, port, name, where the name leads, or where it was sent on to. */
  | 'refused'
  /** Nobody answered: no network, no such name, a broken connection, no valid certificate. */
  | 'unreachable'
  | 'timeout'
  | 'too_large'
  | 'wrong_type'
  /** 404 or 410: there is nothing there. */
  | 'missing'
  /** Any other status than 200. */
  | 'status'
  /** Asked too often, or left alone after failures. */
  | 'busy';

export type Outcome =
  | { ok: true; url: string; type: string; body: Buffer }
  /** `url` is where it was asked last, after redirects. */
  | { ok: false; why: Why; detail: string; status?: number; url?: string };

export interface Door {
  ask(address: string, asked: Asked): Promise<Outcome>;
}

export interface DoorParts {
  resolve?: Resolve;
  open?: Open;
  limits?: Limits;
  clock?: () => number;
}

const mostRedirects = 3;
const usualTimeMs = 8000;
const sizes = { json: 512 * 1024, html: 512 * 1024, picture: 10 * 1024 * 1024, file: 30 * 1024 * 1024 };
const types = {
  json: /^(?:application|text)\/(?:[\w.+-]+\+)?json\b|^text\/javascript\b/,
  html: /^(?:text\/html|application\/xhtml\+xml)\b/,
  // SVG is a document with scripts in it, and no photograph.
  picture: /^image\/(?:jpeg|png|webp|gif|avif)\b/,
  // Told apart by its content afterwards: servers call files all sorts of things. A page is no file.
  file: /^(?!text\/|application\/(?:xhtml\+xml|json|javascript)\b)/,
};
const accepts = {
  json: 'application/json',
  html: 'text/html',
  picture: 'image/webp,image/jpeg,image/png',
  file: 'image/jpeg,image/png,image/*;q=0.9,audio/*,video/*,application/pdf,*/*;q=0.1',
};

/** Thrown inside to leave all loops at once; never leaves this file. */
class Refused extends Error {
  readonly outcome: Extract<Outcome, { ok: false }>;

  constructor(why: Why, detail: string, status?: number) {
    super(detail);
    this.outcome = { ok: false, why, detail, status };
  }
}

export function makeDoor(parts: DoorParts = {}): Door {
  const { resolve = resolveName, open = openPinned, limits = usualLimits, clock = Date.now } = parts;
  const breaker = new Breaker(limits, clock);
  const cache = new AnswerCache(clock);
  const running = new Map<string, Promise<Outcome>>();

  async function ask(address: string, asked: Asked): Promise<Outcome> {
    const key = `${asked.want} ${asked.hosts?.join() ?? '*'} ${address}`;
    const kept = asked.anew ? null : cache.get(key);
    if (kept) return kept;
    const already = running.get(key);
    if (already) return already;
    const answer = walk(address, asked).finally(() => running.delete(key));
    running.set(key, answer);
    const outcome = await answer;
    cache.set(key, outcome);
    return outcome;
  }

  async function walk(address: string, asked: Asked): Promise<Outcome> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), asked.withinMs ?? usualTimeMs);
    let url = URL.parse(address);
    try {
      for (let hop = 0; ; hop += 1) {
        if (!url) throw new Refused('refused', 'not an address');
        const answer = await knock(url, asked, late.signal);
        if (!(answer instanceof URL)) return answer;
        if (hop === mostRedirects) throw new Refused('refused', `sent on more than ${mostRedirects} times`);
        url = answer;
      }
    } catch (error) {
      if (error instanceof Refused) {
        const { outcome } = error;
        return outcome.why === 'refused' ? outcome : { ...outcome, url: url?.href };
      }
      if (late.signal.aborted) return { ok: false, why: 'timeout', detail: 'took too long' };
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** One request: an outcome, or where it was sent on to. */
  async function knock(url: URL, asked: Asked, signal: AbortSignal): Promise<Outcome | URL> {
    checkAddress(url, asked);
    const host = url.hostname;
    const turn = breaker.take(host);
    if (turn !== 'ok')
      throw new Refused('busy', turn === 'busy' ? 'asked too often' : 'left alone after failures');
    let answer: IncomingMessage | undefined;
    try {
      answer = await reach(url, await findAddress(host, signal), asked, signal);
      const outcome = await read(url, answer, asked, signal);
      breaker.report(host, true);
      return outcome;
    } catch (error) {
      breaker.report(host, error instanceof Refused && isHostWell(error.outcome));
      throw error;
    } finally {
      answer?.destroy();
    }
  }

  /** The one IP address that the name is asked at. */
  async function findAddress(host: string, signal: AbortSignal): Promise<string> {
    const addresses = await inTime(resolve(host), signal).catch((error: unknown) => {
      if (error instanceof Refused) throw error;
      throw new Refused('unreachable', 'the name leads nowhere');
    });
    const [first] = addresses;
    if (first === undefined) throw new Refused('unreachable', 'the name leads nowhere');
    // One that leads home among them is an attack, whichever would have been taken.
    if (!addresses.every(isPublicAddress)) {
      throw new Refused('refused', 'the name leads to an address that is not public');
    }
    return first;
  }

  async function reach(
    url: URL,
    address: string,
    asked: Asked,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const headers = {
      Accept: accepts[asked.want],
      // Never br: this Node's decoder of it has a known hole.
      'Accept-Encoding': 'gzip',
      'Accept-Language': 'ar, en;q=0.5',
      'User-Agent': 'Midad/1.0 (newsroom)',
    };
    try {
      return await inTime(open(url, address, { headers, signal }), signal);
    } catch (error) {
      if (error instanceof Refused) throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
      if (code === 'HPE_HEADER_OVERFLOW') throw new Refused('too_large', 'the head is too large');
      throw new Refused('unreachable', code);
    }
  }

  return { ask };
}

function checkAddress(url: URL, { hosts }: Asked): void {
  if (url.protocol !== 'https:') throw new Refused('refused', 'not https');
  if (url.port) throw new Refused('refused', 'not the usual port');
  if (url.username || url.password) throw new Refused('refused', 'a user name in the address');
  const problem = findHostProblem(url.hostname);
  if (problem) throw new Refused('refused', problem);
  if (hosts && !hosts.some((host) => isAtHost(url.href, host))) {
    throw new Refused('refused', `${url.hostname} is not one of the provider's hosts`);
  }
}

/** A host that answers soundly, even with no, is not in trouble. */
function isHostWell({ why, status = 0 }: Extract<Outcome, { ok: false }>): boolean {
  if (why === 'unreachable' || why === 'timeout') return false;
  return status < 500 && status !== 429;
}

async function read(
  url: URL,
  answer: IncomingMessage,
  { want }: Asked,
  signal: AbortSignal,
): Promise<Outcome | URL> {
  const status = answer.statusCode ?? 0;
  if ([301, 302, 303, 307, 308].includes(status)) {
    const next = URL.parse(answer.headers.location ?? '', url);
    if (!next) throw new Refused('status', 'sent on to nowhere', status);
    return next;
  }
  if (status === 404 || status === 410) throw new Refused('missing', `answered ${status}`, status);
  if (status !== 200) throw new Refused('status', `answered ${status}`, status);
  const type = (answer.headers['content-type'] ?? '').toLowerCase();
  if (!types[want].test(type)) throw new Refused('wrong_type', type.slice(0, 100) || 'no type');
  const coding = answer.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (coding !== 'identity' && coding !== 'gzip')
    throw new Refused('wrong_type', `encoded as ${coding.slice(0, 20)}`);
  const most = sizes[want];
  // Of a page only its head is wanted: there it ends where enough was read.
  if (want !== 'html' && Number(answer.headers['content-length'] ?? 0) > most)
    throw new Refused('too_large', 'says so itself');
  const body = await inTime(collect(answer, coding === 'gzip', most, want === 'html'), signal);
  return { ok: true, url: url.href, type, body };
}

/** Unpacked bytes are counted, not those on the wire: a few of gzip make gigabytes. */
function collect(
  answer: IncomingMessage,
  packed: boolean,
  most: number,
  mayEndEarly: boolean,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const source = packed ? answer.pipe(createGunzip()) : answer;
    const pieces: Buffer[] = [];
    let bytes = 0;
    const fail = () => reject(new Refused('unreachable', 'broke off'));
    const stop = () => {
      answer.destroy();
      source.destroy();
    };
    source.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= most) {
        pieces.push(piece);
        return;
      }
      if (mayEndEarly) resolve(Buffer.concat([...pieces, piece], most));
      else reject(new Refused('too_large', `more than ${most} bytes`));
      stop();
    });
    source.once('end', () => {
      if (answer.complete) resolve(Buffer.concat(pieces));
      else fail();
    });
    source.once('error', fail);
    answer.once('error', fail);
    answer.once('aborted', fail);
    answer.once('close', () => {
      if (!answer.complete) fail();
    });
  });
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Refused('timeout', 'took too long'));
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}

declare global {
  // Next's bundles hold several copies of this module; rates and pauses are the process's.
  var midadDoor: Door | undefined;
}

/** The process's own door. */
export function theDoor(): Door {
  globalThis.midadDoor ??= makeDoor();
  return globalThis.midadDoor;
}
