/** Embeds: made of an address or of a provider's markup, filled with what can be had, and looked after at night. */
import type { Db } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { getSettings } from '#db/queries/settings.ts';
import { embedFromAddress } from '#document/embed-address.ts';
import { nameOf } from '#document/embed-html.ts';
import { htmlToBody } from '#document/from-html.ts';
import type { DocNode, EmbedAttrs } from '#document/types.ts';
import { fetchDetails, followShort } from '#media/embed-details.ts';
import { isAtHost } from '#media/embeds/list.ts';
import { type Door, theDoor } from '#media/outgoing/door.ts';
import { storeMedia } from '#media/store.ts';
import { longestContent } from './body-input.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';

export interface EmbedInput {
  url?: unknown;
  html?: unknown;
  /** Asks the provider again, although it was asked lately. */
  refresh?: unknown;
}

/** How long somebody waits for a provider before the block is there without its words. */
const patienceMs = 6000;

/**
 * An embed's attrs from an address, or from a provider's pasted markup (read, never run), with the words, author, time
 * and still that the provider gives. What can't be had stays empty: without a network it is the address alone.
 */
export async function readEmbed(
  db: Db,
  actor: Actor,
  input: EmbedInput,
  door: Door = theDoor(),
): Promise<Result<EmbedAttrs>> {
  const { frameHosts } = await getSettings(db.read);
  const given = input.html === undefined ? fromAddress(input.url, frameHosts) : fromMarkup(input, frameHosts);
  if (!given.ok) return given;
  const until = Date.now() + patienceMs;
  const options = () => ({ anew: input.refresh === true, withinMs: Math.max(1, until - Date.now()) });
  const attrs = await lengthen(door, given.value, options());
  const fetched = await fetchDetails(door, attrs, options());
  if (!fetched.ok) return done(attrs);
  const { pictureUrl, ratio, ...words } = fetched.details;
  // What the pasted markup says stays: it is what the person saw.
  const full: EmbedAttrs = {
    ...attrs,
    text: attrs.text || words.text || '',
    author: attrs.author || words.author || '',
    handle: attrs.handle || words.handle || '',
    postedAt: attrs.postedAt || words.postedAt || '',
    fetchedAt: nowIso(),
    hash: fetched.hash,
  };
  const title = words.title || attrs.title;
  if (title) full.title = title;
  if (ratio) full.ratio = ratio;
  const picture = pictureUrl ? await storeStill(db, actor, door, pictureUrl, full, options()) : null;
  if (picture) full.picture = picture;
  return done(full);
}

/** A short address is exchanged for the one it leads to, where a provider knows that. */
async function lengthen(door: Door, attrs: EmbedAttrs, options: { withinMs: number }): Promise<EmbedAttrs> {
  const address = await followShort(door, attrs.url, options);
  const long = address === attrs.url ? null : embedFromAddress(address);
  if (!long) return attrs;
  return { ...long, text: attrs.text, author: attrs.author, handle: attrs.handle || long.handle };
}

/** The still as a picture of ours, credited to whom it is from; null where it can't be had. */
async function storeStill(
  db: Db,
  actor: Actor,
  door: Door,
  address: string,
  embed: EmbedAttrs,
  options: { withinMs: number },
): Promise<string | null> {
  const outcome = await door.ask(address, { want: 'picture', hosts: null, withinMs: options.withinMs });
  if (!outcome.ok) return null;
  const credit = [...new Set([embed.author, nameOf(embed.provider, embed.url)])].filter(Boolean).join(' / ');
  const stored = await storeMedia(db, actor, {
    content: new Uint8Array(outcome.body),
    fileName: 'still',
    caption: '',
    credit: credit.slice(0, 300),
    alt: '',
  });
  return stored.ok ? stored.value.id : null;
}

function fromAddress(url: unknown, frameHosts: string[]): Result<EmbedAttrs> {
  const attrs = typeof url === 'string' ? embedFromAddress(url) : null;
  if (!attrs) return refuse('invalid', { path: 'url', detail: 'is no http or https address' });
  const isFrame = attrs.provider === 'link' && mayFrame(attrs.url, frameHosts);
  return done(isFrame ? { ...attrs, provider: 'iframe' } : attrs);
}

function mayFrame(address: string, frameHosts: string[]): boolean {
  return address.startsWith('https:') && frameHosts.some((host) => isAtHost(address, host));
}

function findEmbed(node: DocNode): DocNode | null {
  if (node.type === 'embed') return node;
  for (const child of node.content ?? []) {
    const found = findEmbed(child);
    if (found) return found;
  }
  return null;
}

const frameTag = /<iframe\b[^>]{0,4000}?\bsrc\s*=\s*(?:"([^"]{1,2048})"|'([^']{1,2048})')/i;

function fromMarkup({ url, html }: EmbedInput, frameHosts: string[]): Result<EmbedAttrs> {
  if (typeof html !== 'string' || url !== undefined) {
    return refuse('invalid', { path: 'html', detail: 'send either url or html, as text' });
  }
  if (html.length > longestContent) return refuse('invalid', { path: 'html', detail: 'is over 2 MB' });
  const embed = findEmbed(htmlToBody(html).body);
  if (embed) return done(complete(embed.attrs ?? {}));
  const [, first, second] = frameTag.exec(html) ?? [];
  const src = (first ?? second ?? '').replaceAll('&amp;', '&').replace(/^\/\//, 'https://');
  const attrs = src ? embedFromAddress(src) : null;
  if (!attrs) return refuse('invalid', { path: 'html', detail: 'holds no embed that is known' });
  if (!mayFrame(attrs.url, frameHosts)) {
    return refuse('frame_not_allowed', {
      path: 'html',
      detail: `frames from ${new URL(attrs.url).hostname} are not allowed`,
    });
  }
  return done({ ...attrs, provider: 'iframe' });
}

function complete(attrs: Record<string, unknown>): EmbedAttrs {
  const text = (name: string) => (typeof attrs[name] === 'string' ? attrs[name] : '');
  const embed: EmbedAttrs = {
    provider: text('provider'),
    url: text('url'),
    text: text('text'),
    author: text('author'),
    handle: text('handle'),
    postedAt: text('postedAt'),
  };
  if (text('title')) embed.title = text('title');
  return embed;
}
