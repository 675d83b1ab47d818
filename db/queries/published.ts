/**
 * The only door to what readers may see. That a story is published, not taken down and not under embargo
 * is in these queries themselves; no caller can ask for less.
 */
import { and, desc, eq, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { fold } from '#arabic/fold.ts';
import type { StoryBody } from '#document/types.ts';
import type { Reader } from '../client.ts';
import { nowIso } from '../clock.ts';
import { unpackContent } from '../revision-content.ts';
import { events, live, liveMedia, media, revisions, sections, stories } from '../schema.ts';

export interface Section {
  slug: string;
  name: string;
}

export interface Picture {
  id: string;
  width: number;
  height: number;
  /** Widths of the renditions, ascending, each in all of `formats`. */
  widths: number[];
  formats: ('avif' | 'webp' | 'jpg')[];
  alt: string;
  /** 4 × 3 colours as hex; empty for none. */
  placeholder: string;
  /** What every crop keeps in sight, in hundredths. */
  focusX: number;
  focusY: number;
  /** The file cut for link previews (1200 × 630); empty for none. */
  card: string;
}

const pictureColumns = {
  id: media.id,
  width: media.width,
  height: media.height,
  widths: media.widths,
  formats: media.formats,
  alt: media.alt,
  placeholder: media.placeholder,
  focusX: media.focusX,
  focusY: media.focusY,
  card: media.card,
};

/** A withdrawn picture is nowhere, whatever page named it. */
const shownPicture = () => and(eq(media.id, live.picture), isNull(media.withdrawnAt));

export interface PublishedCard {
  id: string;
  revision: number;
  section: Section;
  slug: string;
  headline: string;
  lead: string;
  byline: string;
  /** ISO 8601 UTC. */
  publishedAt: string;
  updatedAt: string;
  picture: Picture | null;
}

export interface PublishedStory extends PublishedCard {
  tags: string[];
  body: StoryBody;
  /** Public corrections, newest first. */
  corrections: { at: string; note: string }[];
}

function visible(): SQL | undefined {
  return or(isNull(live.embargoUntil), lte(live.embargoUntil, nowIso()));
}

const cardColumns = {
  id: live.storyId,
  revision: live.revision,
  section: { slug: sections.slug, name: sections.name },
  slug: live.slug,
  headline: live.headline,
  lead: live.lead,
  byline: live.byline,
  publishedAt: live.publishedAt,
  updatedAt: live.updatedAt,
  picture: pictureColumns,
};

export async function getPublishedStory(db: Reader, id: string): Promise<PublishedStory | null> {
  const [row] = await db
    .select({ ...cardColumns, content: revisions.content })
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .innerJoin(revisions, and(eq(revisions.storyId, live.storyId), eq(revisions.number, live.revision)))
    .leftJoin(media, shownPicture())
    .where(and(eq(live.storyId, id), visible()));
  if (!row) return null;
  const { content, ...card } = row;
  const { tags, body } = unpackContent(content);
  const corrections = await db
    .select({ at: events.at, note: events.note })
    .from(events)
    .where(and(eq(events.storyId, id), eq(events.action, 'correct'), lte(events.revision, row.revision)))
    .orderBy(desc(events.id));
  return {
    ...card,
    tags,
    body,
    corrections: corrections.map(({ at, note }) => ({ at, note: note ?? '' })),
  };
}

/** The published stories among these ids. */
export async function getPublishedCards(db: Reader, ids: string[]): Promise<Map<string, PublishedCard>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select(cardColumns)
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .leftJoin(media, eq(media.id, live.picture))
    .where(and(inArray(live.storyId, ids), visible()));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether a story's address is served (200), was once (410) or never was (404). */
export async function whereIs(db: Reader, id: string): Promise<'live' | 'gone' | 'unknown'> {
  const [row] = await db
    .select({ live: live.storyId, firstPublishedAt: stories.firstPublishedAt, embargo: live.embargoUntil })
    .from(stories)
    .leftJoin(live, and(eq(live.storyId, stories.id), visible()))
    .where(eq(stories.id, id));
  if (row?.live) return 'live';
  return row?.firstPublishedAt ? 'gone' : 'unknown';
}

/** Newest first. `before` is the `publishedAt` of the last card of the page before. */
export async function listPublished(
  db: Reader,
  options: { section?: string; limit: number; before?: string; since?: string; offset?: number },
): Promise<PublishedCard[]> {
  const rows = await db
    .select(cardColumns)
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .leftJoin(media, shownPicture())
    .where(
      and(
        visible(),
        options.section ? eq(live.section, options.section) : undefined,
        options.before ? sql`${live.publishedAt} < ${options.before}` : undefined,
        options.since ? sql`${live.publishedAt} >= ${options.since}` : undefined,
      ),
    )
    .orderBy(desc(live.publishedAt), desc(live.storyId))
    .limit(options.limit)
    .offset(options.offset ?? 0);
  return rows;
}

export async function countPublished(db: Reader, section?: string): Promise<number> {
  return db.$count(live, and(visible(), section ? eq(live.section, section) : undefined));
}

export async function listSections(db: Reader): Promise<Section[]> {
  return db
    .select({ slug: sections.slug, name: sections.name })
    .from(sections)
    .orderBy(sections.position, sections.slug);
}

export async function listSectionsWithStories(db: Reader): Promise<Section[]> {
  return db
    .select({ slug: sections.slug, name: sections.name })
    .from(sections)
    .where(sql`exists (select 1 from ${live} where ${live.section} = ${sections.slug} and ${visible()})`)
    .orderBy(sections.position, sections.slug);
}

/** The pictures of published stories among these ids; one that nothing published shows, or that was withdrawn, is not here. */
export async function getPictures(db: Reader, ids: string[]): Promise<Map<string, Picture>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectDistinct(pictureColumns)
    .from(media)
    .innerJoin(liveMedia, eq(liveMedia.mediaId, media.id))
    .where(and(inArray(media.id, ids), isNull(media.withdrawnAt), eq(media.kind, 'image')));
  return new Map(rows.map((row) => [row.id, row]));
}

/** A recording or document as readers get it: one file. */
export interface Recording {
  id: string;
  kind: 'audio' | 'video' | 'document';
  mime: string;
  bytes: number;
  /** 0 where there is nothing to see. */
  width: number;
  height: number;
}

/** The same for sound, video and documents. */
export async function getRecordings(db: Reader, ids: string[]): Promise<Map<string, Recording>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectDistinct({
      id: media.id,
      kind: media.kind,
      mime: media.mime,
      bytes: media.bytes,
      width: media.width,
      height: media.height,
    })
    .from(media)
    .innerJoin(liveMedia, eq(liveMedia.mediaId, media.id))
    .where(and(inArray(media.id, ids), isNull(media.withdrawnAt)));
  return new Map(
    rows.flatMap(({ kind, ...row }) => (kind === 'image' ? [] : [[row.id, { ...row, kind }] as const])),
  );
}

/** Those among these ids that were withdrawn: a page leaves out their whole place, caption and all. */
export async function listWithdrawn(db: Reader, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, ids), isNotNull(media.withdrawnAt)));
  return new Set(rows.map((row) => row.id));
}

/** Published stories that hold every word of the query, folded; newest first. */
export async function searchPublished(db: Reader, query: string, limit: number): Promise<PublishedCard[]> {
  const words = fold(query).match(/[\p{L}\p{N}]+/gu);
  if (!words) return [];
  const match = `{headline body} : (${words
    .slice(0, 12)
    .map((word) => `"${word}"*`)
    .join(' AND ')})`;
  const rows = await db
    .select(cardColumns)
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .leftJoin(media, shownPicture())
    .where(and(visible(), sql`${live.storyId} in (select story_id from search where search match ${match})`))
    .orderBy(desc(live.publishedAt))
    .limit(limit);
  return rows;
}
