/**
 * Where stored files are: `media/{folder}/` under the data folder, with the original and what is made from it. A folder
 * is named for its content and never changes but by growing. This is the one door to them: an object store would
 * stand behind the same few words.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { extensionOf, type MediaMime } from './formats.ts';

/** All that is needed of a Db here. */
interface Store {
  readonly folder: string;
}

/** Bytes, or a file that lies beside already and is taken over as it is. */
export type Content = Uint8Array | { file: string };

export interface MediaFiles {
  /** Puts a folder there, whole or not at all; one that is there already stays. */
  place(folder: string, files: Map<string, Content>): Promise<void>;
  /** Adds a file to a folder that is there; the same name again replaces it whole. */
  add(folder: string, name: string, bytes: Uint8Array): Promise<void>;
  read(folder: string, name: string): Promise<Buffer>;
  list(folder: string): Promise<string[]>;
  remove(folder: string): Promise<void>;
}

const safeId = /^[0-9a-z]{1,32}$/;
const safeFolder = /^(?:[0-9a-f]{2}\/[0-9a-f]{64}|[0-9a-z]{1,32})$/;
const safeName = /^[a-z0-9][a-z0-9-]{0,40}\.[a-z0-9]{2,5}$/;
const forEyes =
  /^(?:[1-9]\d{0,4}\.(?:webp|avif|jpg)|moving\.webp|card-\d{1,3}-\d{1,3}\.jpg|file\.[a-z0-9]{3,4})$/;

export function mediaFolder(db: Store): string {
  return path.join(db.folder, 'media');
}

/** Of a file with this SHA-256: two levels, so that no folder holds a hundred thousand others. */
export function folderFor(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}

/** Files stored before they were named for their content are under their id. */
export function folderOf(row: { id: string; folder: string }): string {
  return row.folder || row.id;
}

export function originalName(mime: MediaMime): string {
  return `original.${extensionOf[mime]}`;
}

/** The file that goes out of a recording or document. */
export function outgoingName(mime: MediaMime): string {
  return `file.${extensionOf[mime]}`;
}

/**
 * The path of what may be shown, asked for by name (`960.webp`), null for anything else: an original holds the
 * camera's metadata and is for nobody's browser. Whether the file exists is for the caller to find out.
 */
export function shownFile(db: Store, row: { id: string; folder: string }, file: string): string | null {
  const folder = folderOf(row);
  if (!safeId.test(row.id) || !safeFolder.test(folder) || !forEyes.test(file)) return null;
  return path.join(mediaFolder(db), folder, file);
}

/** On this machine's disk. What it answered for is there after a power cut. */
export function mediaFiles(db: Store): MediaFiles {
  const root = mediaFolder(db);
  const at = (folder: string, name?: string) => {
    if (!safeFolder.test(folder)) throw new Error(`not a media folder: ${JSON.stringify(folder)}`);
    if (name === undefined) return path.join(root, folder);
    if (!safeName.test(name)) throw new Error(`not a media file: ${JSON.stringify(name)}`);
    return path.join(root, folder, name);
  };
  return {
    async place(folder, files) {
      const target = at(folder);
      const beside = path.join(root, `.tmp-${randomBytes(8).toString('hex')}`);
      // Step by step: a data folder that was taken away must not come back as an empty one.
      await makeFolder(root);
      await makeFolder(beside);
      try {
        for (const [name, content] of files) {
          if (!safeName.test(name)) throw new Error(`not a media file: ${JSON.stringify(name)}`);
          await write(path.join(beside, name), content);
        }
        await syncFolder(beside);
        await makeFolder(path.dirname(target));
        await rename(beside, target);
        await syncFolder(path.dirname(target));
      } catch (error) {
        await rm(beside, { recursive: true, force: true });
        // Somebody sent the same file before: the same name is the same content.
        if (!isOneOf(error, ['ENOTEMPTY', 'EEXIST', 'EPERM']) || !existsSync(target)) throw error;
      }
    },
    async add(folder, name, bytes) {
      const target = at(folder, name);
      const beside = path.join(
        /*turbopackIgnore: true*/ at(folder),
        `.${name}.${randomBytes(4).toString('hex')}`,
      );
      try {
        await write(beside, bytes);
        await rename(beside, target);
        await syncFolder(path.dirname(target));
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    read: (folder, name) => readFile(at(folder, name)),
    list: (folder) => readdir(at(folder)),
    remove: (folder) => rm(at(folder), { recursive: true, force: true }),
  };
}

async function write(target: string, content: Content): Promise<void> {
  if (content instanceof Uint8Array) {
    const file = await open(target, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    return;
  }
  // A second name costs nothing; where the file system has none, a copy does.
  await link(content.file, target).catch(() => copyFile(content.file, target));
  const file = await open(target, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!isOneOf(error, ['EEXIST'])) throw error;
  });
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

function isOneOf(error: unknown, codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
