/** Numbers of readers: only ever added to. */
import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { mostRead, readDepths, readSources, stories, storyReads } from '../schema.ts';

export interface ReadsToAdd {
  /** `2026-11-25T14`, UTC. */
  hour: string;
  story: string;
  reads: number;
  sources: Record<string, number>;
  /** How many came to each quarter. */
  depths: readonly number[];
}

/** Stories that there aren't are left out: anybody may ask for an address that looks like one. */
export async function addReads(tx: Tx, counted: readonly ReadsToAdd[]): Promise<void> {
  const known = await knownStories(tx, [...new Set(counted.map(({ story }) => story))]);
  for (const { hour, story, reads, sources, depths } of counted) {
    if (!known.has(story)) continue;
    const day = hour.slice(0, 10);
    if (reads > 0) {
      await tx
        .insert(storyReads)
        .values({ storyId: story, hour, reads })
        .onConflictDoUpdate({
          target: [storyReads.storyId, storyReads.hour],
          set: { reads: sql`${storyReads.reads} + excluded.reads` },
        });
    }
    for (const [source, count] of Object.entries(sources)) {
      await tx
        .insert(readSources)
        .values({ storyId: story, day, source, reads: count })
        .onConflictDoUpdate({
          target: [readSources.storyId, readSources.day, readSources.source],
          set: { reads: sql`${readSources.reads} + excluded.reads` },
        });
    }
    for (const [index, count] of depths.entries()) {
      if (count === 0) continue;
      await tx
        .insert(readDepths)
        .values({ storyId: story, quarter: index + 1, readers: count })
        .onConflictDoUpdate({
          target: [readDepths.storyId, readDepths.quarter],
          set: { readers: sql`${readDepths.readers} + excluded.readers` },
        });
    }
  }
}

async function knownStories(tx: Tx, ids: string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await tx
      .select({ id: stories.id })
      .from(stories)
      .where(inArray(stories.id, ids.slice(from, from + 500)));
    for (const { id } of rows) known.add(id);
  }
  return known;
}

/** What the page with this key lists as most read, from now on. */
export async function putMostRead(tx: Tx, front: string, ids: readonly string[]): Promise<void> {
  await tx.delete(mostRead).where(sql`${mostRead.front} = ${front}`);
  if (ids.length > 0) {
    await tx.insert(mostRead).values(ids.map((storyId, position) => ({ front, position, storyId })));
  }
}
