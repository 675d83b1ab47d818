/** What the page store needs before anybody is served from it: at the server's start, and before Next starts again. */
import { existsSync, linkSync, readdirSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '#db/client.ts';
import { deletePagesOfBuild } from '#db/mutations/pages.ts';
import { listBuilds, listPublicMedia, listWithdrawnMedia } from '#db/queries/pages.ts';
import { findStrayFiles } from './doctor.ts';
import { reconcilePictures } from './public-pictures.ts';
import { drainOutbox } from './purge.ts';
import { bumpGeneration } from './store/generation.ts';
import { buildFolder, siteFolder, tmpFolder, trashPrefix } from './store/layout.ts';
import { makeFolder } from './store/make-folder.ts';

/** Purges what was left open. Always first: until then a stored page may show what was taken down. */
export async function replayOutbox(db: Db): Promise<void> {
  await drainOutbox(db);
  bumpGeneration(siteFolder(db.folder));
}

/**
 * The thorough part, once a start: files that no row names go (a restore or a power cut may leave some), public
 * pictures are made complete, and of other builds only the last one's pages stay, for the time until Next is up.
 */
export async function tidyStore(db: Db, build: string): Promise<void> {
  const site = siteFolder(db.folder);
  for (const name of namesIn(site)) {
    if (name.startsWith(trashPrefix)) rmSync(path.join(site, name), { recursive: true, force: true });
  }
  // Only what is old: another process may be writing there at this moment.
  for (const name of namesIn(tmpFolder(site))) {
    const file = path.join(tmpFolder(site), name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat && stat.mtimeMs < Date.now() - 3_600_000) rmSync(file, { force: true });
  }
  const [, ...superfluous] = (await listBuilds(db.read)).filter((name) => name !== build);
  await db.write(async (tx) => {
    for (const old of superfluous) {
      rmSync(buildFolder(site, old), { recursive: true, force: true });
      await deletePagesOfBuild(tx, old);
    }
    for (const file of await findStrayFiles(tx, db.folder)) rmSync(file, { force: true });
    reconcilePictures(db.folder, await listPublicMedia(tx), await listWithdrawnMedia(tx));
    bumpGeneration(site);
  });
}

/** Keeps this build's hashed files for those who still hold its pages when the next build is there. */
export async function keepAssets(db: Db, from: { assets: string; nextStatic: string }): Promise<void> {
  const site = siteFolder(db.folder);
  const to = path.join(site, 'assets');
  await keepTree(site, from.assets, to, (name) => /\.woff2$|-[0-9a-f]{10}\.js(?:\.br|\.gz)?$/.test(name));
  await keepTree(site, from.nextStatic, path.join(to, '_next', 'static'), () => true);
}

async function keepTree(
  site: string,
  from: string,
  to: string,
  wanted: (name: string) => boolean,
): Promise<void> {
  if (!existsSync(from)) return;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !wanted(entry.name)) continue;
    const source = path.join(entry.parentPath, entry.name);
    const target = path.join(to, path.relative(from, source));
    if (existsSync(target)) continue;
    makeFolder(site, path.dirname(target));
    try {
      linkSync(source, target);
    } catch {
      await copyFile(source, target);
    }
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
