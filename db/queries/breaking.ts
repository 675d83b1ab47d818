/** Breaking news as it stands now, and as it stood. */
import { aliasedTable, and, desc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Edition } from '#document/edition.ts';
import type { Reader } from '../client.ts';
import { nowIso } from '../clock.ts';
import { breakingNews, people } from '../schema.ts';
import type { EditionReader } from './edition-reader.ts';
import { getPublishedCards, type PublishedCard } from './published.ts';

export interface Breaking {
  id: string;
  edition: Edition;
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
      edition: breakingNews.edition,
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

function ofEdition({ edition }: EditionReader) {
  return eq(breakingNews.edition, edition);
}

export async function getBreaking(db: Reader, id: string): Promise<Breaking | null> {
  const [row] = await select(db).where(eq(breakingNews.id, id));
  return row ?? null;
}

/** What stands on every page of the edition at this moment; null for nothing. */
export async function getStandingBreaking(db: EditionReader): Promise<Breaking | null> {
  const [row] = await select(db)
    .where(and(ofEdition(db), isNull(breakingNews.endedAt), gt(breakingNews.until, nowIso())))
    .orderBy(desc(breakingNews.createdAt))
    .limit(1);
  return row ?? null;
}

/** The same as readers get it: with its story, if that is one they may see. */
export async function getShownBreaking(
  db: EditionReader,
): Promise<(Pick<Breaking, 'id' | 'text' | 'until' | 'storyId'> & { story: PublishedCard | null }) | null> {
  const standing = await getStandingBreaking(db);
  if (!standing) return null;
  const { id, text, until, storyId } = standing;
  const cards = await getPublishedCards(db, storyId === null ? [] : [storyId]);
  return { id, text, until, storyId, story: cards.get(storyId ?? '') ?? null };
}

/** The newest of the edition first. */
export async function listBreaking(db: EditionReader, limit: number): Promise<Breaking[]> {
  return select(db).where(ofEdition(db)).orderBy(desc(breakingNews.createdAt)).limit(limit);
}

/** The editions in which one ran out by itself after `since` and not after `now`. */
export async function listBreakingRunOut(db: Reader, since: string, now: string): Promise<Edition[]> {
  const rows = await db
    .selectDistinct({ edition: breakingNews.edition })
    .from(breakingNews)
    .where(and(isNull(breakingNews.endedAt), gt(breakingNews.until, since), lte(breakingNews.until, now)));
  return rows.map(({ edition }) => edition);
}
