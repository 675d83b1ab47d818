/** What the front counted, from its files into the database. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '#db/client.ts';
import { addReads } from '#db/mutations/reads.ts';
import { type CountedReads, readsFolder } from './front/reads.ts';

/** In one go; the rest waits for the next. */
const mostFiles = 200;

/**
 * Adds each file's numbers in one transaction and takes the file away. Killed in between, it adds them twice: the numbers
 * are approximate as it is. A file that can't be read is dropped.
 */
export async function takeInReads(db: Db): Promise<void> {
  const folder = readsFolder(db.folder);
  for (const name of namesIn(folder).slice(0, mostFiles)) {
    const file = path.join(folder, name);
    const counted = readCounted(file);
    if (counted.length > 0) await db.write((tx) => addReads(tx, counted));
    rmSync(file, { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    // Nobody has read anything yet.
    return [];
  }
}

function readCounted(file: string): CountedReads[] {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(value) ? value.filter(isCounted) : [];
  } catch {
    return [];
  }
}

function isCounted(value: unknown): value is CountedReads {
  if (typeof value !== 'object' || value === null) return false;
  if (!('hour' in value && 'story' in value && 'reads' in value && 'sources' in value && 'depths' in value)) {
    return false;
  }
  const { hour, story, reads, sources, depths } = value;
  return (
    typeof hour === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d$/.test(hour) &&
    typeof story === 'string' &&
    Number.isSafeInteger(reads) &&
    typeof sources === 'object' &&
    sources !== null &&
    Object.values(sources).every(Number.isSafeInteger) &&
    Array.isArray(depths) &&
    depths.length === 4 &&
    depths.every(Number.isSafeInteger)
  );
}
