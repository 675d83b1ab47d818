/** Builds what is served: Next, the reader's fonts and stylesheet, compressed scripts. Does nothing where nothing changed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { projectFolder } from '#db/environment.ts';
import { buildFonts } from '#publishing/fonts/build-fonts.ts';
import { buildScripts } from '#publishing/scripts/build-scripts.ts';
import {
  type BuildRecord,
  buildRecordFile,
  distFolder,
  readBuildRecord,
  siteAssetsFolder,
  styleFiles,
} from '#publishing/store/build.ts';

const sourceRooms = [
  'app',
  'arabic',
  'cli/build.ts',
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

/** Builds if the sources are others than those of the last build, or always with `force`. */
export async function buildWhenStale(options: { force?: boolean } = {}): Promise<void> {
  const sourceHash = await hashOf(sourceRooms);
  const before = readBuildRecord();
  if (!options.force && before?.sourceHash === sourceHash) return;
  console.log(before ? 'The sources have changed: building.' : 'Building (about half a minute).');
  // Without its record a build that breaks off is no build.
  await rm(buildRecordFile(), { force: true });
  await buildNext();
  await buildSiteAssets();
  await compressTree(path.join(distFolder(), 'static'));
  const record: BuildRecord = { id: (await hashOf(readerRooms)).slice(0, 12), sourceHash };
  await writeFile(buildRecordFile(), `${JSON.stringify(record)}\n`);
}

function buildNext(): Promise<void> {
  const next = path.join(projectFolder(), 'node_modules', 'next', 'dist', 'bin', 'next');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, 'build'], {
      cwd: projectFolder(),
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`next build ended with ${signal ?? code}`));
    });
  });
}

async function buildSiteAssets(): Promise<void> {
  const folder = siteAssetsFolder();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await buildFonts(folder);
  for (const name of styleFiles) {
    await copyFile(path.join(projectFolder(), 'components', 'site', name), path.join(folder, name));
  }
  await buildScripts(folder);
  await compressTree(folder);
}

const squeezable = /\.(?:js|css|json|svg|map|txt)$/;
const compress = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Copies with `.br` and `.gz` beside each file that gains by it: the front sends them as they are. */
async function compressTree(folder: string): Promise<void> {
  for (const file of await listFiles(folder)) {
    if (!squeezable.test(file)) continue;
    const bytes = await readFile(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const [br, gz] = await Promise.all([compress(bytes, { params }), deflate(bytes, { level: 9 })]);
    if (br.length < bytes.length) await writeFile(`${file}.br`, br);
    if (gz.length < bytes.length) await writeFile(`${file}.gz`, gz);
  }
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
async function listFiles(target: string): Promise<string[]> {
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

if (import.meta.main || process.argv[1] === import.meta.filename) {
  await buildWhenStale({ force: process.argv.includes('--force') });
}
