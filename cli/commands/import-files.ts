import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '#db/client.ts';
import { longestFile } from '#newsroom/import/decode.ts';
import { importStory } from '#newsroom/import-story.ts';
import type { Actor } from '#newsroom/types.ts';
import { needed, readArgs } from './usage.ts';
import { complain, findActor, inWords, withDb } from './with-db.ts';

/** Makes a draft from each file and prints one JSON line for it; exit code 1 where one could not be read. */
export async function importFiles(args: string[]): Promise<number> {
  const { words, options } = readArgs(args, ['email', 'section', 'edition']);
  const email = needed(options.email, '--email');
  needed(words[0], 'a file');
  return withDb(async (db) => {
    const actor = await findActor(db, email);
    if (!actor) return complain(`nobody who may sign in has the address ${email}`);
    let failed = false;
    for (const file of words) {
      const line = await importFile(db, actor, file, options);
      failed ||= 'error' in line;
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
    return failed ? 1 : 0;
  });
}

type Line =
  | { id: string; headline: string; warnings: { code: string; detail: string }[] }
  | { file: string; error: { code: string; message: string } };

async function importFile(
  db: Db,
  actor: Actor,
  file: string,
  options: Record<string, string | undefined>,
): Promise<Line> {
  const { section, edition } = options;
  const bytes = await readWithin(file);
  if (typeof bytes === 'string') return { file, error: { code: bytes, message: sayWhy(bytes, file) } };
  const imported = await importStory(db, actor, { bytes, name: path.basename(file), section, edition });
  if (!imported.ok) {
    return { file, error: { code: imported.refusal.code, message: inWords(imported.refusal) } };
  }
  const { story, warnings } = imported.value;
  return { id: story.id, headline: story.headline, warnings };
}

/** The file's bytes, or why not. The size is asked for first: 50 MB are not read to be refused. */
async function readWithin(file: string): Promise<Uint8Array | 'not_found' | 'too_large' | 'not_a_file'> {
  const found = await stat(file).catch(() => null);
  if (!found) return 'not_found';
  if (!found.isFile()) return 'not_a_file';
  if (found.size > longestFile) return 'too_large';
  return readFile(file);
}

function sayWhy(code: 'not_found' | 'too_large' | 'not_a_file', file: string): string {
  switch (code) {
    case 'not_found':
      return `there is no file ${file}`;
    case 'not_a_file':
      return `${file} is not a file`;
    case 'too_large':
      return `${file} is larger than ${longestFile / 1024 / 1024} MB`;
  }
}
