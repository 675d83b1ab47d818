import { findWebAddressProblem, longestAddress } from './href.ts';

/** Hosts whose addresses an embed of that provider may carry; `link` takes any. */
export const embedHosts: Record<string, string[]> = {
  x: ['x.com', 'twitter.com', 't.co'],
  facebook: ['facebook.com', 'fb.com', 'fb.watch'],
  instagram: ['instagram.com', 'instagr.am'],
  threads: ['threads.com', 'threads.net'],
  youtube: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  tiktok: ['tiktok.com'],
  telegram: ['t.me', 'telegram.me', 'telegram.org'],
  bluesky: ['bsky.app', 'bsky.social'],
};

/** Whether the address stands at the host or below it: `mobile.x.com` at `x.com`, `x.com.evil.example` not. */
export function isAtHost(address: string, host: string): boolean {
  const name = URL.parse(address)?.hostname.replace(/\.$/, '');
  return name === host || name?.endsWith(`.${host}`) === true;
}

/** The provider whose own host the address is at, `link` for any other. */
export function providerAt(address: string): string {
  for (const [provider, hosts] of Object.entries(embedHosts)) {
    if (hosts.some((host) => isAtHost(address, host))) return provider;
  }
  return 'link';
}

const postHost = /^(?:www\.|mobile\.|m\.)?(?:x|twitter)\.com\.?$/;
const postPath = /^\/(?:i\/(?:web\/)?status|([A-Za-z0-9_]{1,15})\/status(?:es)?)\/(\d{1,20})(?:\/.*)?$/;

/**
 * Reads a pasted address. A post on X in any of its forms becomes `https://x.com/HANDLE/status/ID` (`i`
 * for an unknown handle), any other http(s) address is a `link`; null is not http(s) or malformed.
 */
export function readEmbedAddress(address: string): { provider: string; url: string } | null {
  if (address.length > 2 * longestAddress) return null;
  // What is copied out of right-to-left text brings marks along at its ends.
  const bare = address.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
  if (findWebAddressProblem(bare)) return null;
  const url = URL.parse(bare);
  if (!url) return null;
  if (postHost.test(url.hostname) && !url.port) {
    // twitter.com/#!/name/status/1, as it was until 2011 and still stands in archives.
    const path = url.hash.startsWith('#!/') ? url.hash.slice(2) : url.pathname;
    const post = postPath.exec(path);
    if (post) return { provider: 'x', url: `https://x.com/${post[1] ?? 'i'}/status/${post[2]}` };
  }
  return { provider: 'link', url: url.href };
}

// X numbers its posts by the clock since 4 November 2010; smaller numbers were plain counters.
const firstTimedPost = 29_700_859_247n;
const clockStart = 1_288_834_974_657n;

/** When a post on X was made, from its number alone: ISO 8601 UTC, or empty where the number doesn't say. */
export function readPostTime(address: string): string {
  const read = readEmbedAddress(address);
  const number = read?.provider === 'x' ? /\d+$/.exec(read.url)?.[0] : undefined;
  if (!number || number.length > 19 || BigInt(number) < firstTimedPost) return '';
  return new Date(Number((BigInt(number) >> 22n) + clockStart)).toISOString();
}

/** An address found in a text: `text.slice(start, end)` is how it is written, `url` where it leads. */
export interface FoundAddress {
  start: number;
  end: number;
  url: string;
}

// Hosts that posts write without https:// are taken, other bare names are not: «الأمن.ولكن» is no address.
const opening = String.raw`https?:\/\/|(?<![A-Za-z0-9@./_-])(?=(?:pic\.)?(?:twitter|x)\.com\/|t\.co\/|www\.[a-z0-9-]+\.)`;
// It goes on to white space, a quotation mark or an Arabic mark, to a second address glued on, or to Arabic
// right after a Latin letter or digit: there the sentence goes on, while after / - = it belongs to the address.
const going = String.raw`(?!https?:\/\/|(?<=[A-Za-z0-9])\p{Script=Arabic})[^\s\p{Cc}\p{Cf}<>"'${'`'}«»“”‘’‹›،؛؟۔٪٬٫…{}|\\^]`;
const candidate = new RegExp(`(?:${opening})(?:${going})+`, 'giu');

/**
 * Addresses in running text, Arabic above all: one may be glued to the word before it
 * (`المكتبةhttps://…`) or after it, and ends at an Arabic mark (، ؛ ؟ ») or at closing punctuation.
 */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const match of text.matchAll(candidate)) {
    if (match[0].length > longestAddress) continue;
    const written = withoutTail(match[0]);
    const url = /^https?:\/\//i.test(written) ? written : `https://${written}`;
    if (!findWebAddressProblem(url))
      found.push({ start: match.index, end: match.index + written.length, url });
  }
  return found;
}

/** Without the punctuation of the sentence around it; a bracket stays where it was opened inside. */
function withoutTail(address: string): string {
  let round = count(address, ')') - count(address, '(');
  let square = count(address, ']') - count(address, '[');
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    if (last === ')' && round > 0) round -= 1;
    else if (last === ']' && square > 0) square -= 1;
    else if (!'.,:;!?*_~'.includes(last)) break;
  }
  return address.slice(0, end);
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
