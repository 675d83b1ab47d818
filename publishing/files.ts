/** A page's files: written aside, put in place under the write lock, squeezed further afterwards. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '#db/client.ts';
import { getPageToken } from '#db/queries/pages.ts';
import { brotli, type Copies, thorough } from './copies.ts';
import { QuietQueue } from './quiet-queue.ts';
import { bumpGeneration } from './store/generation.ts';
import { copiesOf, filesOf, siteFolder, tmpFolder } from './store/layout.ts';
import { makeFolder } from './store/make-folder.ts';
import { type PageHeaders, writePageHeaders } from './store/page-headers.ts';

export interface Placement {
  build: string;
  path: string;
  token: string;
  /** Where a page of its kind lies (see layout.ts). */
  place: string;
  file: string;
}

/** A map of 50,000 addresses would take many seconds of a core for a crawler's few kilobytes. */
const longestSqueezed = 1_000_000;

function asideFile(site: string, token: string): string {
  return path.join(tmpFolder(site), token);
}

/** The three copies under the token's name, on disk for good: a power cut must not leave an empty page. */
export async function writeCopies(
  site: string,
  token: string,
  copies: Copies,
  { headers, own, build }: { headers: PageHeaders; own: string[] | null; build: string },
): Promise<void> {
  makeFolder(site, tmpFolder(site));
  const aside = copiesOf(asideFile(site, token));
  const [br, gz] = await Promise.all([copies.in('br'), copies.in('gzip')]);
  await Promise.all([
    writeSynced(aside.plain, copies.plain),
    br && writeSynced(aside.br, br),
    gz && writeSynced(aside.gz, gz),
    own && writeSynced(aside.headers, JSON.stringify(own)),
  ]);
  await writePageHeaders(site, build, headers);
}

/** False, and nothing placed, where the page was purged or baked anew since its token was given. */
export async function placeFiles(
  db: Db,
  { build, path: pagePath, token, place, file }: Placement,
): Promise<boolean> {
  const aside = copiesOf(asideFile(siteFolder(db.folder), token));
  const target = copiesOf(file);
  return db.write(async (tx) => {
    const ours = (await getPageToken(tx, build, pagePath)) === token;
    if (ours) {
      makeFolder(siteFolder(db.folder), path.dirname(file));
      // It may have headers of its own now, or none any more.
      const kept = Object.values(target);
      for (const copy of filesOf(place)) if (!kept.includes(copy)) rmSync(copy, { force: true });
    }
    // The plain one last: the front goes by it.
    for (const copy of ['headers', 'br', 'gz', 'plain'] as const) {
      if (!existsSync(aside[copy])) {
        // A page must not keep headers of its own, or a compressed copy, that it no longer has.
        if (ours) rmSync(target[copy], { force: true });
      } else if (ours) renameSync(aside[copy], target[copy]);
      else rmSync(aside[copy], { force: true });
    }
    return ours;
  });
}

declare global {
  // One a process: it takes 100 ms of a core each, and readers come first.
  var midadSqueezing: QuietQueue | undefined;
}

/** Of more pages than that the oldest keep their quick copy: it is a fifth larger, and the list would grow with a crawl. */
const mostWaiting = 1000;

/** Compresses again as small as it gets, in a quiet moment, and replaces the quick copy if the page still stands. */
export function squeezeLater(db: Db, page: Placement, quietMs: number): void {
  globalThis.midadSqueezing ??= new QuietQueue();
  globalThis.midadSqueezing.add(`${db.folder} ${page.file}`, () => squeeze(db, page), {
    quietMs,
    most: mostWaiting,
    failure: 'A page was not compressed further:',
    whenDone() {
      // Whoever holds the quick copy in memory looks again.
      const site = siteFolder(db.folder);
      if (existsSync(site)) bumpGeneration(site);
    },
  });
}

async function squeeze(db: Db, { build, path: pagePath, token, file }: Placement): Promise<void> {
  // From the file, not from memory: what waits here may be a thousand pages.
  const body = await readFile(file).catch(() => null);
  if (!body || body.length > longestSqueezed || (await getPageToken(db.read, build, pagePath)) !== token)
    return;
  const aside = `${asideFile(siteFolder(db.folder), token)}.${thorough}`;
  const bytes = await brotli(body, thorough);
  if (!existsSync(tmpFolder(siteFolder(db.folder)))) return;
  await writeSynced(aside, bytes);
  await db.write(async (tx) => {
    if ((await getPageToken(tx, build, pagePath)) === token && existsSync(file))
      renameSync(aside, copiesOf(file).br);
    else rmSync(aside, { force: true });
  });
}

async function writeSynced(file: string, bytes: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
