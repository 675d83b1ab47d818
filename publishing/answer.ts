/** A reader's request that the front could not answer from the store. */
import { getDb } from '#db/client.ts';
import { site as ar } from '#messages/ar/site.ts';
import { site as en } from '#messages/en/site.ts';
import { makeLimiter } from '#search/limiter.ts';
import { type MadePage, showPage } from './bake.ts';
import { type Copies, copiesFrom } from './copies.ts';
import { makeBroken } from './make-page.ts';
import { findPage } from './pages.tsx';
import { type Press, pressFor } from './press.ts';
import { contentTypes } from './store/layout.ts';
import { type Coding, etagOf } from './store/negotiate.ts';
import { headersFor } from './store/page-headers.ts';
import { readTarget } from './store/target.ts';
import { watchOutbox } from './watch.ts';

const words = { ar, en };

/** As the front writes them (front/proxy.ts): who asks, and which coding is taken best. */
const clientHeader = 'x-midad-client';
const codingHeader = 'x-midad-coding';
const lengthHeader = 'x-midad-length';
/** Pages that cost a search, by address: far more than a person asks for. */
const limiter = makeLimiter({ perSecond: 40, burst: 80 });

export async function answerReader(request: Request): Promise<Response> {
  const db = await getDb();
  const press = pressFor(db);
  if (press.build) watchOutbox(db);
  const target = readTarget(new URL(request.url).pathname);
  if (!target) return new Response(null, { status: 400 });
  const asks = findPage(target.path).found?.kind.asksWith === true;
  if (asks && !limiter.take(request.headers.get(clientHeader) ?? '')) return refuseForNow(press, target.path);
  let page: MadePage;
  try {
    page = await showPage(press, target.path, new URL(request.url).search);
  } catch (error) {
    console.error(`${target.path} could not be made:`, error);
    return answerBroken(press, target.path);
  }
  if (page.status === 301) {
    return new Response(null, { status: 301, headers: { Location: page.to, 'Cache-Control': 'no-store' } });
  }
  if (page.status !== 200) {
    const headers = toHeaders(press.headers.html);
    headers.set('Content-Type', contentTypes.html);
    // Not kept anywhere: the address may be published at any moment, or back.
    headers.set('Cache-Control', 'no-store');
    const { body } = await encode(request, copiesFrom(page.body), headers);
    return new Response(body, { status: page.status, headers });
  }
  const headers = toHeaders(page.own ?? headersFor(press.headers, page.format));
  headers.set('Content-Type', contentTypes[page.format]);
  if (page.stored) {
    headers.set('X-Midad-Stored', '1');
    return new Response(page.copies.plain, { headers });
  }
  const { body, coding } = await encode(request, page.copies, headers);
  headers.set('ETag', etagOf(body, coding));
  return new Response(body, { headers });
}

/** The bytes as this reader takes them, with what is to be said of it. */
async function encode(
  request: Request,
  copies: Copies,
  headers: Headers,
): Promise<{ body: Buffer<ArrayBuffer>; coding: Coding }> {
  const wanted = request.headers.get(codingHeader);
  const compressed = wanted === 'br' || wanted === 'gzip' ? await copies.in(wanted) : null;
  const coding = compressed && wanted === 'br' ? 'br' : compressed ? 'gzip' : 'identity';
  const body = compressed ?? copies.plain;
  // Next keeps Content-Encoding and Content-Length to itself; the front says them in our stead.
  if (coding !== 'identity') headers.set(codingHeader, coding);
  headers.set(lengthHeader, String(body.length));
  headers.set('Vary', 'Accept-Encoding');
  return { body, coding };
}

/** 500, in the site's own words as long as its settings can be read. */
async function answerBroken(press: Press, path: string): Promise<Response> {
  const headers = toHeaders(press.headers.html);
  headers.set('Content-Type', contentTypes.html);
  headers.set('Cache-Control', 'no-store');
  return new Response(await makeBroken(press, path), { status: 500, headers });
}

/** Said plainly, without a page: making one is what there is too much of. */
function refuseForNow(press: Press, path: string): Response {
  const headers = toHeaders(press.headers.other);
  headers.set('Content-Type', 'text/plain; charset=utf-8');
  headers.set('Cache-Control', 'no-store');
  headers.set('Retry-After', '5');
  return new Response(`${words[findPage(path).edition].search.tooMany}\n`, { status: 429, headers });
}

function toHeaders(flat: string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < flat.length; index += 2)
    headers.append(flat[index] ?? '', flat[index + 1] ?? '');
  return headers;
}
