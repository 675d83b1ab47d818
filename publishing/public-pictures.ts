/** Pictures (and recordings) of live stories stand in the page store, where the front serves them; the others stay at the desk. */
import { chmodSync, copyFileSync, linkSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { siteFolder } from './store/layout.ts';
import { makeFolder } from './store/make-folder.ts';
import { isOutgoing, withdrawnMark } from './store/media-names.ts';

const safeId = /^[0-9a-z]{1,32}$/;
const safeFolder = /^(?:[0-9a-f]{2}\/[0-9a-f]{64}|[0-9a-z]{1,32})$/;

function publicFolder(dataFolder: string, id: string): string {
  return path.join(siteFolder(dataFolder), 'media', id);
}

/**
 * Puts what goes out of a stored file (never the original) where readers find it, under its id. `folder` is where it
 * stands under `media/`. Again is the same as once.
 */
export function showPicture(dataFolder: string, id: string, folder: string): void {
  if (!safeId.test(id) || !safeFolder.test(folder)) return;
  const source = path.join(dataFolder, 'media', folder);
  const target = publicFolder(dataFolder, id);
  const files = readdirOrNone(source).filter(isOutgoing);
  if (files.length === 0) return;
  makeFolder(siteFolder(dataFolder), target);
  rmSync(path.join(target, withdrawnMark), { force: true });
  const there = new Set(readdirOrNone(target));
  for (const name of files) {
    if (there.has(name)) continue;
    const file = path.join(target, name);
    placeFile(path.join(source, name), file);
    // For a web server of another user's. The folder it comes from lets nobody else in.
    chmodSync(file, 0o644);
  }
}

/** Takes it away; of what was withdrawn a mark stays. */
export function hidePicture(dataFolder: string, id: string, isWithdrawn: boolean): void {
  if (!safeId.test(id)) return;
  const target = publicFolder(dataFolder, id);
  rmSync(target, { recursive: true, force: true });
  if (!isWithdrawn) return;
  makeFolder(siteFolder(dataFolder), target);
  writeFileSync(path.join(target, withdrawnMark), '');
}

/** Makes the public pictures exactly these: after a restore, or a crash of the machine. */
export function reconcilePictures(
  dataFolder: string,
  wanted: Map<string, string>,
  withdrawn: ReadonlySet<string>,
): void {
  const there = readdirOrNone(path.join(siteFolder(dataFolder), 'media'));
  for (const id of new Set([...there, ...withdrawn])) {
    if (!wanted.has(id)) hidePicture(dataFolder, id, withdrawn.has(id));
  }
  for (const [id, folder] of wanted) showPicture(dataFolder, id, folder);
}

/** A hard link costs no space; where the file system has none, a copy that appears whole. */
function placeFile(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    const fresh = `${target}.${process.pid}`;
    copyFileSync(source, fresh);
    renameSync(fresh, target);
  }
}

function readdirOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
