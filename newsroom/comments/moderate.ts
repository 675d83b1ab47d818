/** What the newsroom does with comments: read the queue, decide, ban, choose for a story. */
import { plainLine } from '#arabic/plain-text.ts';
import type { Db, Tx } from '#db/client.ts';
import { now, nowIso } from '#db/clock.ts';
import type { CommentChoice } from '#db/comment-door.ts';
import { newId } from '#db/id.ts';
import { deleteBan, insertBan, recordCommentEvent, updateComment } from '#db/mutations/comments.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { putSetting } from '#db/mutations/settings.ts';
import { updateStory, writeOutbox } from '#db/mutations/stories.ts';
import {
  type CommentSettings,
  commentSettingsKey,
  getCommentSettings,
} from '#db/queries/comment-settings.ts';
import {
  type CommentCursor,
  type CommentFilter,
  type CommentState,
  type CommentWithStory,
  countComments,
  getBan,
  listComments,
  listCommentsById,
} from '#db/queries/comments.ts';
import { getStoryHead } from '#db/queries/stories.ts';
import { done, type Result, refuse } from '../refusal.ts';
import type { Actor } from '../types.ts';
import { maySee } from '../workflow.ts';
import type { BanDays, RejectReason } from './types.ts';

const perPage = 50;

export function mayModerate(actor: Pick<Actor, 'role'>): boolean {
  return actor.role !== 'journalist';
}

const notForJournalists = () => refuse('wrong_role', { detail: 'only an editor or admin moderates' });

export interface CommentQueue {
  comments: CommentWithStory[];
  /** There are more after these. */
  more: boolean;
  counts: Record<'waiting' | 'reported', number>;
}

/** A page of the queue. A journalist gets what stands under their own stories. */
export async function getQueue(
  db: Db,
  actor: Actor,
  { filter, storyId, after }: { filter: CommentFilter; storyId?: string; after?: CommentCursor },
): Promise<CommentQueue> {
  const scope = { storyId, authorId: mayModerate(actor) ? undefined : actor.id };
  const comments = await listComments(db.read, filter, { ...scope, after, limit: perPage + 1 });
  return {
    comments: comments.slice(0, perPage),
    more: comments.length > perPage,
    counts: await countComments(db.read, scope),
  };
}

export interface Decision {
  /** Each with the version the moderator saw. */
  comments: { id: string; version: number }[];
  to: CommentState;
  reason?: RejectReason;
}

export interface Decided {
  changed: CommentWithStory[];
  /** Somebody else decided these meanwhile: as they are now, untouched. */
  stale: CommentWithStory[];
}

/** Decides on comments, all that nobody else decided on meanwhile. Approving what was reported settles the reports. */
export async function decideComments(db: Db, actor: Actor, decision: Decision): Promise<Result<Decided>> {
  if (!mayModerate(actor)) return notForJournalists();
  const seen = new Map(decision.comments.map(({ id, version }) => [id, version]));
  const at = nowIso();
  return db.write(async (tx) => {
    const changed: string[] = [];
    const stale: string[] = [];
    for (const comment of await listCommentsById(tx, [...seen.keys()])) {
      if (comment.version === seen.get(comment.id)) {
        await move(tx, actor, comment, { to: decision.to, reason: decision.reason ?? '', at });
        changed.push(comment.id);
      } else stale.push(comment.id);
    }
    return done({ changed: await listCommentsById(tx, changed), stale: await listCommentsById(tx, stale) });
  });
}

async function move(
  tx: Tx,
  actor: Actor,
  comment: CommentWithStory,
  { to, reason, at }: { to: CommentState; reason: RejectReason; at: string },
): Promise<void> {
  await updateComment(tx, comment.id, {
    state: to,
    reason: to === 'rejected' ? reason : '',
    reports: 0,
    version: comment.version + 1,
  });
  await recordCommentEvent(tx, {
    commentId: comment.id,
    at,
    personId: actor.id,
    action: 'decide',
    from: comment.state,
    to,
    note: reason,
  });
  const isSeen = to === 'approved' || comment.state === 'approved';
  if (isSeen && to !== comment.state) await writeOutbox(tx, [`comments:${comment.storyId}`], at);
}

export interface BanRequest {
  comment: { id: string; version: number };
  kind: 'name' | 'sender';
  days: BanDays;
}

export interface Banned extends Decided {
  banId: string;
}

/**
 * Bans the name or the sender of a comment for some days, and rejects the comment. Refuses `stale_revision` where
 * somebody decided meanwhile, and `invalid` where the sender isn't known any more.
 */
export async function banCommenter(db: Db, actor: Actor, request: BanRequest): Promise<Result<Banned>> {
  if (!mayModerate(actor)) return notForJournalists();
  const moment = now();
  const at = moment.toISOString();
  return db.write(async (tx) => {
    const [comment] = await listCommentsById(tx, [request.comment.id]);
    if (!comment) return refuse('not_found', { detail: 'there is no such comment' });
    if (comment.version !== request.comment.version) {
      return refuse('stale_revision', { path: 'version', detail: 'somebody decided on it meanwhile' });
    }
    const value = request.kind === 'name' ? comment.nameKey : comment.sender;
    if (value === null || comment.personId !== null) {
      return refuse('invalid', { path: 'kind', detail: 'its sender is not known' });
    }
    const banId = newId();
    await insertBan(tx, {
      ...{ id: banId, kind: request.kind, value, name: comment.name, commentId: comment.id },
      personId: actor.id,
      createdAt: at,
      until: new Date(moment.getTime() + request.days * 86_400_000).toISOString(),
    });
    await recordCommentEvent(tx, {
      commentId: comment.id,
      at,
      personId: actor.id,
      action: 'ban',
      note: `${request.kind} ${request.days}`,
    });
    await move(tx, actor, comment, { to: 'rejected', reason: 'abuse', at });
    return done({ banId, changed: await listCommentsById(tx, [comment.id]), stale: [] });
  });
}

export async function liftBan(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  if (!mayModerate(actor)) return notForJournalists();
  return db.write(async (tx) => {
    const ban = await getBan(tx, id);
    if (!ban) return done(null);
    await deleteBan(tx, id);
    await recordCommentEvent(tx, {
      commentId: ban.commentId,
      at: nowIso(),
      personId: actor.id,
      action: 'lift-ban',
      note: ban.kind,
    });
    return done(null);
  });
}

/** Chooses for one story: comments on, off, closed to new ones, or (null) as the newsroom does. */
export async function chooseComments(
  db: Db,
  actor: Actor,
  { storyId, choice }: { storyId: string; choice: CommentChoice },
): Promise<Result<null>> {
  if (!mayModerate(actor)) return notForJournalists();
  const at = nowIso();
  return db.write(async (tx) => {
    const head = await getStoryHead(tx, storyId);
    if (!head || !maySee(actor, { authorId: head.author.id })) {
      return refuse('not_found', { detail: 'there is no such story' });
    }
    await updateStory(tx, storyId, { comments: choice });
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'choose-comments',
      storyId,
      note: choice ?? 'house',
      address: actor.address,
    });
    await writeOutbox(tx, [`comments:${storyId}`], at);
    return done(null);
  });
}

const mostWords = 500;
const longestWord = 60;
const mostDays = 365;

/** Changes the newsroom's choices about comments. All pages of stories show them. */
export async function saveCommentSettings(
  db: Db,
  actor: Actor,
  given: CommentSettings,
): Promise<Result<CommentSettings>> {
  if (actor.role !== 'admin') return refuse('wrong_role', { detail: 'only an admin changes the settings' });
  const { closeAfterDays } = given;
  if (!Number.isInteger(closeAfterDays) || closeAfterDays < 0 || closeAfterDays > mostDays) {
    return refuse('invalid', { path: 'closeAfterDays', detail: `must be 0 to ${mostDays}` });
  }
  const words = [...new Set(given.words.map(plainLine).filter(Boolean))];
  if (words.length > mostWords || words.some((word) => word.length > longestWord)) {
    return refuse('invalid', {
      path: 'words',
      detail: `must be up to ${mostWords} of up to ${longestWord} letters`,
    });
  }
  const at = nowIso();
  return db.write(async (tx) => {
    await putSetting(tx, commentSettingsKey, JSON.stringify({ ...given, words }));
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'save-settings',
      note: commentSettingsKey,
      address: actor.address,
    });
    await writeOutbox(tx, ['all'], at);
    return done(await getCommentSettings(tx));
  });
}
