import { findElement, hasClass, listElements, readAttribute, readLines, tagOf } from './dom.ts';
import { embedFromAddress, providerAt, readEmbedAddress, readPostTime } from './embed-address.ts';
import { findWebAddressProblem, longestAddress } from './href.ts';
import type { EmbedAttrs } from './types.ts';

export const longestPost = 25_000;
export const longestName = 300;
export const longestTitle = 500;

/** Our own card (`figure.embed`) back into attributes; null where it isn't one. */
export function readCard(figure: Element): EmbedAttrs | null {
  const provider = figure.getAttribute('data-provider');
  if (tagOf(figure) !== 'figure' || !hasClass(figure, 'embed') || !provider) return null;
  const caption = findElement(figure, (element) => tagOf(element) === 'figcaption');
  const post = findElement(figure, (element) => tagOf(element) === 'blockquote');
  const within = (test: (element: Element) => boolean) => (caption ? findElement(caption, test) : null);
  const text = readLines(post, longestPost);
  const url = readAttribute(
    within((element) => tagOf(element) === 'a'),
    'href',
    longestAddress,
  );
  if (url ? findWebAddressProblem(url) : !text) return null;
  return {
    provider,
    url,
    text,
    author: readLines(
      within((element) => hasClass(element, 'author')),
      longestName,
    ),
    handle: readAttribute(figure, 'data-handle', longestName),
    postedAt: readAttribute(
      within((element) => tagOf(element) === 'time'),
      'datetime',
      longestName,
    ),
    ...readRest(figure),
  };
}

/** What a card carries along for whoever takes it back, and a reader doesn't see. */
function readRest(figure: Element): Partial<EmbedAttrs> {
  const rest: Partial<EmbedAttrs> = {};
  const ratio = Number(figure.getAttribute('data-ratio'));
  const shown = findElement(figure, (element) => hasClass(element, 'title'));
  const title = readAttribute(figure, 'data-title', longestTitle) || readLines(shown, longestTitle);
  if (title) rest.title = title;
  if (ratio > 0) rest.ratio = ratio;
  for (const [attr, name] of [
    ['picture', 'data-picture'],
    ['fetchedAt', 'data-fetched-at'],
    ['hash', 'data-hash'],
  ] as const) {
    const value = readAttribute(figure, name, longestName);
    if (value) rest[attr] = value;
  }
  return rest;
}

// Where each provider's own embed code names its post.
const permalinks: Record<string, string> = {
  'instagram-media': 'data-instgrm-permalink',
  'text-post-media': 'data-text-post-permalink',
  'tiktok-embed': 'cite',
  'fb-post': 'data-href',
  'fb-video': 'data-href',
  'mastodon-embed': 'data-embed-url',
  'bluesky-embed': 'data-bluesky-uri',
  'reddit-embed-bq': '',
  'reddit-card': '',
};

const tweets = ['twitter-tweet', 'twitter-video'];

/** Whether an element says of itself that it is a provider's embed code: by its class, or as a provider's frame. */
export function isProviderMarkup(element: Element): boolean {
  return (
    [...tweets, ...Object.keys(permalinks)].some((name) => hasClass(element, name)) ||
    frameOf(element) !== null
  );
}

/** The address that an `<iframe>` or a provider's script stands for, where a provider knows it. */
function frameOf(element: Element): EmbedAttrs | null {
  const tag = tagOf(element);
  const post = tag === 'script' ? element.getAttribute('data-telegram-post') : null;
  const src = tag === 'iframe' ? (element.getAttribute('src') ?? element.getAttribute('data-src')) : null;
  const address = post ? `https://t.me/${post}` : (src ?? '');
  const attrs = address && embedFromAddress(address.startsWith('//') ? `https:${address}` : address);
  return attrs && attrs.provider !== 'link' ? attrs : null;
}

function permalinkOf(element: Element, attribute: string): string {
  const value = attribute ? (element.getAttribute(attribute) ?? '') : '';
  const [, who, key] = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(value) ?? [];
  if (who) return `https://bsky.app/profile/${who}/post/${key}`;
  if (value) return value;
  const link = findElement(element, (child) => /\/comments\//.test(child.getAttribute('href') ?? ''));
  return link?.getAttribute('href') ?? '';
}

/** What a provider's embed code says (`<blockquote class="twitter-tweet">`…), nothing of it kept as HTML; null where it isn't one. */
export function readProviderMarkup(element: Element): EmbedAttrs | null {
  if (tweets.some((name) => hasClass(element, name))) return readTweet(element);
  for (const [name, attribute] of Object.entries(permalinks)) {
    if (!hasClass(element, name)) continue;
    const read = embedFromAddress(permalinkOf(element, attribute));
    if (!read) return null;
    const signed = name === 'bluesky-embed' ? readSigned(element) : null;
    const text = signed?.text ?? collapse(readLines(element, longestPost));
    return { ...read, provider: providerAt(read.url), text, author: signed?.author ?? '' };
  }
  return frameOf(element);
}

/** `<p>words</p>— Name (@handle) date`, as X and Bluesky write it. */
export function readSigned(element: Element): { text: string; author: string; handle: string } {
  const words = findElement(element, (child) => tagOf(child) === 'p');
  const signature = collapse(readLines(element, longestPost))
    .slice(-longestSignature)
    .match(/[—–-]\s*([^—]*?)\s*\((@[\w.-]{1,80})\)[^()]*$/);
  return {
    text: collapse(readLines(words, longestPost).replace(/\s*\[image or embed\]\s*$/, '')),
    author: (signature?.[1] ?? '').slice(0, longestName),
    handle: signature?.[2] ?? '',
  };
}

const longestSignature = 600;

function readTweet(element: Element): EmbedAttrs | null {
  const addresses = listElements(element, (child) => tagOf(child) === 'a').map((link) =>
    readEmbedAddress(link.getAttribute('href') ?? ''),
  );
  const post = addresses.findLast((read) => read?.provider === 'x');
  if (!post) return null;
  return { provider: 'x', url: post.url, ...readSigned(element), postedAt: readPostTime(post.url) };
}

/** Text of several paragraphs: a blank line between them, `<br>` as one line break. */
export function readBlocks(root: Element | null, longest: number): string {
  if (!root) return '';
  const parts = listElements(root, (element) => tagOf(element) === 'p');
  const texts = parts.length > 0 ? parts.map((part) => readLines(part, longest)) : [readLines(root, longest)];
  return collapse(texts.join('\n\n')).slice(0, longest).toWellFormed();
}

/** Text out of markup as a person sees it: no doubled spaces, at most one blank line. */
export function collapse(text: string): string {
  return text
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
