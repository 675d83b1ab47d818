import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder of the page store and what is missing on the way, the store itself included, but never the data
 * folder above it: one that was taken away stays away (ENOENT), instead of coming back as an empty ghost.
 */
export function makeFolder(site: string, folder: string): void {
  if (existsSync(folder)) return;
  let at = path.dirname(site);
  for (const part of path.relative(at, folder).split(path.sep)) {
    at = path.join(at, part);
    try {
      mkdirSync(at);
    } catch (error) {
      const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!isThere) throw error;
    }
  }
}
