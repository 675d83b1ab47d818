import { isAtHost, providers, recognise } from '#media/embeds/list.ts';
import { findWebAddressProblem, longestAddress } from './href.ts';
import type { EmbedAttrs } from './types.ts';

export { isAtHost } from '#media/embeds/list.ts';

/** Whether an embed may call itself that: a provider's name, `link`, or `iframe` (a host of the admin's list). */
export function isProviderName(name: unknown): name is string {
  return name === 'link' || name === 'iframe' || providers.some((provider) => provider.name === name);
}

/** The hosts that an embed of this provider may lead to; null where any will do. */
export function hostsOf(name: string): readonly string[] | null {
  return providers.find((provider) => provider.name === name)?.hosts ?? null;
}

/** The provider whose own host the address is at, `link` for any other. */
export function providerAt(address: string): string {
  const found = providers.find(({ hosts }) => hosts.some((host) => isAtHost(address, host)));
  return found?.name ?? 'link';
}

function soundAddress(address: string): URL | null {
  if (address.length > 2 * longestAddress) return null;
  // What is copied out of right-to-left text brings marks along at its ends.
  const bare = address.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
  return findWebAddressProblem(bare) ? null : URL.parse(bare);
}

/**
 * Reads a pasted address. What a provider knows (`media/embeds/`) comes back in its one canonical form, a post on X
 * as `https://x.com/HANDLE/status/ID`; any other http(s) address is a `link`; null is not http(s) or malformed.
 */
export function readEmbedAddress(address: string): { provider: string; url: string } | null {
  const url = soundAddress(address);
  if (!url) return null;
  const found = recognise(url);
  return found ? { provider: found.provider, url: found.url } : { provider: 'link', url: url.href };
}

/** All that an address alone says, as an embed's attributes; null where it isn't an http(s) address. */
export function embedFromAddress(address: string): EmbedAttrs | null {
  const url = soundAddress(address);
  if (!url) return null;
  const found = recognise(url);
  return {
    provider: found?.provider ?? 'link',
    url: found?.url ?? url.href,
    text: '',
    author: '',
    handle: found?.handle ?? '',
    postedAt: found?.postedAt ?? '',
    ...(found?.title ? { title: found.title } : {}),
  };
}

/** When a post was made, from the number in its address alone: ISO 8601 UTC, or empty where the number doesn't say. */
export function readPostTime(address: string): string {
  return embedFromAddress(address)?.postedAt ?? '';
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
