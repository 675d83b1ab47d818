/**
 * The only door to what readers may see. That a story is published, not taken down, not under embargo and of the edition
 * that is read is in these queries themselves; no caller can ask for less.
 */
import {
  aliasedTable,
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import { dayAfter, dayOf, dayStart } from '#arabic/days.ts';
import { type Edition, otherEdition } from '#document/edition.ts';
import type { StoryBody } from '#document/types.ts';
import type { Reader } from '../client.ts';
import { nowIso } from '../clock.ts';
import { prepared } from '../prepared.ts';
import { unpackContent } from '../revision-content.ts';
import {
  events,
  housePages,
  labels,
  live,
  liveLabels,
  liveMedia,
  media,
  revisions,
  sections,
  stories,
} from '../schema.ts';
import { type EditionReader, readerOf } from './edition-reader.ts';
import { type HousePageSlug, housePageKey, housePageSlugs, newest } from './house-pages.ts';

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
  /** Whether there is a moving edition, `moving.webp`. */
  moves: boolean;
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
  moves: media.moves,
};

/** ISO 8601 UTC, or its place in a query that is built once and told the time whenever it is asked. */
export type Moment = string | Placeholder;

const toldNow = sql.placeholder('now');
const given = (name: string) => sql.placeholder(name);

/** A withdrawn picture is nowhere, whatever page named it. */
export const shownPicture = () => and(eq(media.id, live.picture), isNull(media.withdrawnAt));

export interface PublishedCard {
  id: string;
  edition: Edition;
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
  /** Its place in the order of first publications. */
  number: number;
  tags: string[];
  body: StoryBody;
  /** Public corrections, newest first. */
  corrections: { at: string; note: string }[];
}

/**
 * Of `live`, what readers of this edition may see. For this room's other queries on it: each of them asks for it. The plus
 * keeps SQLite from walking a whole edition by its index where ids or places say already which stories are meant.
 */
export function visible({ edition }: EditionReader, now: Moment = nowIso()): SQL | undefined {
  return and(sql`+${live.edition} = ${edition}`, released(now));
}

/** The same for lists that are read off the edition's indexes, newest first or by section. */
function listed({ edition }: EditionReader, now: Moment = nowIso()): SQL | undefined {
  return and(eq(live.edition, edition), released(now));
}

/** The same in whatever edition, where a story is known by its id already. */
export function released(now: Moment = nowIso()): SQL | undefined {
  return or(isNull(live.embargoUntil), lte(live.embargoUntil, now));
}

/**
 * The same from the other side: what is live and under embargo, by place or id. There are few, where there are any, so
 * leaving them out costs a long list nothing, while `visible(db)` asks each of its rows.
 */
export function hidden(column: 'number' | 'story_id', now: Moment = nowIso()): SQL {
  return sql`(select ${sql.raw(column)} from ${live} as hidden
    where hidden.embargo_until > ${now} and hidden.number is not null)`;
}

/** The values of a list that a query is given, each time of another length. */
export function listedIn(name: string): SQL {
  return sql`(select value from json_each(${sql.placeholder(name)}))`;
}

const sectionName = ({ edition }: EditionReader) =>
  edition === 'ar'
    ? sql<string>`${sections.name}`
    : sql<string>`coalesce(nullif(${sections.nameEn}, ''), ${sections.name})`;

const sectionColumns = (db: EditionReader) => ({ slug: sections.slug, name: sectionName(db) });

export const cardColumns = (db: EditionReader) => ({
  id: live.storyId,
  edition: live.edition,
  revision: live.revision,
  section: sectionColumns(db),
  slug: live.slug,
  headline: live.headline,
  lead: live.lead,
  byline: live.byline,
  publishedAt: live.publishedAt,
  updatedAt: live.updatedAt,
  picture: pictureColumns,
});

const storyById = prepared((db: EditionReader) =>
  db
    .select({
      ...cardColumns(db),
      number: sql<number>`coalesce(${live.number}, 0)`,
      content: revisions.content,
    })
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .innerJoin(revisions, and(eq(revisions.storyId, live.storyId), eq(revisions.number, live.revision)))
    .leftJoin(media, shownPicture())
    .where(and(eq(live.storyId, given('id')), visible(db, toldNow)))
    .prepare(),
);

const correctionsOf = prepared((db) =>
  db
    .select({ at: events.at, note: events.note })
    .from(events)
    .where(
      and(
        eq(events.storyId, given('id')),
        eq(events.action, 'correct'),
        lte(events.revision, given('revision')),
      ),
    )
    .orderBy(desc(events.id))
    .prepare(),
);

export async function getPublishedStory(db: EditionReader, id: string): Promise<PublishedStory | null> {
  const [row] = await storyById(db).execute({ id, now: nowIso() });
  if (!row) return null;
  const { content, ...card } = row;
  const { tags, body } = unpackContent(content);
  const corrections = await correctionsOf(db).execute({ id, revision: row.revision });
  return {
    ...card,
    tags,
    body,
    corrections: corrections.map(({ at, note }) => ({ at, note: note ?? '' })),
  };
}

const updatesOf = prepared((db: EditionReader) =>
  db
    .select({ at: events.at })
    .from(events)
    .innerJoin(live, eq(live.storyId, events.storyId))
    .where(
      and(
        eq(events.storyId, given('id')),
        inArray(events.action, ['publish', 'correct']),
        lte(events.revision, given('revision')),
        gt(events.at, given('publishedAt')),
        visible(db, toldNow),
      ),
    )
    .orderBy(desc(events.id))
    .prepare(),
);

/** When what readers see of a story was changed after it was first published, newest first. */
export async function listUpdates(
  db: EditionReader,
  { id, revision, publishedAt }: Pick<PublishedCard, 'id' | 'revision' | 'publishedAt'>,
): Promise<string[]> {
  const rows = await updatesOf(db).execute({ id, revision, publishedAt, now: nowIso() });
  return rows.map(({ at }) => at);
}

const cardsById = prepared((db: EditionReader) =>
  db
    .select(cardColumns(db))
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .leftJoin(media, shownPicture())
    .where(and(inArray(live.storyId, listedIn('ids')), visible(db, toldNow)))
    .prepare(),
);

/** The published stories among these ids. */
export async function getPublishedCards(
  db: EditionReader,
  ids: string[],
): Promise<Map<string, PublishedCard>> {
  if (ids.length === 0) return new Map();
  const rows = await cardsById(db).execute({ ids: JSON.stringify(ids), now: nowIso() });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether a story's address is served (200), was once (410) or never was (404). */
export async function whereIs(db: EditionReader, id: string): Promise<'live' | 'gone' | 'unknown'> {
  const [row] = await db
    .select({ live: live.storyId, firstPublishedAt: stories.firstPublishedAt, embargo: live.embargoUntil })
    .from(stories)
    .leftJoin(live, and(eq(live.storyId, stories.id), visible(db)))
    .where(and(eq(stories.id, id), eq(stories.edition, db.edition)));
  if (row?.live) return 'live';
  return row?.firstPublishedAt ? 'gone' : 'unknown';
}

/** Which ones, an index alone says, however far down the list; only those are then read. */
function newestCards(db: EditionReader, ofSection?: SQL) {
  const wanted = db
    .select({ id: live.storyId })
    .from(live)
    .where(
      and(
        eq(live.edition, db.edition),
        sql`${live.storyId} not in ${hidden('story_id', toldNow)}`,
        ofSection,
        gte(live.publishedAt, given('since')),
        lt(live.publishedAt, given('before')),
      ),
    )
    .orderBy(desc(live.publishedAt), desc(live.storyId))
    .limit(given('limit'))
    .offset(given('offset'));
  return db
    .select(cardColumns(db))
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .leftJoin(media, shownPicture())
    .where(and(inArray(live.storyId, wanted), visible(db, toldNow)))
    .orderBy(desc(live.publishedAt), desc(live.storyId))
    .prepare();
}

const newestOfAll = prepared((db: EditionReader) => newestCards(db));
const newestOfSection = prepared((db: EditionReader) => newestCards(db, eq(live.section, given('section'))));

/** Before and after every moment there is, as moments are written. */
const always = { since: '', before: '~' };

/** Newest first; from `since` on and before `before`, two moments. */
export async function listPublished(
  db: EditionReader,
  options: { section?: string; limit: number; before?: string; since?: string; offset?: number },
): Promise<PublishedCard[]> {
  const { section, limit, offset = 0, since = always.since, before = always.before } = options;
  const asked = { limit, offset, since, before, now: nowIso() };
  return section === undefined
    ? newestOfAll(db).execute(asked)
    : newestOfSection(db).execute({ ...asked, section });
}

/** The edition a story belongs to, as what reads it; of what there is none, the Arabic one. */
export async function readerOfStory(db: Reader, id: string): Promise<EditionReader> {
  const [row] = await db.select({ edition: stories.edition }).from(stories).where(eq(stories.id, id));
  return readerOf(db, row?.edition ?? 'ar');
}

/** The live story of the other edition that tells the same, whichever of the two translates the other. */
export async function getTranslation(db: EditionReader, id: string): Promise<PublishedCard | null> {
  const other = readerOf(db, otherEdition(db.edition));
  const paired = await getPaired(db, id);
  return (await getPublishedCards(other, paired ? [paired] : [])).get(paired ?? '') ?? null;
}

const originalOf = prepared((db) =>
  db
    .select({ other: stories.translationOf })
    .from(stories)
    .where(eq(stories.id, given('id')))
    .prepare(),
);

const translationOf = prepared((db) =>
  db
    .select({ other: stories.id })
    .from(stories)
    .where(eq(stories.translationOf, given('id')))
    .prepare(),
);

/** The id of the story it is paired with, whether or not anybody may see that one. */
export async function getPaired(db: Reader, id: string): Promise<string | null> {
  const [own] = await originalOf(db).execute({ id });
  if (own?.other) return own.other;
  const [row] = await translationOf(db).execute({ id });
  return row?.other ?? null;
}

/** All pairs of which both are live: this edition's id to the other's address. */
export async function listTranslations(db: EditionReader): Promise<Map<string, Address>> {
  const translated = aliasedTable(live, 'translated');
  const rows = await db
    .select({ translation: live, original: translated })
    .from(stories)
    .innerJoin(live, eq(live.storyId, stories.id))
    .innerJoin(translated, eq(translated.storyId, stories.translationOf))
    .where(
      and(
        isNotNull(stories.translationOf),
        released(),
        sql`translated.story_id not in ${hidden('story_id')}`,
      ),
    );
  return new Map(
    rows.map(({ translation, original }) => {
      const [own, other] =
        translation.edition === db.edition ? [translation, original] : [original, translation];
      const { storyId: id, edition, section, slug, updatedAt } = other;
      return [own.storyId, { id, edition, section, slug, updatedAt }];
    }),
  );
}

/** What the sitemap says of a story. */
export interface Address {
  id: string;
  edition: Edition;
  section: string;
  slug: string;
  updatedAt: string;
}

/** Addresses alone, newest first: for tens of thousands of them. */
export async function listAddresses(
  db: EditionReader,
  options: { limit: number; since?: string; before?: string; offset?: number },
): Promise<Address[]> {
  return db
    .select({
      id: live.storyId,
      edition: live.edition,
      section: live.section,
      slug: live.slug,
      updatedAt: live.updatedAt,
    })
    .from(live)
    .where(
      and(
        listed(db),
        options.since ? gte(live.publishedAt, options.since) : undefined,
        options.before ? lt(live.publishedAt, options.before) : undefined,
      ),
    )
    .orderBy(desc(live.publishedAt), desc(live.storyId))
    .limit(options.limit)
    .offset(options.offset ?? 0);
}

/** The months (`2026-11`, UTC) with live stories, newest first: how many, and when one of them was changed last. */
export async function listMonths(
  db: EditionReader,
): Promise<{ month: string; stories: number; updatedAt: string }[]> {
  // As the index has it (`live_months`), which answers this alone.
  const month = sql<string>`substr(published_at, 1, 7)`;
  return db
    .select({ month, stories: count(), updatedAt: sql<string>`max(${live.updatedAt})` })
    .from(live)
    .where(and(eq(live.edition, db.edition), sql`${live.storyId} not in ${hidden('story_id')}`))
    .groupBy(month)
    .orderBy(desc(month));
}

export async function countPublished(db: EditionReader, section?: string): Promise<number> {
  return db.$count(
    live,
    and(
      eq(live.edition, db.edition),
      sql`${live.storyId} not in ${hidden('story_id')}`,
      section ? eq(live.section, section) : undefined,
    ),
  );
}

const allSections = prepared((db: EditionReader) =>
  db.select(sectionColumns(db)).from(sections).orderBy(sections.position, sections.slug).prepare(),
);

export async function listSections(db: EditionReader): Promise<Section[]> {
  return allSections(db).execute();
}

const shownSections = prepared((db: EditionReader) =>
  db
    .select(sectionColumns(db))
    .from(sections)
    .where(
      sql`exists (select 1 from ${live} where ${live.section} = ${sections.slug} and ${listed(db, toldNow)})`,
    )
    .orderBy(sections.position, sections.slug)
    .prepare(),
);

export async function listSectionsWithStories(db: EditionReader): Promise<Section[]> {
  return shownSections(db).execute({ now: nowIso() });
}

const picturesById = prepared((db) =>
  db
    .selectDistinct(pictureColumns)
    .from(media)
    .innerJoin(liveMedia, eq(liveMedia.mediaId, media.id))
    .where(and(inArray(media.id, listedIn('ids')), isNull(media.withdrawnAt), eq(media.kind, 'image')))
    .prepare(),
);

/** The pictures of published stories among these ids; one that nothing published shows, or that was withdrawn, is not here. */
export async function getPictures(db: Reader, ids: string[]): Promise<Map<string, Picture>> {
  if (ids.length === 0) return new Map();
  const rows = await picturesById(db).execute({ ids: JSON.stringify(ids) });
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

const recordingsById = prepared((db) =>
  db
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
    .where(and(inArray(media.id, listedIn('ids')), isNull(media.withdrawnAt)))
    .prepare(),
);

/** The same for sound, video and documents. */
export async function getRecordings(db: Reader, ids: string[]): Promise<Map<string, Recording>> {
  if (ids.length === 0) return new Map();
  const rows = await recordingsById(db).execute({ ids: JSON.stringify(ids) });
  return new Map(
    rows.flatMap(({ kind, ...row }) => (kind === 'image' ? [] : [[row.id, { ...row, kind }] as const])),
  );
}

const withdrawnAmong = prepared((db) =>
  db
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, listedIn('ids')), isNotNull(media.withdrawnAt)))
    .prepare(),
);

/** Those among these ids that were withdrawn: a page leaves out their whole place, caption and all. */
export async function listWithdrawn(db: Reader, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await withdrawnAmong(db).execute({ ids: JSON.stringify(ids) });
  return new Set(rows.map((row) => row.id));
}

export interface Label {
  kind: 'tag' | 'author';
  /** The folded name: one for all spellings. */
  key: string;
  slug: string;
  name: string;
}

const labelColumns = { kind: labels.kind, key: labels.key, slug: labels.slug, name: labels.name };

const labelsOfStory = prepared((db) =>
  db
    .select(labelColumns)
    .from(liveLabels)
    .innerJoin(labels, and(eq(labels.kind, liveLabels.kind), eq(labels.key, liveLabels.key)))
    .where(eq(liveLabels.storyId, given('id')))
    .prepare(),
);

/** The tags and authors a live story goes under. */
export async function listLabels(db: Reader, storyId: string): Promise<Label[]> {
  return labelsOfStory(db).execute({ id: storyId });
}

const liveLabel = prepared((db: EditionReader) =>
  db
    .select(labelColumns)
    .from(labels)
    .innerJoin(
      liveLabels,
      and(
        eq(liveLabels.kind, labels.kind),
        eq(liveLabels.key, labels.key),
        eq(liveLabels.edition, db.edition),
      ),
    )
    .innerJoin(live, eq(live.storyId, liveLabels.storyId))
    .where(and(eq(labels.kind, given('kind')), eq(labels.key, given('key')), visible(db, toldNow)))
    .limit(1)
    .prepare(),
);

/** A label that a live story carries, by its folded name. */
export async function getLabel(db: EditionReader, kind: Label['kind'], key: string): Promise<Label | null> {
  const [row] = await liveLabel(db).execute({ kind, key, now: nowIso() });
  return row ?? null;
}

/** The folded name behind an address, whether or not anything is live under it. */
export async function findLabelKey(db: Reader, kind: Label['kind'], slug: string): Promise<string | null> {
  const [row] = await db
    .select({ key: labels.key })
    .from(labels)
    .where(and(eq(labels.kind, kind), eq(labels.slug, slug)));
  return row?.key ?? null;
}

/** Asked of each label: of each story it would be a hundred times the work. */
const isLiveLabel = (db: EditionReader, kind: Label['kind']) =>
  and(
    eq(labels.kind, kind),
    sql`exists (select 1 from ${liveLabels} inner join ${live} on ${live.storyId} = ${liveLabels.storyId}
      where ${liveLabels.kind} = ${labels.kind} and ${liveLabels.key} = ${labels.key}
        and ${liveLabels.edition} = ${db.edition} and ${visible(db)})`,
  );

/** All labels of a kind that a live story carries. */
export async function listLiveLabels(
  db: EditionReader,
  kind: Label['kind'],
  limit: number,
  offset = 0,
): Promise<Label[]> {
  return db
    .select(labelColumns)
    .from(labels)
    .where(isLiveLabel(db, kind))
    .orderBy(labels.key)
    .limit(limit)
    .offset(offset);
}

export async function countLiveLabels(db: EditionReader, kind: Label['kind']): Promise<number> {
  return db.$count(labels, isLiveLabel(db, kind));
}

/** The stories under a label, newest first. */
export async function listByLabel(
  db: EditionReader,
  label: Pick<Label, 'kind' | 'key'>,
  options: { limit: number; offset?: number },
): Promise<PublishedCard[]> {
  return listPublishedAt(db, await listPlaces(db, label, options));
}

const placesOfLabel = prepared((db: EditionReader) =>
  db
    .select({ number: liveLabels.number })
    .from(liveLabels)
    .where(
      and(
        eq(liveLabels.kind, given('kind')),
        eq(liveLabels.key, given('key')),
        eq(liveLabels.edition, db.edition),
        sql`${liveLabels.number} not in ${hidden('number', toldNow)}`,
      ),
    )
    .orderBy(desc(liveLabels.number))
    .limit(given('limit'))
    .offset(given('offset'))
    .prepare(),
);

/** Places of the stories under a label, newest first. */
export async function listPlaces(
  db: EditionReader,
  { kind, key }: Pick<Label, 'kind' | 'key'>,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<number[]> {
  const rows = await placesOfLabel(db).execute({ kind, key, limit, offset, now: nowIso() });
  return rows.map((row) => row.number);
}

function neighbour(db: EditionReader, nearer: SQL, order: SQL) {
  return db
    .select(cardColumns(db))
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .leftJoin(media, shownPicture())
    .where(and(eq(live.section, given('section')), nearer, listed(db, toldNow)))
    .orderBy(order)
    .limit(1)
    .prepare();
}

const neighbours = {
  earlier: prepared((db: EditionReader) =>
    neighbour(db, lt(live.number, given('number')), desc(live.number)),
  ),
  later: prepared((db: EditionReader) => neighbour(db, gt(live.number, given('number')), asc(live.number))),
};

/** The live stories just before and just after a place in a section's order of publication. */
export async function getNeighbours(
  db: EditionReader,
  section: string,
  number: number,
): Promise<{ earlier: PublishedCard | null; later: PublishedCard | null }> {
  const asked = { section, number, now: nowIso() };
  const [earlier] = await neighbours.earlier(db).execute(asked);
  const [later] = await neighbours.later(db).execute(asked);
  return { earlier: earlier ?? null, later: later ?? null };
}

/** The days nearest before and after this one on which a live story was first published: none, one or two. */
export async function listDaysAround(db: EditionReader, day: string, timeZone: string): Promise<string[]> {
  const { earlier, later } = await getDaysAround(db, day, timeZone);
  return [earlier, later].filter((name) => name !== null);
}

export async function getDaysAround(
  db: EditionReader,
  day: string,
  timeZone: string,
): Promise<{ earlier: string | null; later: string | null }> {
  const nearest = async (condition: SQL, order: SQL) => {
    const [row] = await db
      .select({ at: live.publishedAt })
      .from(live)
      .where(and(condition, listed(db)))
      .orderBy(order)
      .limit(1);
    return row ? dayOf(row.at, timeZone) : null;
  };
  return {
    earlier: await nearest(lt(live.publishedAt, dayStart(day, timeZone)), desc(live.publishedAt)),
    later: await nearest(gte(live.publishedAt, dayStart(dayAfter(day), timeZone)), asc(live.publishedAt)),
  };
}

const cardsByPlace = prepared((db: EditionReader) =>
  db
    .select({ ...cardColumns(db), number: live.number })
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .leftJoin(media, shownPicture())
    .where(and(inArray(live.number, listedIn('places')), visible(db, toldNow)))
    .prepare(),
);

/** The published stories at these places, in the places' order. */
export async function listPublishedAt(db: EditionReader, places: number[]): Promise<PublishedCard[]> {
  if (places.length === 0) return [];
  const rows = await cardsByPlace(db).execute({ places: JSON.stringify(places), now: nowIso() });
  const byPlace = new Map(rows.map(({ number, ...card }) => [number, card]));
  return places.flatMap((place) => byPlace.get(place) ?? []);
}

/** A page of the newsroom's own that readers may see, in its newest version. */
export interface ShownPage {
  slug: HousePageSlug;
  title: string;
  body: StoryBody;
  updatedAt: string;
}

export async function getShownPage(db: EditionReader, slug: HousePageSlug): Promise<ShownPage | null> {
  const [row] = await db
    .select({ title: housePages.title, body: housePages.body, updatedAt: housePages.savedAt })
    .from(housePages)
    .where(and(eq(housePages.slug, housePageKey(db.edition, slug)), eq(housePages.isShown, true), newest()));
  return row ? { slug, ...row } : null;
}

const shownPages = prepared((db) =>
  db
    .select({ key: housePages.slug, title: housePages.title, updatedAt: housePages.savedAt })
    .from(housePages)
    .where(and(eq(housePages.isShown, true), newest()))
    .prepare(),
);

/** Those there are, for the foot of each page. */
export async function listShownPages(db: EditionReader): Promise<Omit<ShownPage, 'body'>[]> {
  const rows = await shownPages(db).execute();
  return housePageSlugs.flatMap((slug) =>
    rows
      .filter(({ key }) => key === housePageKey(db.edition, slug))
      .map(({ title, updatedAt }) => ({ slug, title, updatedAt })),
  );
}

export interface PublishedCorrection {
  at: string;
  note: string;
  story: PublishedCard;
}

/** Corrections in what readers see now, newest first. */
export async function listCorrections(db: EditionReader, limit: number): Promise<PublishedCorrection[]> {
  const rows = await db
    .select({ at: events.at, note: events.note, story: live.storyId })
    .from(events)
    .innerJoin(live, and(eq(live.storyId, events.storyId), lte(events.revision, live.revision)))
    // In letters, not as a parameter: only so does SQLite take the index that holds nothing but corrections.
    .where(and(sql`${events.action} = 'correct'`, visible(db)))
    .orderBy(desc(events.id))
    .limit(limit);
  const cards = await getPublishedCards(
    db,
    rows.map((row) => row.story),
  );
  return rows.flatMap(({ at, note, story }) => {
    const card = cards.get(story);
    return card ? [{ at, note: note ?? '', story: card }] : [];
  });
}
