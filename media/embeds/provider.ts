/**
 * What one file in this folder says of its provider. All of it is pure: the editor, the check of a story, the
 * reader's page and the server that fetches read the same lines. Fetching is in `media/embed-details.ts`.
 */

export type EmbedKind =
  | 'post'
  | 'video'
  | 'audio'
  | 'picture'
  | 'map'
  | 'chart'
  | 'document'
  | 'frame'
  | 'page';

/** What an address is of, as far as the address says. `url` is the canonical form, which is read as itself. */
export interface Found {
  url: string;
  kind: EmbedKind;
  handle?: string;
  /** ISO 8601 UTC, where the number in the address tells it. */
  postedAt?: string;
  title?: string;
  /** It only leads to the address proper, which is known once it was followed. */
  isShort?: true;
}

/** The frame that a reader's click loads. It has a shape before it has come, so that nothing jumps. */
export interface Player {
  src: string;
  /** Width by height, or a fixed height in pixels where the width doesn't matter. */
  shape: { ratio: readonly [number, number] } | { height: number };
  /** What the frame may do beyond showing itself (`allow` of an iframe). */
  allow?: string;
}

/** What a provider's answer tells of a post. Everything may be missing. */
export interface Details {
  title?: string;
  text?: string;
  author?: string;
  handle?: string;
  postedAt?: string;
  /** Address of a still; it is fetched and stored as ours. */
  pictureUrl?: string;
  /** Width divided by height of what plays. */
  ratio?: number;
  /** The provider's own embed markup, which is read for its words and never run. */
  markup?: string;
}

export type Answer = Record<string, unknown>;

export type Source =
  /** JSON at an address; oEmbed where `read` is left out. */
  | { form: 'json'; address(url: string): string | null; read?(answer: Answer): Details }
  /** The page's own Open Graph data. */
  | { form: 'page'; address?(url: string): string; isGone?(html: string): boolean }
  | { form: 'none' };

export interface Provider {
  name: string;
  /** As readers of each language write it. */
  names: { ar: string; en: string };
  /** Where an embed of this provider may lead: these hosts and those below them. */
  hosts: readonly string[];
  /** What the address is of; null where nothing at it can be embedded. The host is one of `hosts` already, the port none. */
  read(url: URL): Found | null;
  source: Source;
  /** Null where there is nothing to play or show beyond the card. Only ever asked with a canonical address. */
  player?(url: URL): Player | null;
}

/** A text out of an answer; empty for whatever else stands there. */
export function wordOf(answer: unknown, name: string): string {
  const value = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
  return typeof value === 'string' ? value : '';
}

/** The path's parts, decoded where they can be; `/a//b/` is `a`, `b`. */
export function partsOf(url: URL): string[] {
  return url.pathname
    .split('/')
    .filter(Boolean)
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}

/** The host without what says nothing: a final dot, `www.`, `m.`, `mobile.`. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/\.$/, '').replace(/^(?:www|m|mobile)\./, '');
}

/** An address that stands in another's query, as embed code has it (`?href=https%3A…`). */
export function addressIn(url: URL, name: string): URL | null {
  const value = url.searchParams.get(name);
  const inner = value && /^(?:https?:)?\/\//i.test(value) ? URL.parse(value, 'https://x') : null;
  return inner && !inner.username && !inner.password && !inner.port && /^https?:$/.test(inner.protocol)
    ? inner
    : null;
}
