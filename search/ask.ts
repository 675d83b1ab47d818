/** A query as typed → what is looked for. */
import { isDay } from '#arabic/days.ts';
import { stem } from '#arabic/stem.ts';
import { facet, labelKey, wordsOf } from './words.ts';

/** One word, or several in this order: a phrase. Folded. */
export interface Term {
  words: string[];
}

export interface Filters {
  /** A section's slug. */
  section?: string;
  /** An author's name, however spelled. */
  author?: string;
  /** The first and the last day, `2026-11-24`, in the newsroom's time zone. */
  from?: string;
  to?: string;
}

export interface Ask extends Filters {
  query: string;
  sort: 'newest' | 'best';
  /** From 1. */
  page: number;
  perPage: number;
}

export const longestQuery = 200;
const mostTerms = 12;
const quoted = /«([^«»]*)»|"([^"]*)"|“([^“”]*)”|„([^„“”]*)[“”]/gu;

/** The terms of a query: each word by itself, and what stands in quotes («», "" or “”) as a phrase. */
export function readTerms(query: string): Term[] {
  const terms: Term[] = [];
  let end = 0;
  const loose = (text: string) => {
    for (const word of wordsOf(text)) terms.push({ words: [word] });
  };
  for (const found of query.matchAll(quoted)) {
    loose(query.slice(end, found.index));
    end = found.index + found[0].length;
    const words = wordsOf(found.slice(1).find((text) => text !== undefined) ?? '');
    if (words.length > 0) terms.push({ words });
  }
  loose(query.slice(end));
  return terms.slice(0, mostTerms);
}

/** The words an unquoted word is found under: itself and its stem. */
export function familyOf(word: string): string[] {
  return [...new Set([word, stem(word)])];
}

const shortestBeginning = 3;

/**
 * SQLite's own words for it (FTS5). Words hold letters and digits only, so nothing in them is syntax. With `beginnings`
 * the last word may be half a word.
 */
export function toMatch(terms: Term[], facets: string[] = [], beginnings = false): string {
  const parts = terms.map((term, index) => {
    const [word = '', ...more] = term.words;
    if (more.length > 0) return `{headline body names} : "${term.words.join(' ')}"`;
    const family = familyOf(word).map((form) => `"${form}"`);
    const isLast = index === terms.length - 1;
    if (beginnings && isLast && word.length >= shortestBeginning) family.push(`"${word}" *`);
    return `{headline body names stems} : (${family.join(' OR ')})`;
  });
  return [...parts, ...facets.map((token) => `facets : "${token}"`)].join(' AND ');
}

export function facetsOf(filters: Filters): string[] {
  const facets: string[] = [];
  if (filters.section) facets.push(facet('section', filters.section));
  if (filters.author) facets.push(facet('author', labelKey(filters.author)));
  return facets;
}

/** An address's query as an Ask. What is no day, no number or no order is as if it weren't there. */
export function readAsk(query: URLSearchParams, perPage: number): Ask {
  const text = (name: string) => query.get(name)?.trim().slice(0, longestQuery) || undefined;
  const day = (name: string) => {
    const given = text(name);
    return given && isDay(given) ? given : undefined;
  };
  const page = Math.trunc(Number(query.get('page')));
  return {
    query: query.get('q')?.trim() ?? '',
    section: text('section'),
    author: text('author'),
    from: day('from'),
    to: day('to'),
    sort: query.get('sort') === 'best' ? 'best' : 'newest',
    page: page >= 1 && page <= 1000 ? page : 1,
    perPage,
  };
}
