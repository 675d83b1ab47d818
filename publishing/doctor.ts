/** Whether the page store holds what its index says, and nothing else. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Db, Reader } from '#db/client.ts';
import { listPages, listPublicMedia } from '#db/queries/pages.ts';
import { copiesOf, pageFile, siteFolder } from './store/layout.ts';

/** Files under `site/pages` that no row names: nothing would purge them. */
export async function findStrayFiles(reader: Reader, dataFolder: string): Promise<string[]> {
  const site = siteFolder(dataFolder);
  const known = new Set<string>();
  for (const { build, path: pagePath } of await listPages(reader)) {
    const file = pageFile(site, build, pagePath);
    if (file) for (const copy of Object.values(copiesOf(file))) known.add(copy);
  }
  return listFiles(path.join(site, 'pages')).filter((file) => !known.has(file));
}

/** One English line for each thing that is wrong; none where all is well. A row without a file is only a page still to be baked. */
export async function findPageStoreProblems(db: Db): Promise<string[]> {
  const site = siteFolder(db.folder);
  const strays = await findStrayFiles(db.read, db.folder);
  const wanted = new Set((await listPublicMedia(db.read)).keys());
  const shown = namesIn(path.join(site, 'media'));
  return [
    ...strays.map((file) => `page store: ${path.relative(site, file)} is in no index`),
    ...shown
      .filter((id) => !wanted.has(id))
      .map((id) => `page store: picture ${id} is public without a story`),
    ...(existsSync(site) ? [...wanted] : [])
      .filter((id) => !shown.includes(id))
      .map((id) => `page store: picture ${id} of a live story is not public`),
  ];
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
