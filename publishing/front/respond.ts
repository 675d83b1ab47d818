/** What goes out: a stored thing, a short answer, a refusal in words. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Coding, chooseCoding, matchesEtag } from '../store/negotiate.ts';
import type { Answer } from './stored.ts';
import { type Notice, notices } from './words.ts';

/** The coding this client takes best. */
export function codingOf(request: IncomingMessage): Coding {
  return chooseCoding(rawHeader(request, 'accept-encoding'));
}

/** Whether the client says that it has what this tag stands for. */
export function hasAlready(request: IncomingMessage, etag: string | undefined): boolean {
  const tags = rawHeader(request, 'if-none-match');
  return tags !== undefined && etag !== undefined && matchesEtag(tags, etag);
}

/** A stored thing, or 304 for who has it. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (hasAlready(request, answer.etag)) {
    response.writeHead(304, answer.unchangedHead);
    response.end();
    return;
  }
  response.writeHead(200, answer.head);
  if (request.method === 'HEAD') response.end();
  else response.end(answer.body);
}

/** `request.headers` builds an object of all headers; one is all that is wanted here. */
function rawHeader({ rawHeaders }: IncomingMessage, wanted: string): string | undefined {
  let value: string | undefined;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === wanted.length && name.toLowerCase() === wanted) {
      value = joined(value, rawHeaders[index + 1]);
    }
  }
  return value;
}

function joined(before: string | undefined, value: string | undefined): string {
  return before === undefined ? (value ?? '') : `${before}, ${value ?? ''}`;
}

export function end(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  head: string[],
  body: string,
): void {
  response.writeHead(status, [...head, 'Content-Length', String(Buffer.byteLength(body))]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The readers' paper and ink (components/site/site.css), with the device's own letters: nothing else need be there. */
const style =
  'body{display:grid;place-content:center;min-height:100vh;margin:0;background:#fdfdfb;color:#16171a;font:1.1875rem/1.85 "Geeza Pro","Segoe UI","Noto Naskh Arabic",serif}' +
  'main{max-width:34rem;padding:2rem;border-block-start:3px solid #1d4289}' +
  'h1{margin:0;font-size:1.75rem;line-height:1.5}a{color:#1d4289}[lang=en]{color:#54575e;font-size:.9375rem}' +
  '@media(prefers-color-scheme:dark){body{background:#131417;color:#e8e6e1}main{border-color:#abc2ff}a{color:#abc2ff}[lang=en]{color:#a5a7ad}}';
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;

export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  code: string,
  notice: Notice,
  more: string[] = [],
): void {
  const shared = ['Cache-Control', 'no-store', 'X-Content-Type-Options', 'nosniff', ...more];
  const forMachines = /^\/(?:api|healthz)(?:[/?]|$)/.test(request.url ?? '');
  if (forMachines) {
    const body = JSON.stringify({ error: { code, message: `${notice.en} ${notice.ar}` } });
    end(request, response, status, ['Content-Type', 'application/json; charset=utf-8', ...shared], body);
    return;
  }
  const head = ['Content-Type', 'text/html; charset=utf-8', 'Content-Security-Policy', policy, ...shared];
  const body = `<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${status}: ${notice.ar}</title><style>${style}</style></head>
<body><main><h1>${notice.ar}</h1><p lang="en" dir="ltr">${notice.en}</p><p><a href="/">${notices.home.ar}</a></p></main></body>
</html>
`;
  end(request, response, status, head, body);
}

/** 413, said once the rest of the body was read away: a client that is cut off while sending never sees the answer. */
export function refuseBody(request: IncomingMessage, response: ServerResponse): void {
  const answer = (): void => {
    clearTimeout(late);
    const isFile = /^\/api\/v1\/media(?:[/?]|$)/.test(request.url ?? '');
    const notice = isFile ? notices.fileTooLarge : notices.tooLarge;
    refuse(request, response, 413, 'too_large', notice, ['Connection', 'close']);
  };
  const late = setTimeout(answer, 5000);
  // Nothing more comes: all is read, or the client waits to be told whether it should send.
  if (request.readableEnded || request.headers.expect !== undefined) answer();
  else request.once('end', answer);
  request.once('close', () => clearTimeout(late));
  request.resume();
}
