/** Comments as the newsroom sees them, whatever their state. What readers see: published-comments.ts. */
import { and, asc, count, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import type { CommentChoice } from '../comment-door.ts';
import { commentBans, commentEvents, comments, people, stories } from '../schema.ts';

export type CommentRow = typeof comments.$inferSelect;
export type CommentState = CommentRow['state'];

export interface CommentWithStory extends CommentRow {
  story: { id: string; headline: string };
}

export type CommentFilter = CommentState | 'reported';

/** Where a list goes on: after this comment. */
export interface CommentCursor {
  createdAt: string;
  id: string;
}

const withStory = {
  comment: comments,
  story: { id: stories.id, headline: stories.headline },
};

const matches = (filter: CommentFilter): SQL | undefined =>
  filter === 'reported' ? sql`${comments.reports} > 0` : eq(comments.state, filter);

interface Scope {
  storyId?: string;
  /** Only comments under this person's stories. */
  authorId?: string;
}

const within = ({ storyId, authorId }: Scope): SQL | undefined =>
  and(
    storyId === undefined ? undefined : eq(comments.storyId, storyId),
    authorId === undefined ? undefined : eq(stories.authorId, authorId),
  );

/** What waits is read oldest first, everything else newest first. */
export async function listComments(
  db: Reader,
  filter: CommentFilter,
  { after, limit, ...scope }: Scope & { after?: CommentCursor; limit: number },
): Promise<CommentWithStory[]> {
  const isOldestFirst = filter === 'waiting';
  const order = isOldestFirst ? asc : desc;
  const place = sql`(${comments.createdAt}, ${comments.id})`;
  const rows = await db
    .select(withStory)
    .from(comments)
    .innerJoin(stories, eq(stories.id, comments.storyId))
    .where(
      and(
        matches(filter),
        within(scope),
        after
          ? isOldestFirst
            ? sql`${place} > (${after.createdAt}, ${after.id})`
            : sql`${place} < (${after.createdAt}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(order(comments.createdAt), order(comments.id))
    .limit(limit);
  return rows.map(({ comment, story }) => ({ ...comment, story }));
}

export async function listCommentsById(db: Reader, ids: string[]): Promise<CommentWithStory[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select(withStory)
    .from(comments)
    .innerJoin(stories, eq(stories.id, comments.storyId))
    .where(inArray(comments.id, ids));
  return rows.map(({ comment, story }) => ({ ...comment, story }));
}

export async function countComments(
  db: Reader,
  scope: Scope = {},
): Promise<Record<'waiting' | 'reported', number>> {
  const one = async (filter: 'waiting' | 'reported') => {
    const [row] = await db
      .select({ n: count() })
      .from(comments)
      .innerJoin(stories, eq(stories.id, comments.storyId))
      .where(and(matches(filter), within(scope)));
    return row?.n ?? 0;
  };
  return { waiting: await one('waiting'), reported: await one('reported') };
}

/** The comment an earlier call with this key made. */
export async function findByPostKey(db: Reader, postKey: string): Promise<CommentRow | null> {
  const [row] = await db.select().from(comments).where(eq(comments.postKey, postKey));
  return row ?? null;
}

/** How many comments came since a moment: from one sender, or without a proof from anybody. */
export async function countSince(
  db: Reader,
  since: string,
  { sender, unproved }: { sender?: string; unproved?: boolean },
): Promise<number> {
  return db.$count(
    comments,
    and(
      gt(comments.createdAt, since),
      isNull(comments.personId),
      sender === undefined ? undefined : eq(comments.sender, sender),
      unproved ? sql`${comments.flags} like '%"no_proof"%'` : undefined,
    ),
  );
}

export async function isBanned(
  db: Reader,
  { nameKey, sender }: { nameKey: string; sender: string },
  at: string,
): Promise<boolean> {
  const [row] = await db
    .select({ id: commentBans.id })
    .from(commentBans)
    .where(
      and(
        gt(commentBans.until, at),
        or(
          and(eq(commentBans.kind, 'name'), eq(commentBans.value, nameKey)),
          and(eq(commentBans.kind, 'sender'), eq(commentBans.value, sender)),
        ),
      ),
    )
    .limit(1);
  return row !== undefined;
}

export type CommentBan = typeof commentBans.$inferSelect;

/** Those that hold now, the newest first, with who made them. */
export async function listBans(db: Reader, at: string): Promise<(CommentBan & { by: string })[]> {
  const rows = await db
    .select({ ban: commentBans, by: people.name })
    .from(commentBans)
    .innerJoin(people, eq(people.id, commentBans.personId))
    .where(gt(commentBans.until, at))
    .orderBy(desc(commentBans.createdAt))
    .limit(200);
  return rows.map(({ ban, by }) => ({ ...ban, by }));
}

export async function getBan(db: Reader, id: string): Promise<CommentBan | null> {
  const [row] = await db.select().from(commentBans).where(eq(commentBans.id, id));
  return row ?? null;
}

export type CommentEvent = typeof commentEvents.$inferSelect;

/** A comment's events, first to last. */
export async function listCommentEvents(db: Reader, commentId: string): Promise<CommentEvent[]> {
  return db
    .select()
    .from(commentEvents)
    .where(eq(commentEvents.commentId, commentId))
    .orderBy(asc(commentEvents.id));
}

/** What an editor chose for a story; null for what the newsroom does. */
export async function getCommentChoice(db: Reader, storyId: string): Promise<CommentChoice> {
  const [row] = await db.select({ choice: stories.comments }).from(stories).where(eq(stories.id, storyId));
  return row?.choice ?? null;
}

/** Names of everybody in the newsroom: a reader's comment under one of them is looked at first. */
export async function listStaffNames(db: Reader): Promise<string[]> {
  return (await db.select({ name: people.name }).from(people)).map((row) => row.name);
}
