/** Approved stories whose time came and passed: the house took them off the schedule instead of publishing them. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { events, stories } from '../schema.ts';

/** Latest first; `why` is what the house noted, `CODE: detail`. One that was touched since isn't among them. */
export async function listMissed(
  db: Reader,
): Promise<{ id: string; headline: string; authorId: string; at: string; why: string }[]> {
  const latest = sql`(select max(e.id) from ${events} e where e.story_id = ${stories.id})`;
  const rows = await db
    .select({
      id: stories.id,
      headline: stories.headline,
      authorId: stories.authorId,
      at: events.at,
      why: events.note,
    })
    .from(stories)
    .innerJoin(events, sql`${events.id} = ${latest}`)
    .where(and(eq(stories.state, 'approved'), eq(events.action, 'unschedule'), isNull(events.personId)))
    .orderBy(desc(events.id))
    .limit(20);
  return rows.map((row) => ({ ...row, why: row.why ?? '' }));
}
