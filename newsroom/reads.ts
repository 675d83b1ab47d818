/** What is read most, chosen anew from time to time: a list that changed with every reader would be a page that is never kept. */
import type { Db } from '#db/client.ts';
import { now } from '#db/clock.ts';
import { putMostRead } from '#db/mutations/reads.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { listSections } from '#db/queries/published.ts';
import { listMostReadIds, rankReads } from '#db/queries/reads.ts';
import { editions, keyIn } from '#document/edition.ts';
import { type FrontKey, frontKey, mostReadKey } from '#document/front.ts';

const hours = 24;
/** More than a page lists: it leaves out what stands on it already. */
const ranked = 20;
/** Fewer are no ranking. */
const fewest = 3;

/** Says which fronts' lists changed, after writing them with their outbox rows. */
export async function refreshMostRead(db: Db): Promise<FrontKey[]> {
  const moment = now();
  const since = new Date(moment.getTime() - hours * 3_600_000).toISOString().slice(0, 13);
  const changed: { front: FrontKey; ids: string[]; keys: string[] }[] = [];
  for (const edition of editions) {
    const reader = readerOf(db.read, edition);
    const sections = await listSections(reader);
    for (const section of [null, ...sections.map(({ slug }) => slug)]) {
      const front = frontKey(edition, section);
      const found = await rankReads(reader, { since, section: section ?? undefined, limit: ranked });
      const ids = found.length < fewest ? [] : found;
      if (ids.join() !== (await listMostReadIds(db.read, front)).join()) {
        const keys = [front, ...(section ? [keyIn(edition, mostReadKey(section))] : [])];
        changed.push({ front, ids, keys });
      }
    }
  }
  if (changed.length === 0) return [];
  await db.write(async (tx) => {
    for (const { front, ids } of changed) await putMostRead(tx, front, ids);
    await writeOutbox(
      tx,
      changed.flatMap(({ keys }) => keys),
      moment.toISOString(),
    );
  });
  return changed.map(({ front }) => front);
}
