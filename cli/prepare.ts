/** Run by server.ts, before it listens (`--first`) and before each new start of Next: migrates, replays, tidies. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openDb, UnusableDatabaseError } from '#db/client.ts';
import { dataFolder } from '#db/environment.ts';
import { indexMedia } from '#newsroom/media-index.ts';
import { ensureFirstAdminLink } from '#newsroom/people.ts';
import { writeNginxIncludes } from '#publishing/nginx-include.ts';
import { keepAssets, replayOutbox, tidyStore } from '#publishing/prepare-store.ts';
import { makePress } from '#publishing/press.ts';
import { distFolder, readBuildRecord, siteAssetsFolder, siteBuild } from '#publishing/store/build.ts';

const first = process.argv.includes('--first');
const folder = dataFolder();

// A new newsroom is made at the first start only: later a missing one was taken away, and is not to be replaced.
if (!first && !existsSync(path.join(folder, 'midad.db'))) {
  console.error(`There is no midad.db in ${folder}.`);
  process.exit(1);
}

try {
  const db = await openDb(folder);
  await replayOutbox(db);
  if (first) {
    await indexMedia(db);
    const record = readBuildRecord();
    if (record) {
      const build = siteBuild(record);
      await tidyStore(db, build);
      writeNginxIncludes(folder, build, makePress(db, { build, assets: siteAssetsFolder() }).headers);
    }
    await keepAssets(db, { assets: siteAssetsFolder(), nextStatic: path.join(distFolder(), 'static') });
    const link = await ensureFirstAdminLink(db);
    if (link) console.log(`Nobody is in this newsroom yet. The first admin comes in here, once: ${link}`);
  }
  db.close();
} catch (error) {
  if (!(error instanceof UnusableDatabaseError)) throw error;
  console.error(error.message);
  process.exit(1);
}
