/** Passing a request on to Next, our child on a loopback port. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

// Hop-by-hop by RFC 9110, and what only the front may say or what steers Next from within.
const neverPassed = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'forwarded',
  'x-real-ip',
  'accept-encoding',
]);
const neverPassedPrefixes = ['x-midad-', 'x-forwarded-', 'x-middleware-', 'x-invoke-', 'x-matched-'];

/** The client's headers as Next gets them: end-to-end ones only, and who it is as the front knows it. */
export function headersForNext(
  request: IncomingMessage,
  client: string,
  proto: string,
): Record<string, string | string[]> {
  const dropped = new Set(neverPassed);
  for (const name of (request.headers.connection ?? '').split(',')) dropped.add(name.trim().toLowerCase());
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || dropped.has(name)) continue;
    if (neverPassedPrefixes.some((prefix) => name.startsWith(prefix))) continue;
    headers[name] = value;
  }
  const host = request.headers.host ?? '';
  headers['x-midad-client'] = client;
  headers['x-forwarded-for'] = client;
  headers['x-forwarded-proto'] = proto;
  headers['x-forwarded-host'] = host;
  return headers;
}

/** The head of Next's answer as the client gets it. */
export function headForClient(answer: IncomingMessage): string[] {
  const dropped = new Set(['connection', 'keep-alive', 'transfer-encoding', 'trailer', 'upgrade', 'date']);
  for (const name of (answer.headers.connection ?? '').split(',')) dropped.add(name.trim().toLowerCase());
  const head: string[] = [];
  for (let index = 0; index + 1 < answer.rawHeaders.length; index += 2) {
    const name = answer.rawHeaders[index] ?? '';
    const lower = name.toLowerCase();
    if (!dropped.has(lower) && !lower.startsWith('x-midad-'))
      head.push(name, answer.rawHeaders[index + 1] ?? '');
  }
  return head;
}

/** What Next's router asks the desk with, and says that answers vary by. */
const routers = /^(?:rsc|next-.*)$/;

/** A reader's page is one page whatever a router asks: with these headers Next sends who asks to another address. */
export function withoutRouter(headers: Ask['headers']): Ask['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !routers.test(name)));
}

/** The head of a reader's page, which varies by what the page store's would, and by nothing else. */
export function headForReader(answer: IncomingMessage): string[] {
  const head = headForClient(answer);
  const pairs = head.flatMap((name, index) => (index % 2 === 0 ? [[name, head[index + 1] ?? '']] : []));
  return pairs.flatMap(([name = '', value = '']) => {
    if (name.toLowerCase() !== 'vary') return [name, value];
    const left = value.split(',').filter((part) => !routers.test(part.trim().toLowerCase()));
    return left.length > 0 ? [name, left.join(',').trim()] : [];
  });
}

export interface Ask {
  port: number;
  method: string;
  /** Canonical address with its query. */
  target: string;
  headers: Record<string, string | string[]>;
  agent: http.Agent;
  timeoutMs: number;
}

export type Outcome = { ok: true; answer: IncomingMessage } | { ok: false; error: Error };

/** Sends the head and, where there is one, the body; resolves with Next's head. A body that grows over `limit` bytes is stopped. */
export function ask(
  question: Ask,
  body: IncomingMessage | null,
  limit: number,
): { outcome: Promise<Outcome>; abort(): void; tooLarge(): boolean } {
  let grown = 0;
  let over = false;
  const outgoing = http.request({
    host: '127.0.0.1',
    port: question.port,
    method: question.method,
    path: question.target,
    headers: question.headers,
    agent: question.agent,
    timeout: question.timeoutMs,
  });
  const outcome = new Promise<Outcome>((resolve) => {
    outgoing.once('response', (answer) => resolve({ ok: true, answer }));
    outgoing.on('error', (error) => resolve({ ok: false, error }));
    outgoing.once('timeout', () => outgoing.destroy(new Error('Next did not answer in time')));
  });
  if (body) {
    body.on('data', (chunk: Buffer) => {
      grown += chunk.length;
      if (grown > limit && !over) {
        over = true;
        body.unpipe(outgoing);
        outgoing.destroy(new Error('the body is too large'));
        body.resume();
      }
    });
    body.pipe(outgoing);
    body.once('aborted', () => outgoing.destroy(new Error('the client went away')));
  } else {
    outgoing.end();
  }
  return { outcome, abort: () => outgoing.destroy(new Error('the client went away')), tooLarge: () => over };
}

/** Streams Next's body on, as fast as the client takes it. One that breaks off must not look complete to the client. */
export function passOn(answer: IncomingMessage, response: ServerResponse): void {
  pipeline(answer, response, (error) => {
    if (error) response.destroy();
  });
}
