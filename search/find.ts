/** Search in what readers may see. Reads only; runs in the worker (see in-worker.ts), and as well without it. */
import { dayAfter, dayStart } from '#arabic/days.ts';
import type { Reader } from '#db/client.ts';
import type { PublishedCard } from '#db/queries/published.ts';
import {
  findPublished,
  getFoundPublished,
  type Match,
  placeBefore,
  placeFrom,
  rankPublished,
} from '#db/queries/search.ts';
import { getSettings } from '#db/queries/settings.ts';
import { type Ask, facetsOf, readTerms, type Term, toMatch } from './ask.ts';
import { highlight, type Piece, snippet } from './snippet.ts';
import { suggest } from './suggest.ts';
import { textOf } from './words.ts';

export interface Found {
  card: PublishedCard;
  headline: Piece[];
  snippet: Piece[];
}

export interface SearchAnswer {
  results: Found[];
  /** How many stories match, counted to a thousand. */
  total: number;
  /** There are more than that; the rest can be reached by narrowing the search. */
  more: boolean;
  /** Another spelling that finds something, where this one found nothing. */
  suggestion: string | null;
}

/** Nobody pages further, and ranking more costs more than a reader waits. */
export const mostFound = 1000;

export const nothing: SearchAnswer = { results: [], total: 0, more: false, suggestion: null };

/** Stories that hold every term of the query. Without a term: nothing. */
export async function findStories(reader: Reader, ask: Ask): Promise<SearchAnswer> {
  const terms = readTerms(ask.query);
  if (terms.length === 0) return nothing;
  const days = await daysOf(reader, ask);
  if (!days) return nothing;
  for (const beginnings of [false, true]) {
    const match = { match: toMatch(terms, facetsOf(ask), beginnings), ...days };
    const newest = await findPublished(reader, match, mostFound + 1);
    if (newest.length > 0) return answerWith(reader, ask, terms, beginnings, match, newest);
  }
  return { ...nothing, suggestion: await suggest(reader, ask.query) };
}

async function answerWith(
  reader: Reader,
  ask: Ask,
  terms: Term[],
  beginnings: boolean,
  match: Match,
  newest: number[],
): Promise<SearchAnswer> {
  const counted = newest.slice(0, mostFound);
  const order = ask.sort === 'best' ? await bestFirst(reader, match, counted) : counted;
  const wanted = order.slice((ask.page - 1) * ask.perPage, ask.page * ask.perPage);
  const stories = await getFoundPublished(reader, wanted);
  return {
    results: stories.map(({ number: _, content, ...card }) => ({
      card,
      headline: highlight(card.headline, terms, beginnings),
      snippet: snippet(textOf(content), terms, beginnings),
    })),
    total: counted.length,
    more: newest.length > mostFound,
    suggestion: null,
  };
}

/** Ranks the newest thousand and no more (docs/decisions, search). */
async function bestFirst(reader: Reader, match: Match, counted: number[]): Promise<number[]> {
  const ranked = await rankPublished(reader, { ...match, first: counted.at(-1) ?? 0 }, mostFound);
  const found = new Set(counted);
  return ranked.filter((number) => found.has(number));
}

type Days = Pick<Match, 'first' | 'last'> & { since?: string; until?: string };

/** Two days as moments, and as places in the order of publication, where reading the index may begin and end. */
async function daysOf(reader: Reader, { from, to }: Ask): Promise<Days | null> {
  if (!from && !to) return {};
  const { timeZone } = await getSettings(reader);
  const since = from ? dayStart(from, timeZone) : undefined;
  const until = to ? dayStart(dayAfter(to), timeZone) : undefined;
  const first = since ? await placeFrom(reader, since) : undefined;
  const last = until ? await placeBefore(reader, until) : undefined;
  if (first === null || last === null) return null;
  return { since, until, first, last };
}
