/** The only door to the comments readers may see: approved, under a story that is live and shows them. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { nowIso } from '../clock.ts';
import { type CommentDoor, commentDoor } from '../comment-door.ts';
import { prepared } from '../prepared.ts';
import { comments, live, stories } from '../schema.ts';
import { getCommentSettings } from './comment-settings.ts';
import type { EditionReader } from './edition-reader.ts';
import { released, visible } from './published.ts';
import { getSettings } from './settings.ts';

export interface PublishedComment {
  id: string;
  name: string;
  /** By somebody of the newsroom, signed in. */
  isStaff: boolean;
  /** Plain text; lines are paragraphs. */
  text: string;
  /** ISO 8601 UTC. */
  createdAt: string;
}

const chosenOf = prepared((db) =>
  db
    .select({ choice: stories.comments, publishedAt: live.publishedAt, edition: live.edition })
    .from(live)
    .innerJoin(stories, eq(stories.id, live.storyId))
    .where(and(eq(live.storyId, sql.placeholder('id')), released(sql.placeholder('now'))))
    .prepare(),
);

/** How a live story stands to comments; null for a story readers can't see. */
export async function getCommentDoor(db: Reader, storyId: string): Promise<CommentDoor | null> {
  const [story] = await chosenOf(db).execute({ id: storyId, now: nowIso() });
  if (!story || (story.edition !== 'ar' && !(await getSettings(db)).english)) return null;
  return commentDoor(await getCommentSettings(db), story, nowIso());
}

const shown = (storyId: string) =>
  and(
    eq(comments.storyId, storyId),
    eq(comments.state, 'approved'),
    sql`exists (select 1 from ${live} where ${live.storyId} = ${comments.storyId} and ${released()})`,
  );

/** Oldest first. Whether the story shows comments at all is `getCommentDoor`'s to say. */
export async function listPublishedComments(
  db: Reader,
  storyId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<PublishedComment[]> {
  return db
    .select({
      id: comments.id,
      name: comments.name,
      isStaff: sql<boolean>`${comments.personId} is not null`.mapWith(Boolean),
      text: comments.text,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .where(shown(storyId))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(limit)
    .offset(offset);
}

export async function countPublishedComments(db: Reader, storyId: string): Promise<number> {
  return db.$count(comments, shown(storyId));
}

/** Ids of live stories with at least one comment readers could see. */
export async function listStoriesWithComments(db: EditionReader, limit: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: comments.storyId })
    .from(comments)
    .innerJoin(live, eq(live.storyId, comments.storyId))
    .where(and(eq(comments.state, 'approved'), visible(db)))
    .limit(limit);
  return rows.map((row) => row.id);
}
