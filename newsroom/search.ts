/** The desk's search: in every story's newest revision, drafts too, as far as a person may see them. */
import type { Db } from '#db/client.ts';
import { listStoryHeadsById } from '#db/queries/stories.ts';
import { longestQuery } from '#search/ask.ts';
import { searchForDesk } from '#search/in-worker.ts';
import { catchUpAtDesk } from '#search/index-story.ts';
import type { Piece } from '#search/snippet.ts';
import { done, type Result, refuse } from './refusal.ts';
import { toListItem } from './stories.ts';
import type { Actor, StoryListItem } from './types.ts';
import { maySee } from './workflow.ts';

export interface FoundStory {
  item: StoryListItem;
  headline: Piece[];
  snippet: Piece[];
}

/** What one search indexes at most of what was saved since the last; the rest follows with the next. */
const mostCaughtUp = 500;

/**
 * Newest first, a page and whether there are more. A journalist finds only their own. `complete` is false while there are
 * stories that no search finds yet.
 */
export async function searchStories(
  db: Db,
  actor: Actor,
  ask: { query: string; page: number; perPage: number },
): Promise<Result<{ found: FoundStory[]; more: boolean; complete: boolean }>> {
  if (ask.query.length > longestQuery) {
    return refuse('invalid', { path: 'q', detail: `is longer than ${longestQuery}` });
  }
  const complete = await catchUpAtDesk(db, mostCaughtUp);
  const person = actor.role === 'journalist' ? actor.id : undefined;
  const results = await searchForDesk(db, { ...ask, person });
  const shown = results.slice(0, ask.perPage);
  const heads = new Map(
    (
      await listStoryHeadsById(
        db.read,
        shown.map(({ id }) => id),
      )
    ).map((head) => [head.id, head]),
  );
  const found = shown.flatMap(({ id, headline, snippet }) => {
    const head = heads.get(id);
    if (!head || !maySee(actor, { authorId: head.author.id })) return [];
    return [{ item: toListItem(actor, head), headline, snippet }];
  });
  return done({ found, more: results.length > ask.perPage, complete });
}
