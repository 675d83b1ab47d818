/** Search in what readers may see. Reads only; runs in the worker (see in-worker.ts), and as well without it. */
import { dayAfter, dayStart } from '#arabic/days.ts';
import type { EditionReader } from '#db/queries/edition-reader.ts';
import type { PublishedCard } from '#db/queries/published.ts';
import {
  findPublished,
  getFoundPublished,
  listUnindexedLive,
  placeBefore,
  placeFrom,
} from '#db/queries/search.ts';
import { getSettings } from '#db/queries/settings.ts';
import { type Ask, facetsOf, readTerms, toMatch } from './ask.ts';
import { bestFirst, type Days, type Looked } from './rank.ts';
import { highlight, type Piece, snippet, wantedOf } from './snippet.ts';
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
  /** False while there are live stories that no search finds yet: some may be missing here. */
  complete: boolean;
}

/** Nobody pages further. */
export const mostFound = 1000;

type Answer = Omit<SearchAnswer, 'complete'>;

const nothing: Answer = { results: [], total: 0, more: false, suggestion: null };

/** Stories that hold every term of the query. Without a term: nothing. */
export async function findStories(reader: EditionReader, ask: Ask): Promise<SearchAnswer> {
  // Asked first: what is indexed while this looks may be missing in the answer.
  const complete = (await listUnindexedLive(reader, 1)).length === 0;
  return { ...(await find(reader, ask)), complete };
}

async function find(reader: EditionReader, ask: Ask): Promise<Answer> {
  const terms = readTerms(ask.query);
  if (terms.length === 0) return nothing;
  const days = await daysOf(reader, ask);
  if (!days) return nothing;
  const facets = facetsOf(ask);
  for (const beginnings of [false, true]) {
    const match = toMatch(terms, facets, beginnings);
    const newest = await findPublished(reader, { match, ...days }, mostFound + 1);
    if (newest.length > 0) return answerWith(reader, ask, { terms, facets, beginnings, days }, newest);
  }
  return { ...nothing, suggestion: await suggest(reader, ask.query) };
}

async function answerWith(
  reader: EditionReader,
  ask: Ask,
  looked: Looked,
  newest: number[],
): Promise<Answer> {
  const { terms, beginnings } = looked;
  const wanted = wantedOf(terms, beginnings);
  const counted = newest.slice(0, mostFound);
  const order = ask.sort === 'best' ? await bestFirst(reader, looked, wanted, counted) : counted;
  const places = order.slice((ask.page - 1) * ask.perPage, ask.page * ask.perPage);
  const stories = await getFoundPublished(reader, places);
  return {
    results: stories.map(({ number: _, content, ...card }) => ({
      card,
      headline: highlight(card.headline, wanted),
      snippet: snippet(textOf(content), wanted),
    })),
    total: counted.length,
    more: newest.length > mostFound,
    suggestion: null,
  };
}

/** Two days as moments, and as places in the order of publication, where reading the index may begin and end. */
async function daysOf(reader: EditionReader, { from, to }: Ask): Promise<Days | null> {
  if (!from && !to) return {};
  const { timeZone } = await getSettings(reader);
  const since = from ? dayStart(from, timeZone) : undefined;
  const until = to ? dayStart(dayAfter(to), timeZone) : undefined;
  const first = since ? await placeFrom(reader, since) : undefined;
  const last = until ? await placeBefore(reader, until) : undefined;
  if (first === null || last === null) return null;
  return { since, until, first, last };
}
