/** Stored files as the desk sees them, published or not. */
import { and, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { live, liveMedia, media, people, stories, storyMedia } from '../schema.ts';

export interface PictureSize {
  id: string;
  width: number;
  height: number;
  widths: number[];
}

export type MediaRow = typeof media.$inferSelect;

/** Sizes of stored pictures by id, published or not: for people at the desk. */
export async function getPictureSizes(db: Reader, ids: string[]): Promise<Map<string, PictureSize>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: media.id, width: media.width, height: media.height, widths: media.widths })
    .from(media)
    .where(inArray(media.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

export interface ShowingStory {
  id: string;
  headline: string;
  section: string;
  slug: string;
  publishedAt: string;
  updatedAt: string;
}

/** Published stories that show one of these files. */
export async function listStoriesShowing(db: Reader, ids: string[]): Promise<ShowingStory[]> {
  if (ids.length === 0) return [];
  return db
    .selectDistinct({
      id: live.storyId,
      headline: live.headline,
      section: live.section,
      slug: live.slug,
      publishedAt: live.publishedAt,
      updatedAt: live.updatedAt,
    })
    .from(liveMedia)
    .innerJoin(live, eq(live.storyId, liveMedia.storyId))
    .where(inArray(liveMedia.mediaId, ids))
    .orderBy(desc(live.updatedAt));
}

export async function getMediaRow(db: Reader, id: string): Promise<MediaRow | null> {
  const [row] = await db.select().from(media).where(eq(media.id, id));
  return row ?? null;
}

/** By id, those that are there. */
export async function getMediaRows(db: Reader, ids: string[]): Promise<Map<string, MediaRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(media).where(inArray(media.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** All rows of the same file, whoever sent it. */
export async function listSameFile(db: Reader, sha256: string): Promise<MediaRow[]> {
  return db.select().from(media).where(eq(media.sha256, sha256));
}

export interface MediaFilter {
  id?: string;
  /** Words, folded and in lower case; each must be found somewhere. */
  words?: string[];
  kind?: MediaRow['kind'];
  /** `missing`: no credit or, for a picture, no description. */
  only?: 'lapsed' | 'withdrawn' | 'missing' | 'unused';
  /** Today in the newsroom's zone, `YYYY-MM-DD`. */
  today: string;
  limit: number;
  offset?: number;
}

export interface MediaListRow extends MediaRow {
  person: string;
  /** When a story that readers see last showed it; null where none does. */
  shownAt: string | null;
}

const shownAt = sql<
  string | null
>`(select max(${live.updatedAt}) from ${liveMedia} inner join ${live} on ${live.storyId} = ${liveMedia.storyId} where ${liveMedia.mediaId} = ${media.id})`;

function conditions(filter: MediaFilter): SQL | undefined {
  const lapsed = and(ne(media.rightsUntil, ''), sql`${media.rightsUntil} < ${filter.today}`);
  const only = {
    lapsed,
    withdrawn: isNotNull(media.withdrawnAt),
    missing: or(eq(media.credit, ''), and(eq(media.kind, 'image'), eq(media.alt, ''))),
    unused: sql`not exists (select 1 from ${storyMedia} where ${storyMedia.mediaId} = ${media.id}) and not exists (select 1 from ${liveMedia} where ${liveMedia.mediaId} = ${media.id})`,
  };
  return and(
    filter.id === undefined ? undefined : eq(media.id, filter.id),
    ...(filter.words ?? []).map((word) => sql`instr(${media.folded}, ${word}) > 0`),
    filter.kind ? eq(media.kind, filter.kind) : undefined,
    filter.only ? only[filter.only] : undefined,
  );
}

/** Newest first. */
export async function listMedia(db: Reader, filter: MediaFilter): Promise<MediaListRow[]> {
  const rows = await db
    .select({ row: media, person: people.name, shownAt })
    .from(media)
    .innerJoin(people, eq(people.id, media.personId))
    .where(conditions(filter))
    .orderBy(desc(media.createdAt), desc(media.id))
    .limit(filter.limit)
    .offset(filter.offset ?? 0);
  return rows.map(({ row, person, shownAt: shown }) => ({ ...row, person, shownAt: shown }));
}

export async function countMedia(db: Reader, filter: MediaFilter): Promise<number> {
  return db.$count(media, conditions(filter));
}

/** Hashes of pictures, newest first, for finding near ones. */
export async function listHashes(db: Reader, limit: number): Promise<{ id: string; dhash: string }[]> {
  return db
    .select({ id: media.id, dhash: media.dhash })
    .from(media)
    .where(ne(media.dhash, ''))
    .orderBy(desc(media.createdAt))
    .limit(limit);
}

export interface UsingStory {
  id: string;
  headline: string;
  state: string;
  isLive: boolean;
  publishedAt: string | null;
}

/** Stories whose newest revision names one of these files, or that show it to readers. */
export async function listUsingStories(db: Reader, ids: string[]): Promise<UsingStory[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectDistinct({
      id: stories.id,
      headline: stories.headline,
      state: stories.state,
      changedAt: stories.changedAt,
      shown: liveMedia.mediaId,
      publishedAt: live.publishedAt,
    })
    .from(stories)
    .leftJoin(storyMedia, and(eq(storyMedia.storyId, stories.id), inArray(storyMedia.mediaId, ids)))
    .leftJoin(liveMedia, and(eq(liveMedia.storyId, stories.id), inArray(liveMedia.mediaId, ids)))
    .leftJoin(live, eq(live.storyId, stories.id))
    .where(or(isNotNull(storyMedia.mediaId), isNotNull(liveMedia.mediaId)))
    .orderBy(desc(stories.changedAt));
  return rows.map(({ id, headline, state, shown, publishedAt }) => ({
    id,
    headline,
    state,
    isLive: shown !== null,
    publishedAt: shown === null ? null : publishedAt,
  }));
}

/** Files on published pages whose rights have ended, or end before `until`. */
export async function listLapsing(
  db: Reader,
  until: string,
): Promise<(ShowingStory & { media: string; caption: string; rightsUntil: string })[]> {
  return db
    .select({
      media: media.id,
      caption: media.caption,
      rightsUntil: media.rightsUntil,
      id: live.storyId,
      headline: live.headline,
      section: live.section,
      slug: live.slug,
      publishedAt: live.publishedAt,
      updatedAt: live.updatedAt,
    })
    .from(media)
    .innerJoin(liveMedia, eq(liveMedia.mediaId, media.id))
    .innerJoin(live, eq(live.storyId, liveMedia.storyId))
    .where(and(ne(media.rightsUntil, ''), sql`${media.rightsUntil} < ${until}`, isNull(media.withdrawnAt)))
    .orderBy(media.rightsUntil);
}

/** Rows from before they were folded. */
export async function listUnfolded(db: Reader): Promise<MediaRow[]> {
  return db.select().from(media).where(eq(media.folded, ''));
}
