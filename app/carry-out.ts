/**
 * What every adapter does once it knows who asks and for what: run the newsroom's command, purge what it
 * made stale, and answer only then.
 */
import { type Db, getDb } from '#db/client.ts';
import type { Settings } from '#db/queries/settings.ts';
import { frontPath } from '#document/address.ts';
import { pathIn } from '#document/edition.ts';
import type { Composition } from '#document/front.ts';
import {
  announce,
  type BreakingRequest,
  type BreakingResult,
  draftFromBreaking,
  withdrawBreaking,
} from '#newsroom/breaking.ts';
import { chooseEdition } from '#newsroom/choose-edition.ts';
import type { PlaceInput } from '#newsroom/editions.ts';
import type { FieldInput } from '#newsroom/fields.ts';
import { composeFront, type FrontRequest, type FrontResult, readFrontKey } from '#newsroom/fronts.ts';
import { type HousePageInput, saveHousePage } from '#newsroom/house-pages.ts';
import { changeMedia, deleteMedia, type MediaChanges, restoreMedia, withdrawMedia } from '#newsroom/media.ts';
import type { Once } from '#newsroom/once.ts';
import type { Result } from '#newsroom/refusal.ts';
import { nameSectionsInEnglish } from '#newsroom/sections.ts';
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
import { bakeAhead, bakeStory, renderFront } from '#publishing/bake.ts';
import { drainOutbox } from '#publishing/purge.ts';

export async function makeStory(
  actor: Actor,
  fields: FieldInput,
  options: { once?: Once; needsHeadline?: boolean; place?: PlaceInput } = {},
): Promise<StoryResult> {
  return createStory(await getDb(), actor, fields, options);
}

/** Changes which edition a story is of, and what it translates; pages that link the two are right when this returns. */
export async function putInEdition(actor: Actor, input: PlaceInput & { id: string }): Promise<StoryResult> {
  const db = await getDb();
  const result = await chooseEdition(db, actor, input);
  if (result.ok) await drainOutbox(db);
  return result;
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

export async function nameSections(actor: Actor, names: ReadonlyMap<string, string>): Promise<Result<null>> {
  const db = await getDb();
  const result = await nameSectionsInEnglish(db, actor, names);
  if (result.ok) await drainOutbox(db);
  return result;
}

/** Puts a front's composition before readers: when this returns they get it. */
export async function changeFront(actor: Actor, input: FrontRequest): Promise<FrontResult> {
  const db = await getDb();
  const result = await composeFront(db, actor, input);
  if (result.ok) {
    await drainOutbox(db);
    const front = await readFrontKey(db.read, input.front);
    if (front) await bakeAhead(db, frontPath(front));
  }
  return result;
}

/** The page a composition would make; null for a front that isn't there. */
export async function previewFront(front: string, composition: Composition) {
  const db = await getDb();
  const key = await readFrontKey(db.read, front);
  return key && renderFront(db, key, composition);
}

/** Saves one of the newsroom's own pages; the site is right when this returns. */
export async function savePage(actor: Actor, input: HousePageInput) {
  const db = await getDb();
  const result = await saveHousePage(db, actor, input);
  if (result.ok) await drainOutbox(db);
  return result;
}

/** Tells every reader of an edition: when this returns, whoever asks is told. */
export async function breakNews(actor: Actor, input: BreakingRequest): Promise<BreakingResult> {
  const db = await getDb();
  return purgeBreaking(db, await announce(db, actor, input));
}

export async function takeBackBreaking(actor: Actor, id: string): Promise<BreakingResult> {
  const db = await getDb();
  return purgeBreaking(db, await withdrawBreaking(db, actor, id));
}

export async function draftOfBreaking(actor: Actor, id: string): Promise<StoryResult> {
  return draftFromBreaking(await getDb(), actor, id);
}

async function purgeBreaking(db: Db, result: BreakingResult): Promise<BreakingResult> {
  if (result.ok) {
    await drainOutbox(db);
    // Every open page asks for it within seconds.
    await bakeAhead(db, pathIn(result.value.edition, '/live.json'));
  }
  return result;
}

/** Changes a stored file's words, rights or focus; pages that show it are made anew. */
export async function changeFile(actor: Actor, id: string, changes: MediaChanges) {
  const db = await getDb();
  const result = await changeMedia(db, actor, id, changes);
  if (result.ok) await drainOutbox(db);
  return result;
}

/** Takes a file away from every reader: when this returns no page and no address shows it. */
export async function withdrawFile(actor: Actor, id: string, why: string) {
  const db = await getDb();
  const result = await withdrawMedia(db, actor, id, why);
  if (result.ok) await purgeAndBake(db, result.value.stories);
  return result;
}

export async function restoreFile(actor: Actor, id: string) {
  const db = await getDb();
  const result = await restoreMedia(db, actor, id);
  if (result.ok) await purgeAndBake(db, result.value.stories);
  return result;
}

export async function deleteFile(actor: Actor, id: string) {
  return deleteMedia(await getDb(), actor, id);
}

async function purgeAndBake(db: Db, stories: { id: string; isLive: boolean }[]): Promise<void> {
  await drainOutbox(db);
  for (const story of stories) if (story.isLive) await bakeStory(db, story.id);
}
