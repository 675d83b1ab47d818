/**
 * Best first. Ranking everything that matches takes too long (docs/decisions/0010): looked at closely are the newest, and
 * whatever older story has all of it in its headline. The rest follows by age.
 */
import type { EditionReader } from '#db/queries/edition-reader.ts';
import { findPublished, listTitles, type Match, type Title } from '#db/queries/search.ts';
import { matchTerm, type Term } from './ask.ts';
import { findHits, type Wanted } from './snippet.ts';

export type Days = Pick<Match, 'first' | 'last'> & { since?: string; until?: string };

/** What a query came to. */
export interface Looked {
  terms: Term[];
  facets: string[];
  /** The last word was taken for half a word. */
  beginnings: boolean;
  days: Days;
}

/** For all terms; where some are there, their share of it. */
const weights = { headline: 8, names: 4, lead: 2 };
/** All of them stand beside each other in headline or lead. */
const together = 3;
/** For the newest of all; the oldest gets nothing. */
const newest = 3;
const closely = 150;

/** The places found (newest first) and those of older stories with a fitting headline, best first, as many as were found. */
export async function bestFirst(
  reader: EditionReader,
  { terms, facets, beginnings, days }: Looked,
  wanted: Wanted,
  found: number[],
): Promise<number[]> {
  const scores = new Map<number, number>();
  const add = (number: number, score: number) => scores.set(number, (scores.get(number) ?? 0) + score);
  for (const [index, number] of found.entries()) add(number, newest * (1 - index / found.length));
  const close = new Set(found.slice(0, closely));
  for (const title of await listTitles(reader, [...close])) add(title.number, scoreOf(title, wanted));

  const match = [
    ...terms.map((term, index) => matchTerm(term, 'headline', beginnings && index === terms.length - 1)),
    ...facets.map((token) => `"${token}"`),
  ].join(' AND ');
  // Where these are all there are, each was looked at.
  const named = found.length > closely ? await findPublished(reader, { ...days, match }, found.length) : [];
  for (const number of named) if (!close.has(number)) add(number, weights.headline);
  return [...scores]
    .sort(([one, itsScore], [other, score]) => score - itsScore || other - one)
    .slice(0, found.length)
    .map(([number]) => number);
}

function scoreOf({ headline, lead, names }: Title, wanted: Wanted): number {
  let score = 0;
  let isTogether = false;
  for (const [text, weight] of [
    [headline, weights.headline],
    [names, weights.names],
    [lead, weights.lead],
  ] as const) {
    const hits = findHits(text, wanted);
    score += (weight * new Set(hits.map((hit) => hit.term)).size) / wanted.terms;
    isTogether ||= hits.some((_, index) => {
      const run = hits.slice(index, index + wanted.terms);
      const isClose = run.every((hit, at) => at === 0 || hit.from - (run[at - 1]?.to ?? 0) <= 1);
      return isClose && new Set(run.map((hit) => hit.term)).size === wanted.terms;
    });
  }
  return score + (isTogether && wanted.terms > 1 ? together : 0);
}
