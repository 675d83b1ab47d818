/** Fronts as they were composed, and filled with what readers may see. */
import { desc, eq, sql } from 'drizzle-orm';
import {
  type Composition,
  editionOf,
  emptyComposition,
  enoughFor,
  type FilledSlot,
  type FrontKey,
  fillFront,
  sectionOf,
  slotsOf,
  standing,
} from '#document/front.ts';
import type { Reader } from '../client.ts';
import { nowIso } from '../clock.ts';
import { frontRevisions, people } from '../schema.ts';
import { readerOf } from './edition-reader.ts';
import {
  getPublishedCards,
  listPublished,
  listSectionsWithStories,
  type PublishedCard,
  type Section,
} from './published.ts';
import { listMostRead } from './reads.ts';

/** A front that nobody composed yet has number 0. */
export interface FrontRevision extends Composition {
  number: number;
  /** Who composed it, and when; null for number 0. */
  by: { id: string; name: string } | null;
  at: string | null;
}

/** The newest first. */
export async function listFrontRevisions(
  db: Reader,
  front: FrontKey,
  limit: number,
): Promise<FrontRevision[]> {
  return db
    .select({
      number: frontRevisions.number,
      layout: frontRevisions.layout,
      placements: frontRevisions.placements,
      by: { id: people.id, name: people.name },
      at: frontRevisions.createdAt,
    })
    .from(frontRevisions)
    .innerJoin(people, eq(people.id, frontRevisions.personId))
    .where(eq(frontRevisions.front, front))
    .orderBy(desc(frontRevisions.number))
    .limit(limit);
}

/** How the front stands now. */
export async function getFrontRevision(db: Reader, front: FrontKey): Promise<FrontRevision> {
  const [newest] = await listFrontRevisions(db, front, 1);
  return newest ?? { ...emptyComposition, number: 0, by: null, at: null };
}

/** Fronts on which a placement ended after `since` and not after `now` (ISO 8601 UTC). */
export async function listFrontsWithEnded(db: Reader, since: string, now: string): Promise<string[]> {
  const rows = await db.all<{ front: string }>(sql`
    select distinct front from ${frontRevisions} as latest, json_each(latest.placements) as placement
    where latest.number = (select max(number) from ${frontRevisions} as other where other.front = latest.front)
      and placement.value ->> 'until' > ${since} and placement.value ->> 'until' <= ${now}`);
  return rows.map((row) => row.front);
}

export interface FrontStock {
  /** Sections with stories, in their order: each has a strip on the home page. */
  sections: Section[];
  /** The published stories among those placed. */
  placed: Map<string, PublishedCard>;
  /** By section's slug, and under '' of all: enough to fill every slot. */
  newest: Map<string, PublishedCard[]>;
  mostRead: PublishedCard[];
}

/** All that a composition of this front can be filled from: what readers of its edition may see. */
export async function getFrontStock(
  anyone: Reader,
  front: FrontKey,
  { layout, placements }: Composition,
): Promise<FrontStock> {
  const db = readerOf(anyone, editionOf(front));
  const all = await listSectionsWithStories(db);
  const own = sectionOf(front);
  const sections = own === null ? all : [];
  const slots = slotsOf(
    front,
    layout,
    sections.map(({ slug }) => slug),
  );
  const limit = enoughFor(slots, placements);
  const newest = new Map<string, PublishedCard[]>();
  if (own === null) newest.set('', await listPublished(db, { limit }));
  for (const slug of own === null ? sections.map((section) => section.slug) : [own]) {
    newest.set(slug, await listPublished(db, { section: slug, limit }));
  }
  const ids = placements.map(({ story }) => story);
  const mostRead = await listMostRead(db, front);
  return { sections, placed: await getPublishedCards(db, ids), newest, mostRead };
}

export interface FilledFront {
  layout: Composition['layout'];
  slots: FilledSlot<PublishedCard>[];
  sections: Section[];
  /** Every story it was asked to show, visible or not: when one comes or goes, the page is another. */
  placed: string[];
}

/** The front as readers get it now, or as they would get the given composition. */
export async function getFilledFront(db: Reader, front: FrontKey, given?: Composition): Promise<FilledFront> {
  const { layout, placements } = given ?? (await getFrontRevision(db, front));
  const lasting = standing(placements, nowIso());
  const stock = await getFrontStock(db, front, { layout, placements: lasting });
  const { sections, placed, newest, mostRead } = stock;
  const slots = slotsOf(
    front,
    layout,
    sections.map(({ slug }) => slug),
  );
  return {
    layout,
    slots: fillFront(slots, lasting, {
      placed,
      newest: (section = '') => newest.get(section) ?? [],
      mostRead,
    }),
    sections,
    placed: placements.map(({ story }) => story),
  };
}
