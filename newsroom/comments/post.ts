/** What readers do with comments: write one, report one. */
import type { Db, Tx } from '#db/client.ts';
import { now } from '#db/clock.ts';
import { newId } from '#db/id.ts';
import { addReport, insertComment, recordCommentEvent, spendProof } from '#db/mutations/comments.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { getCommentSettings } from '#db/queries/comment-settings.ts';
import {
  type CommentRow,
  countSince,
  findByPostKey,
  isBanned,
  listCommentEvents,
  listCommentsById,
  listStaffNames,
} from '#db/queries/comments.ts';
import { getCommentDoor } from '#db/queries/published-comments.ts';
import { getSettings } from '#db/queries/settings.ts';
import type { CommentFlag } from '#db/schema.ts';
import { requestHash } from '../once.ts';
import { done, type Result, refuse } from '../refusal.ts';
import type { Actor } from '../types.ts';
import { checkProof, type Proof } from './proof.ts';
import { flagsOf, limits, nameKeyOf, readComment } from './rules.ts';
import { senderOf } from './senders.ts';

/** Who writes: somebody of the newsroom by their account, or a reader from an address. */
export type Commenter = { actor: Actor } | { actor: null; address: string };

export interface CommentRequest {
  storyId: string;
  /** Nothing where an account says it. */
  name: string;
  text: string;
  proof?: Proof;
  /** The field that no person sees; what stands in it was written by a machine. */
  trap?: string;
  /** The caller's Idempotency-Key. */
  key?: string;
}

/** What whoever wrote it is told: readers see it, or somebody looks at it first. */
export interface PostedComment {
  id: string;
  state: 'approved' | 'waiting';
}

/**
 * Takes a comment in. Refuses: `not_found` (no such live story, or it shows no comments), `comments_closed`,
 * `invalid` (name, text), `commenter_banned`, `too_many_requests`, `proof_refused`, `idempotency_mismatch`. The same
 * call again (by its key; without one by the same words within a day) is the same comment.
 */
export async function postComment(
  db: Db,
  who: Commenter,
  request: CommentRequest,
): Promise<Result<PostedComment>> {
  const read = readComment({ name: who.actor?.name ?? request.name, text: request.text });
  if (!read.ok) return read;
  const { name, text } = read.value;
  const { storyId } = request;
  const sender = who.actor ? null : senderOf(db, who.address);
  const moment = now();
  const at = moment.toISOString();
  const by = who.actor?.id ?? sender ?? '';
  const postKey = request.key
    ? requestHash('key', storyId, by, request.key)
    : requestHash('words', storyId, by, at.slice(0, 10), name, text);
  const proof = request.proof ? checkProof(db, storyId, request.proof) : null;
  const house = {
    ...(await getCommentSettings(db.read)),
    staffNames: [...(await listStaffNames(db.read)), (await getSettings(db.read)).name],
  };
  const flags = who.actor ? [] : flagsOf({ name, text }, house);
  return db.write(async (tx) => {
    const door = await getCommentDoor(tx, storyId);
    if (!door?.isShown) return refuse('not_found', { detail: 'there are no comments here' });
    const earlier = await findByPostKey(tx, postKey);
    if (earlier && (earlier.name !== name || earlier.text !== text)) {
      return refuse('idempotency_mismatch', { detail: 'this Idempotency-Key was used for another comment' });
    }
    if (earlier) return done(await asPosted(tx, earlier));
    if (!door.isOpen) return refuse('comments_closed', { detail: 'this story takes no more comments' });
    if (sender !== null) {
      const allowed = await checkSender(tx, { sender, nameKey: nameKeyOf(name) }, moment, !request.proof);
      if (!allowed.ok) return allowed;
      if (!request.proof) flags.push({ kind: 'no_proof' });
      else if (!proof || !(await spendProof(tx, proof))) {
        return refuse('proof_refused', { path: 'proof', detail: 'expired, used before, or not solved' });
      }
      if (request.trap) flags.push({ kind: 'honeypot' });
    }
    const state = decideState(who.actor, flags, house.moderation);
    const id = newId();
    await insertComment(tx, {
      ...{ id, storyId, name, text, state, flags, sender, postKey },
      personId: who.actor?.id ?? null,
      nameKey: nameKeyOf(name),
      createdAt: at,
    });
    await recordCommentEvent(tx, {
      commentId: id,
      at,
      personId: who.actor?.id ?? null,
      action: 'post',
      to: state,
    });
    if (state === 'approved') await writeOutbox(tx, [`comments:${storyId}`], at);
    return done({ id, state: outward(state) });
  });
}

/** A machine's is put away, where a moderator may still find it; whoever may moderate needs no moderator. */
function decideState(
  actor: Actor | null,
  flags: CommentFlag[],
  moderation: 'before' | 'after',
): CommentRow['state'] {
  if (flags.some(({ kind }) => kind === 'honeypot')) return 'rejected';
  if (actor && actor.role !== 'journalist') return 'approved';
  return moderation === 'before' || flags.length > 0 ? 'waiting' : 'approved';
}

/** Nobody is told that a comment was rejected: machines would learn from it, and people quarrel. */
function outward(state: string | null): PostedComment['state'] {
  return state === 'approved' ? 'approved' : 'waiting';
}

async function asPosted(tx: Tx, row: CommentRow): Promise<PostedComment> {
  const [first] = await listCommentEvents(tx, row.id);
  return { id: row.id, state: outward(first?.to ?? null) };
}

async function checkSender(
  tx: Tx,
  who: { sender: string; nameKey: string },
  moment: Date,
  unproved: boolean,
): Promise<Result<null>> {
  if (await isBanned(tx, who, moment.toISOString())) {
    return refuse('commenter_banned', { detail: 'this name or address may not comment now' });
  }
  const { sender } = who;
  const asked = [
    ...limits.sender.map((limit) => ({ ...limit, of: { sender } })),
    ...(unproved ? limits.unprovedSender.map((limit) => ({ ...limit, of: { sender, unproved } })) : []),
    ...(unproved ? limits.unprovedAll.map((limit) => ({ ...limit, of: { unproved } })) : []),
  ];
  for (const { within, most, of } of asked) {
    const since = new Date(moment.getTime() - within).toISOString();
    if ((await countSince(tx, since, of)) >= most) {
      return refuse('too_many_requests', {
        detail: `at most ${most} comments in ${within / 60_000} minutes`,
      });
    }
  }
  return done(null);
}

/** Counts a reader's report of a comment that readers see; the same reader's second counts nothing. */
export async function reportComment(
  db: Db,
  { storyId, commentId, address }: { storyId: string; commentId: string; address: string },
): Promise<Result<null>> {
  const sender = senderOf(db, address);
  const at = now().toISOString();
  return db.write(async (tx) => {
    const [comment] = await listCommentsById(tx, [commentId]);
    const door = comment?.storyId === storyId ? await getCommentDoor(tx, storyId) : null;
    if (!door?.isShown || comment?.state !== 'approved') {
      return refuse('not_found', { detail: 'there is no such comment' });
    }
    if (await addReport(tx, { commentId, sender, at })) {
      await recordCommentEvent(tx, { commentId, at, personId: null, action: 'report' });
    }
    return done(null);
  });
}
