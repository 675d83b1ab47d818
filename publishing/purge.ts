/**
 * From what changed to what readers get: the outbox's open rows name it, and here the stored pages with those keys
 * go, and pictures come and go with the stories that show them. No React in it: the command line purges, too.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Db, Tx } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { closeOutbox, deleteAllPages, deletePage } from '#db/mutations/pages.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import {
  getPublicFolder,
  hasOpenOutbox,
  listOpenOutbox,
  listPagesByKeys,
  type StoredPageRow,
} from '#db/queries/pages.ts';
import { listPublished, listWithdrawn } from '#db/queries/published.ts';
import { readKey } from '#document/edition.ts';
import { hidePicture, showPicture } from './public-pictures.ts';
import { bumpGeneration } from './store/generation.ts';
import { buildFolder, filesOf, pageFile, siteFolder, trashPrefix } from './store/layout.ts';

/**
 * Purges all that open outbox rows name, whoever wrote them. When it returns no server on this store shows the old
 * state: the files are gone and the generation is another. A kill in the middle leaves the rows open, and the
 * next call (at the latest the next start) does it again.
 */
export async function drainOutbox(db: Db): Promise<void> {
  if (!(await hasOpenOutbox(db.read))) return;
  const site = siteFolder(db.folder);
  let trash: string | null = null;
  await db.write(async (tx) => {
    const named = new Set((await listOpenOutbox(tx)).map((row) => row.key));
    if (named.size === 0) return;
    const keys = await expandKeys(tx, named);
    // The database's write lock is the store's lock: whoever puts a page in place holds it, too. So the files change
    // within it, quickly and without waiting, and the rows are closed only after they did.
    if (keys.has('all')) trash = await removeEverything(tx, site);
    else await removePages(tx, site, await listPagesByKeys(tx, [...keys]));
    for (const key of keys) {
      if (key.startsWith('media:')) await placePicture(tx, db.folder, key.slice('media:'.length));
    }
    bumpGeneration(site);
    await closeOutbox(
      tx,
      (await listOpenOutbox(tx)).map((row) => row.id),
    );
  });
  if (trash) await rm(trash, { recursive: true, force: true });
}

/** A section's first story, or the loss of its last, changes the navigation, which stands on every page. */
async function expandKeys(tx: Tx, keys: Set<string>): Promise<Set<string>> {
  if (keys.has('all')) return keys;
  for (const key of keys) {
    const { edition, key: own } = readKey(key);
    if (!own.startsWith('section:')) continue;
    const section = own.slice('section:'.length);
    if ((await listPublished(readerOf(tx, edition), { section, limit: 2 })).length > 1) continue;
    // In the outbox, too: a page being baked at this moment looks there for what made it stale.
    await writeOutbox(tx, ['all'], nowIso());
    return new Set([...keys, 'all']);
  }
  return keys;
}

async function removePages(tx: Tx, site: string, rows: StoredPageRow[]): Promise<void> {
  const folders = new Set<string>();
  for (const { build, path: pagePath } of rows) {
    const file = pageFile(site, build, pagePath);
    if (file) {
      for (const copy of filesOf(file)) rmSync(copy, { force: true });
      folders.add(removeEmptyFolders(path.dirname(file), buildFolder(site, build)));
    }
    await deletePage(tx, build, pagePath);
  }
  // The database's commit is durable; the files' removal must not be less so, or a power cut brings them back.
  for (const folder of folders) syncFolder(folder);
}

/** Moved aside in one step, deleted later: there may be a hundred thousand. Answers where to. */
async function removeEverything(tx: Tx, site: string): Promise<string | null> {
  await deleteAllPages(tx);
  const folder = path.join(site, 'pages');
  if (!existsSync(folder)) return null;
  const trash = path.join(site, `${trashPrefix}${Date.now()}-${process.pid}`);
  renameSync(folder, trash);
  syncFolder(site);
  return trash;
}

async function placePicture(tx: Tx, dataFolder: string, id: string): Promise<void> {
  const folder = await getPublicFolder(tx, id);
  if (folder) showPicture(dataFolder, id, folder);
  else hidePicture(dataFolder, id, (await listWithdrawn(tx, [id])).has(id));
}

/** Climbs from an emptied folder to the first that isn't; answers that one. */
function removeEmptyFolders(from: string, top: string): string {
  let folder = from;
  while (folder !== top && folder.startsWith(top)) {
    try {
      rmdirSync(folder);
    } catch (error) {
      if (!isMissing(error)) break;
    }
    folder = path.dirname(folder);
  }
  return folder;
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
