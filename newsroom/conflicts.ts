/** What a save that came after another's needs to know, so that the two can be put together. */
import type { Db } from '#db/client.ts';
import { getRevision, listStoryEvents } from '#db/queries/stories.ts';
import { type FieldInput, readFields } from './fields.ts';
import { done, type Result } from './refusal.ts';
import { getStory } from './stories.ts';
import { type Actor, type Story, type StoryFields, storyFieldNames } from './types.ts';

export interface Conflict {
  current: Story;
  /** What both were made from; null where the refused save named a revision that never was. */
  base: StoryFields | null;
  /** The name of who saved last. */
  by: string | null;
  /** The refused save is what the story holds: its answer was lost, and its key forgotten since. */
  isStored: boolean;
}

/**
 * Asked for after `stale_revision`, with what was refused. A save of the same person that was stored, but whose answer never
 * arrived, is no conflict, however late it is repeated. `not_found` as for the story itself.
 */
export async function getConflict(
  db: Db,
  actor: Actor,
  refused: { id: string; revision: number; changes: FieldInput },
): Promise<Result<Conflict, Story>> {
  const { id, revision, changes } = refused;
  const story = await getStory(db, actor, id);
  if (!story.ok) return story;
  const current = story.value;
  const saves = (await listStoryEvents(db.read, id)).filter(
    ({ action }) => action === 'edit' || action === 'create',
  );
  const next = await getRevision(db.read, id, revision + 1);
  const isOwn = saves.some((save) => save.revision === revision + 1 && save.personId === actor.id);
  const sent = readFields(changes);
  const isStored =
    next !== null &&
    isOwn &&
    sent.ok &&
    storyFieldNames.every((name) => JSON.stringify(sent.value[name]) === JSON.stringify(next[name]));
  return done({
    current,
    base: isStored ? next : await getRevision(db.read, id, revision),
    by: saves[0]?.personName ?? null,
    isStored: isStored && current.revision === revision + 1,
  });
}
