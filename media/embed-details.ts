/** What a provider says of an embed: asked through the one door, read and never run. */
import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { boundHtml } from '#document/bound-html.ts';
import { dropForbiddenCharacters } from '#document/characters.ts';
import { findElement, hasClass, readAttribute, tagOf } from '#document/dom.ts';
import {
  collapse,
  longestName,
  longestPost,
  longestTitle,
  readBlocks,
  readSigned,
} from '#document/embed-markup.ts';
import { findProvider, isAtHost, recognise } from './embeds/list.ts';
import { postAtUnknown, readPostOf } from './embeds/mastodon.ts';
import { type Answer, type Details, wordOf } from './embeds/provider.ts';
import type { Door, Outcome } from './outgoing/door.ts';

export type Fetched =
  | { ok: true; details: Details; hash: string }
  /** `missing`: the provider says that there is nothing (any more); the rest says nothing of the post. */
  | { ok: false; why: 'missing' | 'unknown' };

export interface AskOptions {
  anew?: boolean;
  withinMs?: number;
}

/** Asks whoever knows about this canonical address: the provider's API, or the page's own Open Graph data. */
export async function fetchDetails(
  door: Door,
  embed: { provider: string; url: string },
  options: AskOptions = {},
): Promise<Fetched> {
  const provider = findProvider(embed.provider);
  const source = provider?.source ?? { form: 'page' };
  if (source.form === 'none') return { ok: false, why: 'unknown' };
  const address =
    source.form === 'json' ? source.address(embed.url) : (source.address?.(embed.url) ?? embed.url);
  if (!address?.startsWith('https:')) return { ok: false, why: 'unknown' };
  if (!provider) {
    const post = await fetchFederated(door, new URL(address), options);
    if (post) return post;
  }
  const want = source.form === 'json' ? 'json' : 'html';
  const hosts = provider ? [...provider.hosts, new URL(address).hostname] : null;
  const outcome = await door.ask(address, { want, hosts, ...options });
  if (!outcome.ok) return { ok: false, why: outcome.why === 'missing' ? 'missing' : 'unknown' };
  let details: Details | null;
  if (source.form === 'json') details = readJson(outcome.body, source.read ?? readOembed);
  else {
    const html = decode(outcome);
    if (source.isGone?.(html)) return { ok: false, why: 'missing' };
    details = readPage(html, provider?.name ?? 'link');
  }
  if (!details) return { ok: false, why: 'unknown' };
  return found(details, embed.provider);
}

function found(details: Details, provider: string): Fetched {
  const clean = tidy(details, provider);
  const hash = createHash('sha256').update(JSON.stringify(clean)).digest('hex');
  return { ok: true, details: clean, hash };
}

/**
 * A post on a Mastodon server that nobody listed: its address has the form, and its server answers as Mastodon does. The
 * card stays a link, for nobody vouched for the host. Null where it is anything else; then the page is asked.
 */
async function fetchFederated(door: Door, url: URL, options: AskOptions): Promise<Fetched | null> {
  const address = postAtUnknown(url);
  if (!address) return null;
  const outcome = await door.ask(address, { want: 'json', hosts: [url.hostname], ...options });
  const details = outcome.ok ? readJson(outcome.body, (answer) => readPostOf(url, answer)) : null;
  return details && found(details, 'mastodon');
}

/** Hosts of others that only lead on; posts and messages are full of them. */
const shorteners = ['t.co', 'bit.ly', 'ow.ly', 'buff.ly', 'tinyurl.com', 'is.gd', 'goo.su', 'lnkd.in'];

/** Where a short address leads, if that is something a provider knows; else the address as it was. */
export async function followShort(door: Door, address: string, options: AskOptions = {}): Promise<string> {
  const url = URL.parse(address);
  const found = url && recognise(url);
  const isShort = found ? found.isShort : shorteners.some((host) => isAtHost(address, host));
  if (!url || !isShort) return address;
  const hosts = found ? (findProvider(found.provider)?.hosts ?? []) : null;
  const outcome = await door.ask(address.replace(/^http:/, 'https:'), { want: 'html', hosts, ...options });
  // What the page at the end says, and whether it is one, doesn't matter.
  const end = outcome.url ? URL.parse(outcome.url) : null;
  const there = end && recognise(end);
  return there && !there.isShort ? there.url : address;
}

/** The fields that all oEmbed answers share (https://oembed.com, 2.3). */
export function readOembed(answer: Answer): Details {
  const [width, height] = [Number(answer.width), Number(answer.height)];
  return {
    title: wordOf(answer, 'title'),
    author: wordOf(answer, 'author_name'),
    pictureUrl: wordOf(answer, 'thumbnail_url'),
    // A chart's or a player's fixed height is no shape.
    ratio:
      (answer.type === 'video' || wordOf(answer, 'provider_name') === 'DocumentCloud') &&
      width > 0 &&
      height > 0
        ? width / height
        : undefined,
  };
}

function readJson(body: Buffer, read: (answer: Answer) => Details | null): Details | null {
  try {
    const answer: unknown = JSON.parse(body.toString('utf8'));
    return typeof answer === 'object' && answer !== null && !Array.isArray(answer)
      ? read(answer as Answer)
      : null;
  } catch {
    return null;
  }
}

/** By the head's word, else the page's own, else UTF-8; what no decoder knows is UTF-8. */
function decode({ type, body }: Extract<Outcome, { ok: true }>): string {
  const start = body.toString('latin1', 0, 2048);
  const name =
    /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1];
  try {
    return new TextDecoder(name ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

function documentOf(html: string): Document {
  return parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`).document;
}

const metaTag = /<meta\s[^>]{0,4000}>/gi;

/** Open Graph, and what there is where a page has none. Only `<meta>` and `<title>` are looked at, so the page may be anything. */
export function readPage(html: string, provider: string): Details {
  if (provider === 'telegram') return readTelegram(html);
  const head = html.slice(0, 300_000);
  const metas = (head.match(metaTag) ?? []).slice(0, 200).join('');
  const { document } = parseHTML(`<!doctype html><html><head>${metas}</head><body></body></html>`);
  const words = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? '').toLowerCase();
    const content = meta.getAttribute('content')?.trim();
    if (name && content && !words.has(name)) words.set(name, content);
  }
  const first = (...names: string[]) => names.map((name) => words.get(name)).find(Boolean) ?? '';
  const title = first('og:title', 'twitter:title') || titleOf(head);
  const text = first('og:description', 'twitter:description', 'description');
  const picture = URL.parse(first('og:image:secure_url', 'og:image', 'twitter:image'))?.href ?? '';
  // On these the title is the author and the description the post.
  if (/^(?:facebook|instagram|threads)$/.test(provider)) {
    const author = title
      .replace(/ (?:on|في|على) (?:Instagram|Threads|إنستغرام|ثريدز).*$/s, '')
      .replace(/ \(@[\w.]+\)$/, '');
    return { text, author, pictureUrl: picture };
  }
  return {
    title,
    text,
    author:
      provider === 'link' || provider === 'iframe'
        ? first('og:site_name', 'application-name')
        : first('article:author', 'author'),
    pictureUrl: picture,
    postedAt: first('article:published_time'),
  };
}

function titleOf(head: string): string {
  const raw = /<title[^>]{0,200}>([^<]{0,1000})<\/title/i.exec(head)?.[1] ?? '';
  return documentOf(`<p>${raw}</p>`).querySelector('p')?.textContent?.trim() ?? '';
}

/** Telegram's widget page has the post itself, and says «Post not found» with a 200. */
function readTelegram(html: string): Details {
  const bounded = boundHtml(html.slice(0, 500_000));
  if (!bounded) return {};
  const { body } = documentOf(bounded.html);
  const at = (name: string) => findElement(body, (element) => hasClass(element, name));
  const time = findElement(body, (element) => tagOf(element) === 'time');
  const photo = at('tgme_widget_message_photo_wrap')?.getAttribute('style') ?? '';
  return {
    text: readBlocks(at('tgme_widget_message_text'), longestPost),
    author: readBlocks(at('tgme_widget_message_owner_name'), longestName),
    postedAt: readAttribute(time, 'datetime', longestName),
    pictureUrl: /url\(['"]?(https:[^'")]+)/.exec(photo)?.[1] ?? '',
  };
}

/** What may be stored: bounded, without forbidden characters, times in UTC, markup read for its words. */
function tidy(details: Details, provider: string): Details {
  const { markup } = details;
  const read = markup ? readMarkup(markup) : {};
  // What the fields say is surer than what markup shows.
  const all = {
    ...read,
    ...Object.fromEntries(Object.entries(details).filter(([, value]) => value)),
  } as Details;
  const clean: Details = {};
  const line = (text: string | undefined, longest: number) =>
    dropForbiddenCharacters(text ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, longest)
      .toWellFormed();
  clean.title = line(all.title, longestTitle);
  clean.author = line(all.author, longestName).replace(/ \(@[\w.-]+\)$/, '');
  clean.handle = line(all.handle, longestName).replace(/^@/, '');
  clean.text = collapse(dropForbiddenCharacters(all.text ?? ''))
    .slice(0, provider === 'link' ? 600 : longestPost)
    .toWellFormed();
  const posted = Date.parse(all.postedAt ?? '');
  if (!Number.isNaN(posted)) clean.postedAt = new Date(posted).toISOString();
  if (all.pictureUrl?.startsWith('https:')) clean.pictureUrl = all.pictureUrl;
  if (all.ratio && all.ratio >= 0.2 && all.ratio <= 5) clean.ratio = Math.round(all.ratio * 1000) / 1000;
  return clean;
}

function readMarkup(markup: string): Details {
  const bounded = boundHtml(markup.slice(0, 200_000));
  if (!bounded) return {};
  const { body } = documentOf(bounded.html);
  const quote = findElement(body, (element) => tagOf(element) === 'blockquote');
  if (!quote) return {};
  if (hasClass(quote, 'mastodon-post')) return { text: readBlocks(quote, longestPost) };
  return readSigned(quote);
}
