/** Changes to the search indexes and the labels; `search/` says which words. Each takes the transaction. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Edition } from '#document/edition.ts';
import type { Tx } from '../client.ts';
import { labels, live, liveLabels, stories } from '../schema.ts';

/** Words as they are indexed, with a space between them. */
export interface IndexRow {
  headline: string;
  body: string;
  names: string;
  titleStems: string;
  stems: string;
  facets: string;
}

export interface LabelRow {
  kind: 'tag' | 'author';
  key: string;
  name: string;
  /** The address it gets if it is new. */
  slug: string;
}

/**
 * Puts a live story's words and labels in the place of those it had. With `renames` its labels are called from now on as
 * this story spells them; without, a label that is known already keeps its name.
 */
export async function indexLive(
  tx: Tx,
  story: { id: string; number: number; revision: number; edition: Edition },
  row: IndexRow,
  names: LabelRow[],
  renames: boolean,
): Promise<void> {
  await forgetLive(tx, story);
  await tx.run(sql`insert into live_search (rowid, headline, body, names, title_stems, stems, facets)
    values (${story.number}, ${row.headline}, ${row.body}, ${row.names}, ${row.titleStems}, ${row.stems}, ${row.facets})`);
  const words = new Set([row.headline, row.body, row.names].flatMap((text) => text.split(' ')));
  await tx.run(sql`insert or ignore into known_words (word) select value from json_each(${JSON.stringify([...words])})
    where value <> ''`);
  for (const { kind, key, name, slug } of names) {
    const made = tx.insert(labels).values({ kind, key, name, slug: await freeSlug(tx, kind, key, slug) });
    const target = [labels.kind, labels.key];
    await (renames
      ? made.onConflictDoUpdate({ target, set: { name } })
      : made.onConflictDoNothing({ target }));
    await tx
      .insert(liveLabels)
      .values({ kind, key, edition: story.edition, number: story.number, storyId: story.id });
  }
  await tx.update(live).set({ indexedRevision: story.revision }).where(eq(live.storyId, story.id));
}

/** Two names that fold differently may still make one address: the later one gets a number. */
async function freeSlug(tx: Tx, kind: LabelRow['kind'], key: string, wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    const [taken] = await tx
      .select({ key: labels.key })
      .from(labels)
      .where(and(eq(labels.kind, kind), eq(labels.slug, slug), ne(labels.key, key)));
    if (!taken) return slug;
  }
}

/** Takes a story's words and labels from the readers. */
export async function forgetLive(tx: Tx, story: { id: string; number: number }): Promise<void> {
  await tx.run(sql`delete from live_search where rowid = ${story.number}`);
  await tx.delete(liveLabels).where(eq(liveLabels.storyId, story.id));
}

/** Puts a working copy's words in the place of those it had. */
export async function indexAtDesk(
  tx: Tx,
  story: { id: string; number: number; revision: number },
  row: IndexRow,
): Promise<void> {
  await tx.run(sql`delete from desk_search where rowid = ${story.number}`);
  await tx.run(sql`insert into desk_search (rowid, headline, body, names, title_stems, stems, facets)
    values (${story.number}, ${row.headline}, ${row.body}, ${row.names}, ${row.titleStems}, ${row.stems}, ${row.facets})`);
  await tx.update(stories).set({ indexedRevision: story.revision }).where(eq(stories.id, story.id));
}

/** The place of a story that begins now, or is published for the first time. */
export async function nextNumber(tx: Tx, column: 'number' | 'publishedNumber'): Promise<number> {
  const [row] = await tx.select({ last: sql<number | null>`max(${stories[column]})` }).from(stories);
  return (row?.last ?? 0) + 1;
}

/** Empties both indexes: nothing is found any more until it is indexed again. Labels stay, and their pages with them. */
export async function forgetIndexes(tx: Tx): Promise<void> {
  await tx.run(sql`insert into live_search (live_search) values ('delete-all')`);
  await tx.run(sql`insert into desk_search (desk_search) values ('delete-all')`);
  await tx.run(sql`delete from known_words`);
  await tx.update(live).set({ indexedRevision: 0 });
  await tx.update(stories).set({ indexedRevision: 0 });
}
