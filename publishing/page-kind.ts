/** What a kind of page is, and what the kinds share. The kinds themselves: pages.tsx, the one table. */
import type { ReactElement } from 'react';
import type { SiteContext } from '#components/site/types.ts';
import type { EditionReader } from '#db/queries/edition-reader.ts';
import type { PublishedCard } from '#db/queries/published.ts';
import { storyPath } from '#document/address.ts';
import type { SearchAnswer } from '#search/find.ts';
import type { ReadersAsk } from '#search/in-worker.ts';

/** A page of ours, a machine's text, or a picture. */
export type PageBody = ReactElement | string | Uint8Array<ArrayBuffer>;

export interface LoadedPage {
  found: true;
  /** Of this edition; `keyIn` (document/edition.ts) makes the store's of them. */
  keys: string[];
  frames?: readonly string[];
  render(): PageBody | Promise<PageBody>;
}

export type Loaded =
  | LoadedPage
  /** `moved` is where the page is now, percent-encoded; `gone` was withdrawn. None of these is stored. */
  | { found: false; why: 'unknown' | 'gone' }
  | { found: false; why: 'moved'; to: string };

/** What a page may ask beyond its address. */
export interface Asked {
  query: URLSearchParams;
  search(ask: ReadersAsk): Promise<SearchAnswer>;
}

export interface PageKind {
  name: string;
  /** Within an edition. `:name` is one segment, `:name?` may be missing. */
  address: string;
  /** True where the site has it once, whatever its editions. */
  isOnce?: true;
  /** False where time alone makes the page stale. */
  stored: boolean;
  /** True where the address's query says which page it is. Such a page costs a search: it is limited by address. */
  asksWith?: true;
  load(
    reader: EditionReader,
    site: SiteContext,
    params: Record<string, string>,
    asked: Asked,
  ): Promise<Loaded>;
  /** Percent-encoded paths of all pages of this kind that there are now. */
  list(reader: EditionReader): Promise<string[]>;
}

export const perPage = 24;
export const unknown: Loaded = { found: false, why: 'unknown' };

export function pathOf(card: PublishedCard): string {
  return storyPath({ edition: card.edition, section: card.section.slug, id: card.id, slug: card.slug });
}

export function storyKeys(cards: PublishedCard[]): string[] {
  return cards.map((card) => `story:${card.id}`);
}

/** The number of a later page of a list as its address has it; null for what is none. */
export function readPageNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
