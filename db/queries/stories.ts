/** The newsroom's view of stories: working copies. Readers never come this way (see published.ts). */
import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Edition } from '#document/edition.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { type RevisionContent, unpackContent } from '../revision-content.ts';
import { events, live, liveMedia, people, revisions, sections, stories } from '../schema.ts';

type State = (typeof stories.$inferSelect)['state'];

/** A story without its text: what the workflow decides on and lists show. */
export interface StoryHead {
  id: string;
  author: { id: string; name: string };
  state: State;
  revision: number;
  approvedRevision: number | null;
  scheduledFor: string | null;
  live: { revision: number; publishedAt: string; updatedAt: string; section: string; slug: string } | null;
  edition: Edition;
  translationOf: string | null;
  slug: string | null;
  liveSection: string | null;
  firstPublishedAt: string | null;
  /** Its place in the order of first publications. */
  publishedNumber: number | null;
  headline: string;
  section: { slug: string; name: string };
  words: number;
  createdAt: string;
  changedAt: string;
}

function selectHeads(db: Reader) {
  return db
    .select({
      id: stories.id,
      author: { id: people.id, name: people.name },
      state: stories.state,
      revision: stories.revision,
      approvedRevision: stories.approvedRevision,
      scheduledFor: stories.scheduledFor,
      live: {
        revision: live.revision,
        publishedAt: live.publishedAt,
        updatedAt: live.updatedAt,
        section: live.section,
        slug: live.slug,
      },
      edition: stories.edition,
      translationOf: stories.translationOf,
      slug: stories.slug,
      liveSection: stories.liveSection,
      firstPublishedAt: stories.firstPublishedAt,
      publishedNumber: stories.publishedNumber,
      headline: stories.headline,
      section: { slug: sections.slug, name: sections.name },
      words: stories.words,
      createdAt: stories.createdAt,
      changedAt: stories.changedAt,
    })
    .from(stories)
    .innerJoin(people, eq(people.id, stories.authorId))
    .innerJoin(sections, eq(sections.slug, stories.section))
    .leftJoin(live, eq(live.storyId, stories.id));
}

const headById = prepared((db) =>
  selectHeads(db)
    .where(eq(stories.id, sql.placeholder('id')))
    .prepare(),
);

export async function getStoryHead(db: Reader, id: string): Promise<StoryHead | null> {
  const [row] = await headById(db).execute({ id });
  return row ?? null;
}

const revisionByNumber = prepared((db) =>
  db
    .select({ content: revisions.content })
    .from(revisions)
    .where(
      and(eq(revisions.storyId, sql.placeholder('storyId')), eq(revisions.number, sql.placeholder('number'))),
    )
    .prepare(),
);

export async function getRevision(
  db: Reader,
  storyId: string,
  number: number,
): Promise<RevisionContent | null> {
  const [row] = await revisionByNumber(db).execute({ storyId, number });
  return row ? unpackContent(row.content) : null;
}

const scheduledUntil = prepared((db) =>
  db
    .select({ id: stories.id })
    .from(stories)
    .where(lte(stories.scheduledFor, sql.placeholder('moment')))
    .orderBy(stories.scheduledFor, stories.id)
    .prepare(),
);

/** Ids of stories whose time to be published has come, the one that waits longest first. */
export async function listDue(db: Reader, moment: string): Promise<string[]> {
  return (await scheduledUntil(db).execute({ moment })).map((row) => row.id);
}

/** Newest change first. Without a filter: every story. */
export async function listStoryHeads(
  db: Reader,
  filter: { authorId?: string; states?: State[]; isLive?: boolean; limit: number; offset?: number },
): Promise<StoryHead[]> {
  const conditions: SQL[] = [];
  if (filter.authorId) conditions.push(eq(stories.authorId, filter.authorId));
  if (filter.states) conditions.push(inArray(stories.state, filter.states));
  if (filter.isLive) conditions.push(eq(live.storyId, stories.id));
  return selectHeads(db)
    .where(and(...conditions))
    .orderBy(desc(stories.changedAt), desc(stories.id))
    .limit(filter.limit)
    .offset(filter.offset ?? 0);
}

export async function listStoryHeadsById(db: Reader, ids: string[]): Promise<StoryHead[]> {
  return ids.length === 0 ? [] : selectHeads(db).where(inArray(stories.id, ids));
}

export interface StoryEvent {
  id: number;
  at: string;
  personId: string | null;
  personName: string | null;
  action: string;
  revision: number | null;
  from: string | null;
  to: string | null;
  note: string | null;
  due: string | null;
}

/** A story's events, newest first. */
export async function listStoryEvents(db: Reader, storyId: string): Promise<StoryEvent[]> {
  return db
    .select({
      id: events.id,
      at: events.at,
      personId: events.personId,
      personName: people.name,
      action: events.action,
      revision: events.revision,
      from: events.from,
      to: events.to,
      note: events.note,
      due: events.due,
    })
    .from(events)
    .leftJoin(people, eq(people.id, events.personId))
    .where(eq(events.storyId, storyId))
    .orderBy(desc(events.id));
}

/** Media ids that readers see in a story now. */
export async function listLivePictures(db: Reader, storyId: string): Promise<string[]> {
  const rows = await db
    .select({ id: liveMedia.mediaId })
    .from(liveMedia)
    .where(eq(liveMedia.storyId, storyId));
  return rows.map((row) => row.id);
}
