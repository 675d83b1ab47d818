/** A backup is one tar file, gzipped: `midad.db` (a consistent copy), `secret`, `media/`. Pages are baked anew. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { create, extract } from 'tar';
import { type Db, openDb, UnusableDatabaseError } from '#db/client.ts';

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r');
  await handle.sync();
  await handle.close();
}

/**
 * Writes a backup of a running newsroom. The database is copied first: a picture's files are there before
 * its row is, so every row in the copy finds its files. A file that is half written never has the final name.
 */
export async function writeBackup(db: Db, file: string): Promise<void> {
  const work = await mkdtemp(path.join(db.folder, '.backup-'));
  const unfinished = `${file}.unfinished`;
  try {
    await db.copyTo(path.join(work, 'midad.db'));
    const copy = path.join(path.basename(work), 'midad.db');
    const rest = ['secret', 'media'].filter((name) => existsSync(path.join(db.folder, name)));
    await create(
      {
        file: unfinished,
        cwd: db.folder,
        gzip: { level: 1 },
        portable: true,
        mode: 0o600,
        filter: (name) => !path.basename(name).startsWith('.tmp-'),
        onWriteEntry: (entry) => {
          if (entry.path === copy.split(path.sep).join('/')) entry.path = 'midad.db';
        },
      },
      [copy, ...rest],
    );
    await flush(unfinished);
    await rename(unfinished, file);
  } finally {
    await rm(work, { recursive: true, force: true });
    await rm(unfinished, { force: true });
  }
}

/** Restores into a folder that is empty or missing. Answers what is wrong, or null when all is back. */
export async function readBackup(file: string, folder: string): Promise<string | null> {
  await mkdir(path.dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}.restoring-`);
  try {
    await extract({
      file,
      cwd: work,
      strict: true,
      preserveOwner: false,
      filter: (_name, entry) => 'type' in entry && (entry.type === 'File' || entry.type === 'Directory'),
    });
    if (!existsSync(path.join(work, 'midad.db'))) return `${file} is not a backup of Midad`;
    const db = await openDb(work);
    const health = db.integrity();
    db.close();
    if (health.join() !== 'ok') return `the backup is damaged: ${health.join('; ')}`;
    if (existsSync(folder)) await rmdir(folder);
    await rename(work, folder);
    return null;
  } catch (error) {
    if (error instanceof UnusableDatabaseError) return `${file} can't be restored: ${error.message}`;
    return `${file} is not a backup of Midad (${error instanceof Error ? error.message : String(error)})`;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
