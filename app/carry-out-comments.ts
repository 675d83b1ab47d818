/** What every adapter does about comments once it knows who asks and for what: see carry-out.ts. */
import { type Db, getDb } from '#db/client.ts';
import type { CommentChoice } from '#db/comment-door.ts';
import type { CommentSettings } from '#db/queries/comment-settings.ts';
import {
  type BanRequest,
  banCommenter,
  chooseComments,
  type Decision,
  decideComments,
  saveCommentSettings,
} from '#newsroom/comments/moderate.ts';
import { type Commenter, type CommentRequest, postComment } from '#newsroom/comments/post.ts';
import type { Actor } from '#newsroom/types.ts';
import { bakeComments } from '#publishing/bake.ts';
import { drainOutbox } from '#publishing/purge.ts';

/** No stored page shows the old state when this returns; the stories' own pages are made anew. */
async function purgeAndBake(db: Db, storyIds: Iterable<string>): Promise<void> {
  await drainOutbox(db);
  for (const id of new Set(storyIds)) await bakeComments(db, id);
}

export async function takeComment(who: Commenter, request: CommentRequest) {
  const db = await getDb();
  const result = await postComment(db, who, request);
  if (result.ok && result.value.state === 'approved') await purgeAndBake(db, [request.storyId]);
  return result;
}

export async function decide(actor: Actor, decision: Decision) {
  const db = await getDb();
  const result = await decideComments(db, actor, decision);
  if (result.ok)
    await purgeAndBake(
      db,
      result.value.changed.map(({ storyId }) => storyId),
    );
  return result;
}

export async function ban(actor: Actor, request: BanRequest) {
  const db = await getDb();
  const result = await banCommenter(db, actor, request);
  if (result.ok)
    await purgeAndBake(
      db,
      result.value.changed.map(({ storyId }) => storyId),
    );
  return result;
}

export async function chooseForStory(actor: Actor, choice: { storyId: string; choice: CommentChoice }) {
  const db = await getDb();
  const result = await chooseComments(db, actor, choice);
  if (result.ok) await purgeAndBake(db, [choice.storyId]);
  return result;
}

export async function changeCommentSettings(actor: Actor, settings: CommentSettings) {
  const db = await getDb();
  const result = await saveCommentSettings(db, actor, settings);
  if (result.ok) await drainOutbox(db);
  return result;
}
