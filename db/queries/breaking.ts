/** Breaking news as it stands now, and as it stood. */
import { aliasedTable, and, desc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { nowIso } from '../clock.ts';
import { breakingNews, people } from '../schema.ts';
import type { EditionReader } from './edition-reader.ts';
import { getPublishedCards, type PublishedCard } from './published.ts';

export interface Breaking {
  id: string;
  text: string;
  storyId: string | null;
  /** ISO 8601 UTC, as all times here. */
  until: string;
  createdAt: string;
  by: { id: string; name: string };
  /** Null while nobody ended it; it may have run out all the same. */
  endedAt: string | null;
  endedBy: string | null;
  draftId: string | null;
}

const ender = aliasedTable(people, 'ender');

function select(db: Reader) {
  return db
    .select({
      id: breakingNews.id,
      text: breakingNews.text,
      storyId: breakingNews.storyId,
      until: breakingNews.until,
      createdAt: breakingNews.createdAt,
      by: { id: people.id, name: people.name },
      endedAt: breakingNews.endedAt,
      endedBy: ender.name,
      draftId: breakingNews.draftId,
    })
    .from(breakingNews)
    .innerJoin(people, eq(people.id, breakingNews.personId))
    .leftJoin(ender, eq(ender.id, breakingNews.endedBy));
}

export async function getBreaking(db: Reader, id: string): Promise<Breaking | null> {
  const [row] = await select(db).where(eq(breakingNews.id, id));
  return row ?? null;
}

/** What stands on every page at this moment; null for nothing. */
export async function getStandingBreaking(db: Reader): Promise<Breaking | null> {
  const [row] = await select(db)
    .where(and(isNull(breakingNews.endedAt), gt(breakingNews.until, nowIso())))
    .orderBy(desc(breakingNews.createdAt))
    .limit(1);
  return row ?? null;
}

/** The same as readers get it: with its story, if that is one they may see. It is said in Arabic, to readers of that edition. */
export async function getShownBreaking(
  db: EditionReader,
): Promise<(Pick<Breaking, 'id' | 'text' | 'until' | 'storyId'> & { story: PublishedCard | null }) | null> {
  const standing = db.edition === 'ar' ? await getStandingBreaking(db) : null;
  if (!standing) return null;
  const { id, text, until, storyId } = standing;
  const cards = await getPublishedCards(db, storyId === null ? [] : [storyId]);
  return { id, text, until, storyId, story: cards.get(storyId ?? '') ?? null };
}

/** The newest first. */
export async function listBreaking(db: Reader, limit: number): Promise<Breaking[]> {
  return select(db).orderBy(desc(breakingNews.createdAt)).limit(limit);
}

/** Whether any ran out by itself after `since` and not after `now`. */
export async function hasBreakingRunOut(db: Reader, since: string, now: string): Promise<boolean> {
  const [row] = await db
    .select({ id: breakingNews.id })
    .from(breakingNews)
    .where(and(isNull(breakingNews.endedAt), gt(breakingNews.until, since), lte(breakingNews.until, now)))
    .limit(1);
  return row !== undefined;
}
