import { existsSync } from 'node:fs';
import { writeBackup } from '../archive.ts';
import { needed, readArgs } from './usage.ts';
import { complain, withExistingDb } from './with-db.ts';

export async function backup(args: string[]): Promise<number> {
  const { words } = readArgs(args, []);
  const file = needed(words[0], 'a file');
  if (existsSync(file)) return complain(`${file} exists already; a backup never overwrites`);
  return withExistingDb(async (db) => {
    try {
      await writeBackup(db, file);
    } catch (error) {
      return complain(
        `${file} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    process.stdout.write(`${file}\n`);
    return 0;
  });
}
