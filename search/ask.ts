/** A query as typed → what is looked for. */
import { isDay } from '#arabic/days.ts';
import { otherSpellings } from '#arabic/spellings.ts';
import { stem } from './stem.ts';
import { facet, labelKey, wordsOf } from './words.ts';

/** One word, or several in this order: a phrase. Folded. */
export interface Term {
  words: string[];
  /** Other spellings of the name that this word is, or is a part of; each of one word or several. */
  others: string[][];
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
  const loose = (text: string) => terms.push(...looseTerms(wordsOf(text)));
  for (const found of query.matchAll(quoted)) {
    loose(query.slice(end, found.index));
    end = found.index + found[0].length;
    const words = wordsOf(found.slice(1).find((text) => text !== undefined) ?? '');
    if (words.length > 0) terms.push({ words, others: otherSpellings(words) });
  }
  loose(query.slice(end));
  return terms.slice(0, mostTerms);
}

/** Words that are looked for each by itself. */
export function looseTerms(words: string[]): Term[] {
  return words.map((word, index) => {
    const [before, after] = [words[index - 1], words[index + 1]];
    return {
      words: [word],
      others: [
        ...otherSpellings([word]),
        // A name of two words: each of them may be found as a part of its other spelling.
        ...(after === undefined ? [] : otherSpellings([word, after])),
        ...(before === undefined ? [] : otherSpellings([before, word])),
      ],
    };
  });
}

/** The words an unquoted word is found under: itself and its stem. */
export function familyOf(word: string): string[] {
  return [...new Set([word, stem(word)])];
}

/** How much of a word must be there before it is completed; more where it begins as a third of all words do. */
const beginning = /^(?:ال..|(?!ال)...)/u;

export function isBeginning(word: string): boolean {
  return beginning.test(word);
}

/** Columns in which a term must stand: all of the text, or only what names the story. */
export type Part = 'text' | 'headline' | 'names';

const columns: Record<Part, { words: string; phrases: string }> = {
  // Without a column: facets are words that no text holds.
  text: { words: '', phrases: '{headline body names} : ' },
  headline: { words: '{headline title_stems} : ', phrases: '{headline} : ' },
  names: { words: '{names} : ', phrases: '{names} : ' },
};

const quote = (words: readonly string[]) => `"${words.join(' ')}"`;

/**
 * A term in SQLite's own words (FTS5). Words hold letters and digits only, so nothing in them is syntax. With `beginnings`
 * the word may be half a word.
 */
export function matchTerm({ words, others }: Term, part: Part = 'text', beginnings = false): string {
  const [word = ''] = words;
  const isPhrase = words.length > 1;
  const forms = isPhrase ? [] : familyOf(word).map((form) => quote([form]));
  const phrases = isPhrase ? [quote(words)] : [];
  for (const other of others) {
    if (other.length > 1) phrases.push(quote(other));
    else forms.push(...familyOf(other[0] ?? '').map((form) => quote([form])));
  }
  if (beginnings && !isPhrase && isBeginning(word)) forms.push(`${quote([word])} *`);
  const alternatives: string[] = [];
  if (forms.length > 0) alternatives.push(`${columns[part].words}(${forms.join(' OR ')})`);
  if (phrases.length > 0) alternatives.push(`${columns[part].phrases}(${phrases.join(' OR ')})`);
  return `(${alternatives.join(' OR ')})`;
}

/** All terms and facets; with `beginnings` the last word may be half a word. */
export function toMatch(terms: Term[], facets: string[] = [], beginnings = false): string {
  const parts = terms.map((term, index) => matchTerm(term, 'text', beginnings && index === terms.length - 1));
  return [...parts, ...facets.map((token) => quote([token]))].join(' AND ');
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
