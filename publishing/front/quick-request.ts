/**
 * The plainest request there is, read strictly: a GET without a body, alone in its packet, with headers known to say
 * nothing about the message's length or the connection. Null for everything else, which node:http then reads: where
 * the two could disagree (a Content-Length, an unknown header, an odd byte) nothing is read here at all.
 */
export interface QuickRequest {
  target: string;
  acceptEncoding: string | undefined;
  /** What is counted by (reads.ts). */
  agent: string | undefined;
  referer: string | undefined;
  purpose: string | undefined;
  dest: string | undefined;
  forwarded: string | undefined;
}

const requestLine = /GET (\/[!-~]*) HTTP\/1\.1\r\n/y;
const headerLine = /([A-Za-z-]+):[ \t]*([\t -~]*)\r\n/y;

// What browsers, feed readers, monitors and proxies send with such a request. Nothing in it changes the answer.
const harmless = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'cookie',
  'dnt',
  'forwarded',
  'pragma',
  'priority',
  'purpose',
  'referer',
  'save-data',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'sec-gpc',
  'sec-purpose',
  'upgrade-insecure-requests',
  'user-agent',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]);

const longest = 8192;

export function readQuickRequest(packet: Buffer): QuickRequest | null {
  if (packet.length > longest) return null;
  const text = packet.toString('latin1');
  requestLine.lastIndex = 0;
  const target = requestLine.exec(text)?.[1];
  if (target === undefined) return null;
  let at = requestLine.lastIndex;
  let hosts = 0;
  let acceptEncoding: string | undefined;
  let agent: string | undefined;
  let referer: string | undefined;
  let purpose: string | undefined;
  let dest: string | undefined;
  let forwarded: string | undefined;
  const end = text.length - 2;
  while (at < end) {
    headerLine.lastIndex = at;
    const header = headerLine.exec(text);
    if (!header) return null;
    at = headerLine.lastIndex;
    const name = (header[1] ?? '').toLowerCase();
    if (name === 'host') {
      hosts += 1;
    } else if (name === 'accept-encoding') {
      if (acceptEncoding !== undefined) return null;
      acceptEncoding = header[2];
    } else if (name === 'connection') {
      if (header[2]?.toLowerCase() !== 'keep-alive') return null;
    } else if (!harmless.has(name)) {
      return null;
    } else if (name === 'user-agent') {
      agent = header[2];
    } else if (name === 'referer') {
      referer = header[2];
    } else if (name === 'sec-purpose' || name === 'purpose') {
      purpose = header[2];
    } else if (name === 'sec-fetch-dest') {
      dest = header[2];
    } else if (name === 'x-forwarded-for') {
      forwarded = forwarded === undefined ? header[2] : `${forwarded}, ${header[2]}`;
    }
  }
  return at === end && text.endsWith('\r\n') && hosts === 1
    ? { target, acceptEncoding, agent, referer, purpose, dest, forwarded }
    : null;
}
