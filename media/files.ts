/** Where a picture's files are: `media/{id}/original.{ext}` and `media/{id}/{width}.webp` under the data folder. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { extensionOf, type PictureMime } from './formats.ts';

/** All that is needed of a Db here. */
interface Store {
  readonly folder: string;
}

const safeId = /^[0-9a-z]{1,32}$/;
const renditionName = /^[1-9]\d{0,4}\.webp$/;

export function mediaFolder(db: Store): string {
  return path.join(db.folder, 'media');
}

export function pictureFolder(db: Store, id: string): string {
  if (!safeId.test(id)) throw new Error(`not a media id: ${JSON.stringify(id)}`);
  return path.join(mediaFolder(db), id);
}

export function originalName(mime: PictureMime): string {
  return `original.${extensionOf[mime]}`;
}

/**
 * The path of a rendition asked for by name (`960.webp`), null for anything else: an original holds the
 * camera's metadata and is for nobody's browser. Whether the file exists is for the caller to find out.
 */
export function pictureFile(db: Store, id: string, file: string): string | null {
  if (!safeId.test(id) || !renditionName.test(file)) return null;
  return path.join(pictureFolder(db, id), file);
}

/**
 * Puts a picture's files on disk for good: written beside, synced, then renamed into place whole. After a crash
 * there may be a folder that no row names, never a row whose files are missing.
 */
export async function placeFiles(db: Store, id: string, files: Map<string, Uint8Array>): Promise<void> {
  const beside = path.join(mediaFolder(db), `.tmp-${id}-${randomBytes(4).toString('hex')}`);
  // Step by step: a data folder that was taken away must not come back as an empty one.
  await mkdir(mediaFolder(db), { mode: 0o700 }).catch(ignoreExisting);
  await mkdir(beside, { mode: 0o700 });
  try {
    for (const [name, bytes] of files) {
      const file = await open(path.join(beside, name), 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    }
    await syncFolder(beside);
    await rename(beside, pictureFolder(db, id));
    await syncFolder(mediaFolder(db));
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

export async function removeFiles(db: Store, id: string): Promise<void> {
  await rm(pictureFolder(db, id), { recursive: true, force: true });
}

/** A rename is durable once its folder is; Windows can't open one and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
