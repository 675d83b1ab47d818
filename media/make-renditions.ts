/** The long work on stored pictures: what is waiting is made, one after the other, and pages that show it are made anew. */
import { and, asc, eq, lt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { listStoriesShowing } from '#db/queries/media.ts';
import { media } from '#db/schema.ts';
import { folderOf, mediaFiles } from './files.ts';
import {
  type Decoded,
  decodeWidest,
  formats,
  makeCard,
  makeMoving,
  makeRendition,
  movingName,
  renditionWidths,
} from './renditions.ts';

/** What ends the process each time is left after so many beginnings. */
const mostAttempts = 3;

type Row = typeof media.$inferSelect;

/** Makes all that waits; answers how many pictures that were. */
export async function makeWaiting(db: Db): Promise<number> {
  for (let made = 0; ; made += 1) {
    if (!(await makeNext(db))) return made;
  }
}

/** The picture that waits longest. False where none does. */
export async function makeNext(db: Db): Promise<boolean> {
  const [row] = await db.read
    .select()
    .from(media)
    .where(and(eq(media.making, 'waiting'), lt(media.attempts, mostAttempts)))
    .orderBy(asc(media.attempts), asc(media.createdAt))
    .limit(1);
  if (!row) return false;
  // Counted before the work: what kills this process must not be begun for ever.
  await db.write(async (tx) => {
    await tx
      .update(media)
      .set({ attempts: row.attempts + 1 })
      .where(eq(media.id, row.id));
  });
  try {
    await finish(db, row, await make(db, row));
  } catch (error) {
    console.error(`The renditions of ${row.id} could not be made:`, error);
    if (row.attempts + 1 >= mostAttempts) {
      await db.write(async (tx) => {
        await tx.update(media).set({ making: 'failed' }).where(eq(media.id, row.id));
      });
    }
  }
  return true;
}

interface Made {
  /** The crop's name. */
  card: string;
  moves: boolean;
}

/** Only what isn't there yet: after a restart the work goes on where it was. */
async function make(db: Db, row: Row): Promise<Made> {
  const store = mediaFiles(db);
  const folder = folderOf(row);
  const there = new Set(await store.list(folder));
  const original = [...there].find((name) => name.startsWith('original.'));
  if (!original) throw new Error('its original is missing');
  let decoded: Decoded | null = null;
  const picture = async () => {
    decoded ??= await decodeWidest(await store.read(folder, original), row);
    return decoded;
  };
  for (const width of renditionWidths(row.width)) {
    for (const format of formats) {
      const name = `${width}.${format}`;
      if (!there.has(name))
        await store.add(folder, name, await makeRendition(await picture(), width, format));
    }
  }
  const moving = there.has(movingName)
    ? null
    : await makeMoving(await store.read(folder, original), row.mime);
  if (moving) await store.add(folder, movingName, moving);
  const moves = there.has(movingName) || moving !== null;
  const name = `card-${row.focusX}-${row.focusY}.jpg`;
  if (there.has(name)) return { card: name, moves };
  const card = await makeCard(await picture(), { x: row.focusX, y: row.focusY });
  if (card) await store.add(folder, card.name, card.bytes);
  return { card: card?.name ?? '', moves };
}

async function finish(db: Db, row: Row, { card, moves }: Made): Promise<void> {
  await db.write(async (tx) => {
    const made = { widths: renditionWidths(row.width), formats: [...formats], moves, attempts: 0 };
    // Every row of the same file: what was made is there for all of them. A focus that was moved meanwhile waits on.
    await tx
      .update(media)
      .set(made)
      .where(row.folder ? eq(media.folder, row.folder) : eq(media.id, row.id));
    await tx
      .update(media)
      .set({ making: 'ready', card })
      .where(and(eq(media.id, row.id), eq(media.focusX, row.focusX), eq(media.focusY, row.focusY)));
    const shown = await listStoriesShowing(tx, [row.id]);
    if (shown.length === 0) return;
    await writeOutbox(
      tx,
      [`media:${row.id}`, 'feed', ...shown.map((story) => `story:${story.id}`)],
      nowIso(),
    );
  });
}
