/** Builds what is served: Next, the reader's fonts and stylesheet, compressed scripts. Does nothing where nothing changed. */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { projectFolder } from '#db/environment.ts';
import { buildFonts } from '#publishing/fonts/build-fonts.ts';
import { runNode } from '#publishing/front/run-node.ts';
import { buildScripts } from '#publishing/scripts/build-scripts.ts';
import {
  buildRecordFile,
  distFolder,
  readBuildRecord,
  siteAssetsFolder,
  styleFiles,
} from '#publishing/store/build.ts';
import { listFiles, recordNow } from './build-when-stale.ts';

/** Builds if the sources are others than those of the last build, or always with `force`. */
async function build({ force }: { force: boolean }): Promise<void> {
  const record = await recordNow();
  const before = readBuildRecord();
  if (!force && before?.sourceHash === record.sourceHash) return;
  console.log(before ? 'The sources have changed: building.' : 'Building (about half a minute).');
  // Without its record a build that breaks off is no build.
  await rm(buildRecordFile(), { force: true });
  const next = path.join(projectFolder(), 'node_modules', 'next', 'dist', 'bin', 'next');
  await runNode('next build', [next, 'build'], {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  await buildSiteAssets();
  await compressTree(path.join(distFolder(), 'static'));
  await writeFile(buildRecordFile(), `${JSON.stringify(record)}\n`);
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

await build({ force: process.argv.includes('--force') });
