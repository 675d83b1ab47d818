import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '#db/client.ts';
import { findBrokenEvent } from '#db/mutations/events.ts';
import { findDamagedRevision, listMedia } from '#db/queries/health.ts';
import { findPageStoreProblems } from '#publishing/doctor.ts';
import { readArgs } from './usage.ts';
import { withDb } from './with-db.ts';

/** Prints each thing that is wrong, or `ok`; exit code 1 where something is. */
export async function doctor(args: string[]): Promise<number> {
  readArgs(args, []);
  return withDb(async (db) => {
    const problems = [...(await findProblems(db)), ...(await findPageStoreProblems(db))];
    process.stdout.write(`${problems.length ? problems.join('\n') : 'ok'}\n`);
    return problems.length ? 1 : 0;
  });
}

async function findProblems(db: Db): Promise<string[]> {
  const problems = db.integrity().filter((line) => line !== 'ok');
  const event = await findBrokenEvent(db.read);
  if (event !== null) problems.push(`event ${event} does not follow from the one before it`);
  const damaged = await findDamagedRevision(db.read);
  if (damaged)
    problems.push(`revision ${damaged.number} of story ${damaged.storyId} does not match its hash`);
  for (const picture of await listMedia(db.read)) {
    for (const width of picture.widths) {
      if (!existsSync(path.join(db.folder, 'media', picture.id, `${width}.webp`))) {
        problems.push(`picture ${picture.id} lacks its rendition of ${width} pixels`);
      }
    }
  }
  return problems;
}
