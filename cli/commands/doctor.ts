import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '#db/client.ts';
import { countMissingLastEvents, findBrokenEvent } from '#db/mutations/events.ts';
import { findDamagedRevision, listMediaFiles } from '#db/queries/health.ts';
import { findPageStoreProblems } from '#publishing/doctor.ts';
import { readArgs } from './usage.ts';
import { withExistingDb } from './with-db.ts';

/** Prints each thing that is wrong, or `ok`; exit code 1 where something is. */
export async function doctor(args: string[]): Promise<number> {
  readArgs(args, []);
  return withExistingDb(async (db) => {
    const problems = [...(await findProblems(db)), ...(await findPageStoreProblems(db))];
    process.stdout.write(`${problems.length ? problems.join('\n') : 'ok'}\n`);
    return problems.length ? 1 : 0;
  });
}

async function findProblems(db: Db): Promise<string[]> {
  const problems = db.integrity().filter((line) => line !== 'ok');
  const event = await findBrokenEvent(db.read);
  if (event !== null) problems.push(`event ${event} does not follow from the one before it`);
  const cut = await countMissingLastEvents(db.read);
  if (cut > 0) problems.push(`the last ${cut} events are missing`);
  const damaged = await findDamagedRevision(db.read);
  if (damaged)
    problems.push(`revision ${damaged.number} of story ${damaged.storyId} does not match its hash`);
  for (const { id, folder, widths, formats } of await listMediaFiles(db.read)) {
    const place = path.join(db.folder, 'media', folder || id);
    const names = existsSync(place) ? readdirSync(place) : [];
    if (!names.some((name) => name.startsWith('original.'))) problems.push(`media ${id} lacks its original`);
    for (const name of widths.flatMap((width) => formats.map((format) => `${width}.${format}`))) {
      if (!names.includes(name)) problems.push(`media ${id} lacks its rendition ${name}`);
    }
  }
  return problems;
}
