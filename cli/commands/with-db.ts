import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Db, openDb, UnusableDatabaseError } from '#db/client.ts';
import { dataFolder } from '#db/environment.ts';
import { findPersonByEmail } from '#db/queries/people.ts';
import { errors as arabic } from '#messages/ar/errors.ts';
import { errors as english } from '#messages/en/errors.ts';
import type { Refusal } from '#newsroom/refusal.ts';
import type { Actor } from '#newsroom/types.ts';

/** Opens the store for one command and closes it after; answers the command's exit code. */
export async function withDb(run: (db: Db) => Promise<number>): Promise<number> {
  let db: Db;
  try {
    db = await openDb();
  } catch (error) {
    if (!(error instanceof UnusableDatabaseError)) throw error;
    return complain(error.message);
  }
  try {
    return await run(db);
  } finally {
    db.close();
  }
}

/** The same where there is a newsroom; none is made: a copy of nothing, or its good health, would be a lie. */
export async function withExistingDb(run: (db: Db) => Promise<number>): Promise<number> {
  const folder = dataFolder();
  return existsSync(path.join(folder, 'midad.db'))
    ? withDb(run)
    : complain(`there is no newsroom in ${folder} (no midad.db)`);
}

/** Says what went wrong; answers the exit code for it. */
export function complain(text: string): 1 {
  process.stderr.write(`${text}\n`);
  return 1;
}

/** A refusal in one line, in Arabic where the terminal's language is, with what and where in English. */
export function inWords(refusal: Refusal): string {
  const isArabic = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').startsWith('ar');
  const words = (isArabic ? arabic : english)[refusal.code];
  const where = [refusal.path, refusal.detail].filter(Boolean).join(': ');
  return where ? `${words} (${where})` : words;
}

/** The person behind an e-mail address as an actor; the command line has no address of its own. */
export async function findActor(db: Db, email: string): Promise<Actor | null> {
  const person = await findPersonByEmail(db.read, email);
  if (!person || person.banned) return null;
  return { id: person.id, name: person.name, email: person.email, role: person.role, address: null };
}
