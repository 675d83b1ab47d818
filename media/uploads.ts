/**
 * Files that come in pieces (tus 1.0, its core and `creation`): a lost connection or a restart costs the piece that was
 * under way. What has come lies in `uploads/` under the data folder, on the disk before it is acknowledged, and goes
 * through `storeMedia` once it is whole.
 */
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '#db/client.ts';
import { now } from '#db/clock.ts';
import { newId } from '#db/id.ts';
import { done, type Result, refuse } from '#newsroom/refusal.ts';
import type { Actor } from '#newsroom/types.ts';
import { sniffedBytes } from './formats.ts';
import { maxRecordingBytes } from './recordings/inspect.ts';
import { checkKind, type StoredMedia, storeMedia } from './store.ts';

/** The most bytes of one piece: it is held in memory while it is written. */
export const largestPiece = 8 * 1024 * 1024;
const dayInMs = 86_400_000;
const mostOpen = 40;

export interface Upload {
  id: string;
  length: number;
  offset: number;
}

interface Announced {
  personId: string;
  length: number;
  fileName: string;
}

const safeId = /^[0-9a-z]{12}$/;

function uploadsFolder(db: Db): string {
  return path.join(db.folder, 'uploads');
}

function fileOf(db: Db, id: string): string {
  return path.join(uploadsFolder(db), id);
}

/** Announces a file of so many bytes. What was left lying for a day goes. */
export async function beginUpload(
  db: Db,
  actor: Actor,
  input: { length: number; fileName: string },
): Promise<Result<Upload>> {
  const { length, fileName } = input;
  if (length === 0) return refuse('damaged_file', { path: 'Upload-Length', detail: 'the file is empty' });
  if (!Number.isSafeInteger(length) || length < 0) {
    return refuse('invalid', { path: 'Upload-Length', detail: 'must be the number of bytes' });
  }
  if (length > maxRecordingBytes) {
    return refuse('too_large', { path: 'Upload-Length', detail: `at most ${maxRecordingBytes} bytes` });
  }
  const folder = uploadsFolder(db);
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  await dropOld(db);
  const open_ = await listOpen(db);
  if (open_.filter((one) => one.personId === actor.id).length >= mostOpen) {
    return refuse('too_many_requests', { detail: `at most ${mostOpen} uploads at a time` });
  }
  const id = newId();
  const announced: Announced = { personId: actor.id, length, fileName: fileName.slice(0, 1000) };
  await writeFile(fileOf(db, id), '', { mode: 0o600, flag: 'wx' });
  await writeFile(`${fileOf(db, id)}.tmp`, JSON.stringify(announced), { mode: 0o600 });
  await rename(`${fileOf(db, id)}.tmp`, `${fileOf(db, id)}.json`);
  return done({ id, length, offset: 0 });
}

async function listOpen(db: Db): Promise<(Announced & { id: string })[]> {
  const names = (await readdir(uploadsFolder(db))).filter((name) => name.endsWith('.json'));
  const found = await Promise.all(
    names.map(async (name) => {
      const id = name.slice(0, -'.json'.length);
      const announced = await readAnnounced(db, id);
      return announced && { ...announced, id };
    }),
  );
  return found.filter((one) => one !== null);
}

async function readAnnounced(db: Db, id: string): Promise<Announced | null> {
  if (!safeId.test(id) || !existsSync(`${fileOf(db, id)}.json`)) return null;
  try {
    const announced: Announced = JSON.parse(await readFile(`${fileOf(db, id)}.json`, 'utf8'));
    return announced;
  } catch {
    return null;
  }
}

async function dropOld(db: Db): Promise<void> {
  for (const name of await readdir(uploadsFolder(db))) {
    const file = path.join(uploadsFolder(db), name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < now().getTime() - dayInMs) await rm(file, { force: true });
  }
}

const noUpload = () => refuse('not_found', { detail: 'there is no such upload' });

/** How much has come. Somebody else's is not found. */
export async function getUpload(db: Db, actor: Actor, id: string): Promise<Result<Upload>> {
  const announced = await readAnnounced(db, id);
  if (announced?.personId !== actor.id) return noUpload();
  const { size } = await stat(fileOf(db, id));
  return done({ id, length: announced.length, offset: size });
}

declare global {
  // Uploads a piece is being written to: two writers on one file would mix their bytes.
  var midadUploads: Set<string> | undefined;
}

/**
 * Adds a piece at `offset`, which must be where the last one ended (`wrong_state` otherwise). With the last piece the file
 * is stored: then `stored` is what `storeMedia` says, and the upload is over, whatever that is. A kind or size that would be
 * refused then is refused with the first piece.
 */
export async function addPiece(
  db: Db,
  actor: Actor,
  id: string,
  piece: { offset: number; bytes: Uint8Array },
): Promise<Result<{ upload: Upload; stored: Result<StoredMedia> | null }>> {
  globalThis.midadUploads ??= new Set();
  const busy = globalThis.midadUploads;
  if (busy.has(id)) return refuse('wrong_state', { detail: 'a piece of this upload is being written' });
  busy.add(id);
  try {
    const announced = await readAnnounced(db, id);
    if (announced?.personId !== actor.id) return noUpload();
    const { length, fileName } = announced;
    const file = fileOf(db, id);
    const handle = await open(file, 'r+');
    try {
      const { size } = await handle.stat();
      if (piece.offset !== size) return refuse('wrong_state', { detail: `the upload is at ${size}` });
      if (piece.bytes.byteLength > largestPiece || size + piece.bytes.byteLength > length) {
        return refuse('too_large', { detail: 'more bytes than this upload takes' });
      }
      await handle.write(piece.bytes, 0, piece.bytes.byteLength, size);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    const upload = { id, length, offset: piece.offset + piece.bytes.byteLength };
    if (piece.offset === 0 && piece.bytes.byteLength >= Math.min(sniffedBytes, length)) {
      const kind = checkKind(piece.bytes, length);
      if (!kind.ok) {
        await endUpload(db, id);
        return done({ upload, stored: kind });
      }
    }
    if (upload.offset < length) return done({ upload, stored: null });
    const stored = await storeMedia(db, actor, {
      content: { file },
      fileName,
      caption: '',
      credit: '',
      alt: '',
    });
    // Too many wait: it can be asked for again, with an empty piece.
    const isLater = !stored.ok && stored.refusal.code === 'too_many_requests';
    if (!isLater) await endUpload(db, id);
    return done({ upload, stored });
  } finally {
    busy.delete(id);
  }
}

/** Throws away what has come. */
export async function dropUpload(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  const found = await getUpload(db, actor, id);
  if (!found.ok) return found;
  await endUpload(db, id);
  return done(null);
}

async function endUpload(db: Db, id: string): Promise<void> {
  await rm(`${fileOf(db, id)}.json`, { force: true });
  await rm(fileOf(db, id), { force: true });
}
