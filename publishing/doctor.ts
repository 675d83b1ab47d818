/** Whether the page store holds what its index says, and nothing else. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Db, Reader } from '#db/client.ts';
import { getPageEtag, listPages, listPublicMedia, type StoredPageRow } from '#db/queries/pages.ts';
import { copiesOf, filesOf, ownFile, pageFile, siteFolder } from './store/layout.ts';
import { isOutgoing } from './store/media-names.ts';

/** Files under `site/pages` that no row names: nothing would purge them. */
export async function findStrayFiles(reader: Reader, dataFolder: string): Promise<string[]> {
  const site = siteFolder(dataFolder);
  const known = new Set<string>();
  for (const { build, path: pagePath } of await listPages(reader)) {
    const file = pageFile(site, build, pagePath);
    if (file) for (const copy of filesOf(file)) known.add(copy);
  }
  return listFiles(path.join(site, 'pages')).filter((file) => !known.has(file));
}

/** One English line for each thing that is wrong; none where all is well. A row without a file is only a page still to be baked. */
export async function findPageStoreProblems(db: Db): Promise<string[]> {
  const site = siteFolder(db.folder);
  const strays = await findStrayFiles(db.read, db.folder);
  const wanted = new Set((await listPublicMedia(db.read)).keys());
  // Of a withdrawn file its mark stays, which is nobody's picture.
  const shown = namesIn(path.join(site, 'media')).filter((id) =>
    namesIn(path.join(site, 'media', id)).some(isOutgoing),
  );
  return [
    ...(await findSpoiltPages(db)),
    ...strays.map((file) => `page store: ${path.relative(site, file)} is in no index`),
    ...shown
      .filter((id) => !wanted.has(id))
      .map((id) => `page store: picture ${id} is public without a story`),
    ...(existsSync(site) ? [...wanted] : [])
      .filter((id) => !shown.includes(id))
      .map((id) => `page store: picture ${id} of a live story is not public`),
  ];
}

const patienceMs = 1000;

/** Pages whose files no longer hold what was baked: readers would get them as they are. */
async function findSpoiltPages(db: Db): Promise<string[]> {
  const suspects: StoredPageRow[] = [];
  for (const page of await listPages(db.read)) {
    if (await findSpoiltCopy(db, page)) suspects.push(page);
  }
  if (suspects.length === 0) return [];
  // A page that is baked anew at this moment has its row before its files: such a one is well a moment later.
  await new Promise((resolve) => setTimeout(resolve, patienceMs));
  const spoilt: string[] = [];
  for (const page of suspects) {
    const file = await findSpoiltCopy(db, page);
    if (file) {
      const name = path.relative(siteFolder(db.folder), file);
      spoilt.push(`page store: ${name} is not what was baked; remove it, and it is baked anew`);
    }
  }
  return spoilt;
}

async function findSpoiltCopy(db: Db, { build, path: pagePath }: StoredPageRow): Promise<string | null> {
  const file = pageFile(siteFolder(db.folder), build, pagePath);
  const etag = await getPageEtag(db.read, build, pagePath);
  if (!file || etag === null) return null;
  const own = ownFile(file);
  const { plain, br, gz } = copiesOf(own && existsSync(own) ? own : file);
  const isSpoilt = (copy: string, unpack: (bytes: Buffer) => Buffer) => {
    try {
      const body = unpack(readFileSync(copy));
      return createHash('sha256').update(body).digest('base64url').slice(0, 22) !== etag;
    } catch {
      // One that is missing is only still to be made.
      return existsSync(copy);
    }
  };
  if (isSpoilt(plain, (bytes) => bytes)) return plain;
  if (isSpoilt(br, brotliDecompressSync)) return br;
  return isSpoilt(gz, gunzipSync) ? gz : null;
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
