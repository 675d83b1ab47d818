/**
 * What every adapter does once it knows who asks and for what: run the newsroom's command, purge what it
 * made stale, and answer only then.
 */
import { getDb } from '#db/client.ts';
import type { Settings } from '#db/queries/settings.ts';
import type { FieldInput } from '#newsroom/fields.ts';
import type { Once } from '#newsroom/once.ts';
import type { Result } from '#newsroom/refusal.ts';
import { saveSettings } from '#newsroom/settings.ts';
import {
  actOnStory,
  createStory,
  type SaveRequest,
  type StepRequest,
  type StoryResult,
  saveStory,
} from '#newsroom/stories.ts';
import type { Actor } from '#newsroom/types.ts';
import { bakeStory } from '#publishing/bake.ts';
import { drainOutbox } from '#publishing/purge.ts';

export async function makeStory(
  actor: Actor,
  fields: FieldInput,
  options: { once?: Once; needsHeadline?: boolean } = {},
): Promise<StoryResult> {
  return createStory(await getDb(), actor, fields, options);
}

/** Saves a working copy. Nothing a reader sees changes, so there is nothing to purge. */
export async function saveDraft(actor: Actor, input: SaveRequest, once?: Once): Promise<StoryResult> {
  return saveStory(await getDb(), actor, input, once);
}

/** Takes a step; what readers may no longer see is gone before this returns, a published page is baked. */
export async function takeStep(actor: Actor, input: StepRequest, once?: Once): Promise<StoryResult> {
  const db = await getDb();
  const result = await actOnStory(db, actor, input, once);
  if (result.ok) {
    await drainOutbox(db);
    if (input.action === 'publish' || input.action === 'correct') await bakeStory(db, input.id);
  }
  return result;
}

/** Changes the newsroom's settings and purges every page, for each shows them. */
export async function changeSettings(actor: Actor, changes: Partial<Settings>): Promise<Result<Settings>> {
  const db = await getDb();
  const result = await saveSettings(db, actor, changes);
  if (result.ok) await drainOutbox(db);
  return result;
}
