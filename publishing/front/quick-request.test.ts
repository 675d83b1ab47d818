import { expect, test } from 'vitest';
import { readQuickRequest } from './quick-request.ts';

const read = (text: string) => readQuickRequest(Buffer.from(text, 'latin1'));
const plain = 'GET /politics?a=b HTTP/1.1\r\nHost: news.example\r\n';

test('a plain GET is read', () => {
  expect(read(`${plain}\r\n`)).toEqual({ target: '/politics?a=b', acceptEncoding: undefined });
  const browser =
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nACCEPT-ENCODING: gzip, br\r\nCookie: a=b\r\nSec-Fetch-Mode: navigate\r\nconnection: Keep-Alive\r\nReferer:\r\n';
  expect(read(`${plain}${browser}\r\n`)).toMatchObject({
    target: '/politics?a=b',
    acceptEncoding: 'gzip, br',
    agent: 'Mozilla/5.0 (X11; Linux x86_64)',
    purpose: undefined,
  });
});

test.each([
  ['another method', 'POST / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['HEAD', 'HEAD / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['HTTP/1.0', 'GET / HTTP/1.0\r\nHost: a\r\n\r\n'],
  ['absolute form', 'GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['a space in the target', 'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['bytes above ASCII', 'GET /\u00d8 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\nAccept: a\r\n\r\n'],
  ['two hosts', `${plain}Host: b\r\n\r\n`],
  ['a length', `${plain}Content-Length: 0\r\n\r\n`],
  ['chunks', `${plain}Transfer-Encoding: chunked\r\n\r\n`],
  ['an expectation', `${plain}Expect: 100-continue\r\n\r\n`],
  ['an upgrade', `${plain}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n`],
  ['the wish to close', `${plain}Connection: close\r\n\r\n`],
  ['a condition', `${plain}If-None-Match: "a"\r\n\r\n`],
  ['a range', `${plain}Range: bytes=0-1\r\n\r\n`],
  ['an unknown header', `${plain}X-Y: z\r\n\r\n`],
  ['a folded line', `${plain}Accept: a\r\n b\r\n\r\n`],
  ['a space before the colon', `${plain}Accept : a\r\n\r\n`],
  ['a bare line feed', `${plain}Accept: a\n\r\n\r\n`],
  ['a bare carriage return', `${plain}Accept: a\rb\r\n\r\n`],
  ['a NUL', `${plain}Accept: \u0000\r\n\r\n`],
  ['two codings', `${plain}Accept-Encoding: br\r\nAccept-Encoding: gzip\r\n\r\n`],
  ['an empty line first', `\r\n${plain}\r\n`],
  ['something after it', `${plain}\r\nGET`],
  ['a second request', `${plain}\r\n${plain}\r\n`],
  ['no end', plain],
  ['half an end', `${plain}\r`],
  ['half a header', `${plain}Accept: a`],
  ['nothing', ''],
  ['too much', `${plain}Cookie: ${'a'.repeat(9000)}\r\n\r\n`],
])('%s is for node:http', (_what, text) => {
  expect(read(text)).toBeNull();
});
