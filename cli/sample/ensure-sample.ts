import { existsSync, readdirSync } from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { openDb } from '#db/client.ts';
import { writeAccounts } from './accounts.ts';
import { makeSampleNewsroom } from './make-sample.ts';

/** The folder holds something that is no newsroom; nothing was touched. */
export class StrangeFolderError extends Error {
  override name = 'StrangeFolderError';
}

/**
 * Makes the sample newsroom where there is none. It is made beside and renamed into place, so that a run that was
 * interrupted leaves no half a newsroom for the next one. Throws StrangeFolderError.
 */
export async function ensureSampleNewsroom(folder: string): Promise<'made' | 'there'> {
  if (existsSync(path.join(folder, 'midad.db'))) return 'there';
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new StrangeFolderError(`${folder} is not empty and holds no newsroom`);
  }
  const beside = `${folder}.making`;
  await rm(beside, { recursive: true, force: true });
  const db = await openDb(beside);
  try {
    const { accounts } = await makeSampleNewsroom(db);
    writeAccounts(beside, accounts);
  } finally {
    db.close();
  }
  // An empty folder is in the way of a rename on some systems.
  if (existsSync(folder)) await rmdir(folder);
  await rename(beside, folder);
  return 'made';
}
