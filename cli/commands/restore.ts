import { existsSync, readdirSync } from 'node:fs';
import { dataFolder } from '#db/environment.ts';
import { readBackup } from '../archive.ts';
import { needed, readArgs } from './usage.ts';
import { complain } from './with-db.ts';

export async function restore(args: string[]): Promise<number> {
  const { words } = readArgs(args, []);
  const file = needed(words[0], 'a file');
  const folder = dataFolder();
  if (!existsSync(file)) return complain(`there is no file ${file}`);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    return complain(`${folder} is not empty; a backup is restored into an empty data folder`);
  }
  const problem = await readBackup(file, folder);
  if (problem) return complain(problem);
  process.stdout.write(`${folder}\n`);
  return 0;
}
