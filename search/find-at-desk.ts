/** Search in the newest revisions of all stories. Who may see which is the newsroom's to say. */
import type { Reader } from '#db/client.ts';
import { findAtDesk, getFoundAtDesk } from '#db/queries/search.ts';
import { type Ask, facetsOf, readTerms, toMatch } from './ask.ts';
import { highlight, type Piece, snippet, wantedOf } from './snippet.ts';
import { facet, textOf } from './words.ts';

export interface DeskAsk extends Pick<Ask, 'query' | 'section' | 'author' | 'page' | 'perPage'> {
  /** Only stories begun by this person. */
  person?: string;
}

export interface FoundAtDesk {
  id: string;
  headline: Piece[];
  snippet: Piece[];
}

/** The newest first; one more than the page holds tells that there are others. */
export async function findStoriesAtDesk(reader: Reader, ask: DeskAsk): Promise<FoundAtDesk[]> {
  const terms = readTerms(ask.query);
  if (terms.length === 0) return [];
  const facets = facetsOf(ask);
  if (ask.person !== undefined) facets.push(facet('person', ask.person));
  for (const beginnings of [false, true]) {
    const match = toMatch(terms, facets, beginnings);
    const places = await findAtDesk(reader, { match }, ask.page * ask.perPage + 1);
    if (places.length === 0) continue;
    const wanted = wantedOf(terms, beginnings);
    return (await getFoundAtDesk(reader, places.slice((ask.page - 1) * ask.perPage))).map(
      ({ id, content }) => ({
        id,
        headline: highlight(content.headline, wanted),
        snippet: snippet(textOf(content), wanted),
      }),
    );
  }
  return [];
}
