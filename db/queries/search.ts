/**
 * What the two search indexes answer. `live_search` holds what is live and nothing else, and no query on it answers what
 * is under embargo; `desk_search` holds the newest revision of every story.
 */
import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Edition } from '#document/edition.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { type RevisionContent, unpackContent } from '../revision-content.ts';
import { live, media, revisions, sections, stories } from '../schema.ts';
import type { EditionReader } from './edition-reader.ts';
import { cardColumns, hidden, type PublishedCard, shownPicture, visible } from './published.ts';

/** An FTS5 expression, with bounds on the story's place: the first is in, the last too. */
export interface Match {
  match: string;
  first?: number;
  last?: number;
}

function bounds(index: SQL, { first, last }: Match): SQL {
  const conditions: SQL[] = [];
  if (first !== undefined) conditions.push(sql` and ${index}.rowid >= ${first}`);
  if (last !== undefined) conditions.push(sql` and ${index}.rowid <= ${last}`);
  return sql.join(conditions);
}

/** Stands among the facets of every live story that isn't Arabic. Older indexes hold Arabic only, and say nothing of it. */
export function editionFacet(edition: Edition): string | null {
  return edition === 'ar' ? null : `xedition${edition}`;
}

const ofEdition = ({ edition }: EditionReader, match: string) =>
  edition === 'ar'
    ? `(${match}) NOT (facets : "xeditionen")`
    : `(${match}) AND (facets : "${editionFacet(edition)}")`;

/** Places of the stories that match, newest first; published not before `since` and before `until`, ISO 8601. */
export async function findPublished(
  db: EditionReader,
  match: Match & { since?: string; until?: string },
  limit: number,
): Promise<number[]> {
  const when = and(
    match.since ? gte(live.publishedAt, match.since) : undefined,
    match.until ? lt(live.publishedAt, match.until) : undefined,
  );
  // Asking `live` for each of a thousand places costs more than finding them: only where the day matters.
  const inTime = when
    ? sql` and exists (select 1 from ${live} where ${live.number} = live_search.rowid and ${when})`
    : sql``;
  // The index is read from its newest end, and no further than the limit.
  const rows = await db.all<{ number: number }>(sql`
    select live_search.rowid as number from live_search
    where live_search match ${ofEdition(db, match.match)}${bounds(sql`live_search`, match)}
      and live_search.rowid not in ${hidden('number')}${inTime}
    order by live_search.rowid desc limit ${limit}`);
  return rows.map((row) => row.number);
}

/** What names a story, as written. */
export interface Title {
  number: number;
  headline: string;
  lead: string;
  /** Its byline and its tags. */
  names: string;
}

/** Of the stories at these places, in no order. */
export async function listTitles(db: Reader, numbers: number[]): Promise<Title[]> {
  return db.all<Title>(sql`
    select live.number, live.headline, live.lead, live.byline || ' ' || coalesce((
      select group_concat(labels.name, ' ') from live_labels
      join labels on labels.kind = live_labels.kind and labels.key = live_labels.key
      where live_labels.story_id = live.story_id and live_labels.kind = 'tag'), '') as names
    from json_each(${JSON.stringify(numbers)}) as wanted cross join live on live.number = wanted.value`);
}

export interface FoundPublished extends PublishedCard {
  number: number;
  content: RevisionContent;
}

/** The stories at these places, with their text, in the places' order. */
export async function getFoundPublished(db: EditionReader, numbers: number[]): Promise<FoundPublished[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .select({ ...cardColumns(db), number: sql<number>`${live.number}`, content: revisions.content })
    .from(live)
    .innerJoin(sections, eq(sections.slug, live.section))
    .innerJoin(revisions, and(eq(revisions.storyId, live.storyId), eq(revisions.number, live.revision)))
    .leftJoin(media, shownPicture())
    .where(and(inArray(live.number, numbers), visible(db)));
  return inOrder(numbers, rows);
}

function inOrder<Row extends { number: number; content: Uint8Array }>(numbers: number[], rows: Row[]) {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => {
    const row = byNumber.get(number);
    return row ? [{ ...row, content: unpackContent(row.content) }] : [];
  });
}

const firstFrom = prepared((db) =>
  db
    .select({ number: live.number })
    .from(live)
    .where(
      and(eq(live.edition, sql.placeholder('edition')), gte(live.publishedAt, sql.placeholder('moment'))),
    )
    .orderBy(asc(live.publishedAt), asc(live.number))
    .limit(1)
    .prepare(),
);

/** The place of the first story published at or after the moment; null where there is none. */
export async function placeFrom(db: EditionReader, moment: string): Promise<number | null> {
  const [row] = await firstFrom(db).execute({ moment, edition: db.edition });
  return row?.number ?? null;
}

const lastBefore = prepared((db) =>
  db
    .select({ number: live.number })
    .from(live)
    .where(and(eq(live.edition, sql.placeholder('edition')), lt(live.publishedAt, sql.placeholder('moment'))))
    .orderBy(desc(live.publishedAt), desc(live.number))
    .limit(1)
    .prepare(),
);

/** The place of the last story published before the moment; null where there is none. */
export async function placeBefore(db: EditionReader, moment: string): Promise<number | null> {
  const [row] = await lastBefore(db).execute({ moment, edition: db.edition });
  return row?.number ?? null;
}

/** Those of these words that a live story holds or has held. */
export async function listKnownWords(db: Reader, words: Iterable<string>): Promise<string[]> {
  const rows = await db.all<{ word: string }>(sql`
    select word from json_each(${JSON.stringify([...words])}) as asked
    cross join known_words on known_words.word = asked.value`);
  return rows.map((row) => row.word);
}

/** Known words that begin so, at most so many. */
export async function listWordsLike(db: Reader, beginning: string, limit: number): Promise<string[]> {
  const rows = await db.all<{ word: string }>(sql`
    select word from known_words where word >= ${beginning} and word < ${`${beginning}\u{10ffff}`} limit ${limit}`);
  return rows.map((row) => row.word);
}

/** Places of the newest stories at the desk that match. */
export async function findAtDesk(db: Reader, match: Match, limit: number): Promise<number[]> {
  const rows = await db.all<{ number: number }>(sql`
    select rowid as number from desk_search
    where desk_search match ${match.match}${bounds(sql`desk_search`, match)} order by rowid desc limit ${limit}`);
  return rows.map((row) => row.number);
}

/** The newest revisions of these stories, in the order given. */
export async function getFoundAtDesk(
  db: Reader,
  numbers: number[],
): Promise<{ id: string; number: number; content: RevisionContent }[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .select({ id: stories.id, number: sql<number>`${stories.number}`, content: revisions.content })
    .from(stories)
    .innerJoin(revisions, and(eq(revisions.storyId, stories.id), eq(revisions.number, stories.revision)))
    .where(inArray(stories.number, numbers));
  return inOrder(numbers, rows);
}

/** A story at the desk, as its index is told of it. */
export interface DeskRow {
  id: string;
  number: number;
  revision: number;
  authorId: string;
}

function selectAtDesk(db: Reader, where: SQL | undefined, limit: number): Promise<DeskRow[]> {
  return db
    .select({
      id: stories.id,
      number: sql<number>`${stories.number}`,
      revision: stories.revision,
      authorId: stories.authorId,
    })
    .from(stories)
    .where(where)
    .orderBy(desc(stories.number))
    .limit(limit);
}

/** Stories whose newest revision the desk's index doesn't know, newest first. */
export async function listUnindexedAtDesk(db: Reader, limit: number): Promise<DeskRow[]> {
  return selectAtDesk(db, sql`revision <> indexed_revision and ${stories.number} is not null`, limit);
}

/** Stories begun before the one at this place, newest first. */
export async function listAtDeskBelow(db: Reader, place: number, limit: number): Promise<DeskRow[]> {
  return selectAtDesk(db, lt(stories.number, place), limit);
}

/** A live story, as the readers' index is told of it. */
export interface LiveRow {
  id: string;
  number: number;
  revision: number;
  edition: Edition;
}

function selectLive(db: Reader, where: SQL | undefined, limit: number): Promise<LiveRow[]> {
  return db
    .select({
      id: live.storyId,
      number: sql<number>`${live.number}`,
      revision: live.revision,
      edition: live.edition,
    })
    .from(live)
    .where(where)
    .orderBy(desc(live.number))
    .limit(limit);
}

/** Live stories that the readers' index doesn't know, newest first: only after an upgrade. */
export async function listUnindexedLive(db: Reader, limit: number): Promise<LiveRow[]> {
  return selectLive(db, sql`revision <> indexed_revision`, limit);
}

/** Live stories first published before the one at this place, newest first. */
export async function listLiveBelow(db: Reader, place: number, limit: number): Promise<LiveRow[]> {
  return selectLive(db, lt(live.number, place), limit);
}
