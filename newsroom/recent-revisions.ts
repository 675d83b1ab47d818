/**
 * The revisions saved last, so that the next save on one needn't read it back and unpack it: whoever writes saves
 * the same story again seconds later. A revision never changes once it is committed, so nothing here can be
 * stale; therefore only what was acknowledged is remembered.
 */
import type { Db } from '#db/client.ts';
import type { StoryFields } from './types.ts';

interface Revision {
  number: number;
  fields: StoryFields;
}

/** About as many people as write at once; each story is remembered with its newest text only. */
const mostStories = 64;
/** UTF-16 units of text; what is longer is read back. */
const longestText = 50_000;

const remembered = new WeakMap<Db, Map<string, Revision>>();

export function rememberRevision(db: Db, id: string, revision: Revision, textLength: number): void {
  const stories = remembered.get(db) ?? new Map<string, Revision>();
  remembered.set(db, stories);
  stories.delete(id);
  if (textLength > longestText) return;
  stories.set(id, revision);
  const [oldest] = stories.keys();
  if (stories.size > mostStories && oldest !== undefined) stories.delete(oldest);
}

export function recallRevision(db: Db, id: string, number: number): StoryFields | null {
  const revision = remembered.get(db)?.get(id);
  return revision?.number === number ? revision.fields : null;
}
