/** What is built from what: whether a build is of these sources. Loads nothing that builds, for whoever only serves. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from '#db/environment.ts';
import { runNode } from '#publishing/front/run-node.ts';
import { type BuildRecord, readBuildRecord } from '#publishing/store/build.ts';

const sourceRooms = [
  'app',
  'arabic',
  'cli/build.ts',
  'cli/build-when-stale.ts',
  'components',
  'db',
  'document',
  'instrumentation.ts',
  'media',
  'messages',
  'newsroom',
  'proxy.ts',
  'public',
  'publishing',
  'search',
  'next.config.ts',
  'package-lock.json',
  'package.json',
];

/** What a reader's page is made of; the rest may change without a page being baked anew. */
const readerRooms = [
  'app/(site)',
  'arabic',
  'components/site',
  'db/queries',
  'document',
  'messages',
  'publishing',
  'search',
  'package-lock.json',
];

const notSource = /(?:\.test\.tsx?|\.md)$|^public\/assets\//;

/** The record of a build of the sources as they are now. */
export async function recordNow(): Promise<BuildRecord> {
  return { id: (await hashOf(readerRooms)).slice(0, 12), sourceHash: await hashOf(sourceRooms) };
}

/** Builds if the sources are others than those of the last build: in a process of its own, which takes with it what building needs. */
export async function buildWhenStale(): Promise<void> {
  if (readBuildRecord()?.sourceHash === (await hashOf(sourceRooms))) return;
  await runNode('building', [path.join('cli', 'guard.mjs'), path.join('cli', 'build.ts')]);
}

async function hashOf(rooms: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const room of rooms) {
    for (const file of await listFiles(path.join(projectFolder(), room))) {
      const name = path.relative(projectFolder(), file).split(path.sep).join('/');
      if (notSource.test(name)) continue;
      hash
        .update(`${name}\0`)
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** All files under a folder (or the one file), in an order that is the same everywhere. */
export async function listFiles(target: string): Promise<string[]> {
  try {
    const entries = await readdir(target, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOTDIR') return [target];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
