import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDb } from '#db/client.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { getPictures, listPublished } from '#db/queries/published.ts';
import { shownFile } from '#media/files.ts';
import { getMediaFolder } from '#media/store.ts';
import { authOn } from '#newsroom/auth.ts';
import { accountsFile, readAccounts } from './accounts.ts';
import { ensureSampleNewsroom, StrangeFolderError } from './ensure-sample.ts';

let scratch: string;
let folder: string;

beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'midad-demo-'));
  folder = path.join(scratch, 'demo-data');
});

afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

test('a first run that was interrupted leaves nothing in the way; the second makes it whole, the third keeps it', async () => {
  mkdirSync(`${folder}.making/media`, { recursive: true });
  writeFileSync(`${folder}.making/midad.db`, 'half a newsroom');
  mkdirSync(folder);
  expect(await ensureSampleNewsroom(folder)).toBe('made');
  expect(existsSync(`${folder}.making`)).toBe(false);
  expect(statSync(accountsFile(folder)).mode & 0o777).toBe(0o600);
  const accounts = readAccounts(folder);
  expect(accounts).toHaveLength(4);

  const db = await openDb(folder);
  try {
    const cards = await listPublished(readerOf(db.read, 'ar'), { limit: 50 });
    expect(cards.length).toBeGreaterThanOrEqual(12);
    const ids = cards.flatMap((card) => card.picture?.id ?? []);
    for (const picture of (await getPictures(db.read, ids)).values()) {
      const folder = (await getMediaFolder(db.read, picture.id)) ?? '';
      for (const format of ['avif', 'webp', 'jpg']) {
        expect(existsSync(shownFile(db, { id: picture.id, folder }, `960.${format}`) ?? '')).toBe(true);
      }
    }
    const [, email = '', password = ''] = /^\S+ +(\S+) +(\S+) /.exec(accounts?.[0] ?? '') ?? [];
    const auth = await authOn(db);
    expect((await auth.api.signInEmail({ body: { email, password } })).user.email).toBe(
      'journalist@midad.example',
    );
  } finally {
    db.close();
  }

  expect(await ensureSampleNewsroom(folder)).toBe('there');
  expect(readAccounts(folder)).toEqual(accounts);
}, 240_000);

test('a folder with something else in it is left alone', async () => {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'thesis.txt'), 'years of work');
  await expect(ensureSampleNewsroom(folder)).rejects.toThrow(StrangeFolderError);
  expect(existsSync(path.join(folder, 'thesis.txt'))).toBe(true);
  expect(existsSync(`${folder}.making`)).toBe(false);
});
