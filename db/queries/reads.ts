/** How often stories were read. Approximate by nature: see docs/decisions on counting. */
import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import { editionOf, type FrontKey } from '#document/front.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { live, mostRead, readDepths, readSources, storyReads } from '../schema.ts';
import { type EditionReader, readerOf } from './edition-reader.ts';
import { getPublishedCards, type PublishedCard, visible } from './published.ts';

/** The live stories read most since that hour (`2026-11-25T14`), the first the most; in a section or in all. */
export async function rankReads(
  db: EditionReader,
  { since, section, limit }: { since: string; section?: string; limit: number },
): Promise<string[]> {
  const reads = sql<number>`sum(${storyReads.reads})`;
  const rows = await db
    .select({ id: storyReads.storyId })
    .from(storyReads)
    .innerJoin(live, eq(live.storyId, storyReads.storyId))
    .where(and(gte(storyReads.hour, since), section ? eq(live.section, section) : undefined, visible(db)))
    .groupBy(storyReads.storyId)
    .orderBy(desc(reads), desc(storyReads.storyId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

const mostReadOf = prepared((db) =>
  db
    .select({ id: mostRead.storyId })
    .from(mostRead)
    .where(eq(mostRead.front, sql.placeholder('front')))
    .orderBy(asc(mostRead.position))
    .prepare(),
);

export async function listMostReadIds(db: Reader, front: FrontKey): Promise<string[]> {
  const rows = await mostReadOf(db).execute({ front });
  return rows.map(({ id }) => id);
}

/** What the front's page lists, as far as readers may see it. */
export async function listMostRead(db: Reader, front: FrontKey): Promise<PublishedCard[]> {
  const ids = await listMostReadIds(db, front);
  const cards = await getPublishedCards(readerOf(db, editionOf(front)), ids);
  return ids.flatMap((id) => cards.get(id) ?? []);
}

export interface StoryReads {
  total: number;
  /** Newest first; days (UTC) without a reader are left out. */
  days: { day: string; reads: number }[];
  /** The most first; `ours` is this site, `none` where nothing was said. */
  sources: { source: string; reads: number }[];
  /** How many left in the first, second, third and last quarter. */
  depths: number[];
}

export async function getStoryReads(db: Reader, storyId: string, daysShown: number): Promise<StoryReads> {
  const [all] = await db
    .select({ total: sql<number>`coalesce(sum(${storyReads.reads}), 0)` })
    .from(storyReads)
    .where(eq(storyReads.storyId, storyId));
  const day = sql<string>`substr(${storyReads.hour}, 1, 10)`;
  const days = await db
    .select({ day, reads: sql<number>`sum(${storyReads.reads})` })
    .from(storyReads)
    .where(eq(storyReads.storyId, storyId))
    .groupBy(day)
    .orderBy(desc(day))
    .limit(daysShown);
  const reads = sql<number>`sum(${readSources.reads})`;
  const sources = await db
    .select({ source: readSources.source, reads })
    .from(readSources)
    .where(eq(readSources.storyId, storyId))
    .groupBy(readSources.source)
    .orderBy(desc(reads))
    .limit(8);
  const rows = await db
    .select({ quarter: readDepths.quarter, readers: readDepths.readers })
    .from(readDepths)
    .where(eq(readDepths.storyId, storyId));
  const depths = [1, 2, 3, 4].map((quarter) => rows.find((row) => row.quarter === quarter)?.readers ?? 0);
  return { total: all?.total ?? 0, days, sources, depths };
}
