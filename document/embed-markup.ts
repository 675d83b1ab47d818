import { findElement, hasClass, listElements, readAttribute, readLines, tagOf } from './dom.ts';
import { providerAt, readEmbedAddress, readPostTime } from './embed-address.ts';
import { findWebAddressProblem, longestAddress } from './href.ts';
import type { EmbedAttrs } from './types.ts';

export const longestPost = 25_000;
export const longestName = 300;

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
  };
}

// Where each provider's own embed code names its post.
const permalinks: Record<string, string> = {
  'instagram-media': 'data-instgrm-permalink',
  'text-post-media': 'data-text-post-permalink',
  'tiktok-embed': 'cite',
  'fb-post': 'data-href',
};

const tweets = ['twitter-tweet', 'twitter-video'];

/** Whether an element says of itself that it is a provider's embed code. */
export function isProviderMarkup(element: Element): boolean {
  return [...tweets, ...Object.keys(permalinks)].some((name) => hasClass(element, name));
}

/** What a provider's embed code says (`<blockquote class="twitter-tweet">`…), nothing of it kept as HTML; null where it isn't one. */
export function readProviderMarkup(element: Element): EmbedAttrs | null {
  if (tweets.some((name) => hasClass(element, name))) return readTweet(element);
  for (const [name, attribute] of Object.entries(permalinks)) {
    if (!hasClass(element, name)) continue;
    const read = readEmbedAddress(element.getAttribute(attribute) ?? '');
    if (!read) return null;
    const text = collapse(readLines(element, longestPost));
    return { provider: providerAt(read.url), url: read.url, text, author: '', handle: '', postedAt: '' };
  }
  return null;
}

const longestSignature = 600;

function readTweet(element: Element): EmbedAttrs | null {
  const addresses = listElements(element, (child) => tagOf(child) === 'a').map((link) =>
    readEmbedAddress(link.getAttribute('href') ?? ''),
  );
  const post = addresses.findLast((read) => read?.provider === 'x');
  if (!post) return null;
  const words = findElement(element, (child) => tagOf(child) === 'p');
  // `— Name (@handle) <a>date</a>` follows the words.
  const signature = collapse(readLines(element, longestPost))
    .slice(-longestSignature)
    .match(/[—–-]\s*([^—]*?)\s*\((@\w{1,15})\)[^()]*$/);
  return {
    provider: 'x',
    url: post.url,
    text: collapse(readLines(words, longestPost)),
    author: (signature?.[1] ?? '').slice(0, longestName),
    handle: signature?.[2] ?? '',
    postedAt: readPostTime(post.url),
  };
}

function collapse(text: string): string {
  return text
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
