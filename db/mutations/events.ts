import { createHash } from 'node:crypto';
import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { events } from '../schema.ts';

/** Who did what to which story, when, why and from where. `personId` null: the house itself. */
export interface EventInput {
  at: string;
  personId: string | null;
  action: string;
  storyId?: string | null;
  revision?: number | null;
  from?: string | null;
  to?: string | null;
  note?: string | null;
  due?: string | null;
  address?: string | null;
}

const start = '0'.repeat(64);

/** The hash covers the hash before, so a line that was changed or taken out breaks every one after it. */
function chain(previous: string, event: Required<EventInput>): string {
  const line = [
    previous,
    event.at,
    event.personId,
    event.action,
    event.storyId,
    event.revision,
    event.from,
    event.to,
    event.note,
    event.address,
  ];
  // Only where there is one: the lines written before there was such a column keep their hashes.
  if (event.due !== null) line.push(event.due);
  return createHash('sha256').update(JSON.stringify(line)).digest('hex');
}

function complete(event: EventInput): Required<EventInput> {
  return {
    at: event.at,
    personId: event.personId,
    action: event.action,
    storyId: event.storyId ?? null,
    revision: event.revision ?? null,
    from: event.from ?? null,
    to: event.to ?? null,
    note: event.note ?? null,
    due: event.due ?? null,
    address: event.address ?? null,
  };
}

const lastHash = prepared((db) =>
  db.select({ hash: events.hash }).from(events).orderBy(desc(events.id)).limit(1).prepare(),
);

const insertEvent = prepared((db) =>
  db
    .insert(events)
    .values({
      at: sql.placeholder('at'),
      personId: sql.placeholder('personId'),
      action: sql.placeholder('action'),
      storyId: sql.placeholder('storyId'),
      revision: sql.placeholder('revision'),
      from: sql.placeholder('from'),
      to: sql.placeholder('to'),
      note: sql.placeholder('note'),
      due: sql.placeholder('due'),
      address: sql.placeholder('address'),
      previous: sql.placeholder('previous'),
      hash: sql.placeholder('hash'),
    })
    .prepare(),
);

export async function recordEvent(tx: Tx, input: EventInput): Promise<void> {
  const [last] = await lastHash(tx).execute();
  const previous = last?.hash ?? start;
  const event = complete(input);
  await insertEvent(tx).execute({ ...event, previous, hash: chain(previous, event) });
}

/** The id of the first event whose hash doesn't follow from what is written; null when the chain is whole. */
export async function findBrokenEvent(db: Reader): Promise<number | null> {
  let previous = start;
  let after = 0;
  for (;;) {
    const rows = await db
      .select()
      .from(events)
      .where(sql`${events.id} > ${after}`)
      .orderBy(asc(events.id))
      .limit(1000);
    if (rows.length === 0) return null;
    for (const row of rows) {
      if (row.previous !== previous || row.hash !== chain(previous, complete(row))) return row.id;
      previous = row.hash;
      after = row.id;
    }
  }
}

/** How many events were cut off the end, where no hash tells: the database counts the ids it has given. */
export async function countMissingLastEvents(db: Reader): Promise<number> {
  const row = await db.get<{ given: number | null; last: number | null }>(
    sql`select (select seq from sqlite_sequence where name = 'events') as given, (select max(id) from events) as last`,
  );
  return Math.max(0, (row?.given ?? 0) - (row?.last ?? 0));
}

/** How many events there are for a story. */
export async function countEvents(db: Reader, storyId: string): Promise<number> {
  return db.$count(events, eq(events.storyId, storyId));
}
