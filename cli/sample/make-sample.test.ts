import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Db, openDb } from '#db/client.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { findPersonByEmail } from '#db/queries/people.ts';
import { listPublished, listSectionsWithStories, listShownPages } from '#db/queries/published.ts';
import { shownFile } from '#media/files.ts';
import { getMediaFolder } from '#media/store.ts';
import { getHistory, listStories } from '#newsroom/stories.ts';
import type { Actor } from '#newsroom/types.ts';
import { makeSampleNewsroom, type SampleAccount } from './make-sample.ts';

let folder: string;
let db: Db;
let accounts: SampleAccount[];
let editor: Actor;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midad-sample-'));
  db = await openDb(folder);
  ({ accounts } = await makeSampleNewsroom(db));
  const person = await findPersonByEmail(db.read, 'editor@midad.example');
  if (!person) throw new Error('there is no editor');
  editor = { ...person, address: null };
}, 60_000);

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the sample newsroom', () => {
  test('has a journalist, an editor and an admin, each with a password of their own', () => {
    expect(accounts.map(({ role, email }) => [role, email])).toEqual([
      ['journalist', 'journalist@midad.example'],
      ['editor', 'editor@midad.example'],
      ['admin', 'admin@midad.example'],
      ['journalist', 'colleague@midad.example'],
    ]);
    expect(new Set(accounts.map((account) => account.password)).size).toBe(4);
    for (const account of accounts) expect(account.password.length).toBeGreaterThanOrEqual(16);
  });

  test('shows readers stories in five sections, newest first, over the last three days', async () => {
    const cards = await listPublished(readerOf(db.read, 'ar'), { limit: 50 });
    expect(cards.length).toBeGreaterThanOrEqual(12);
    const times = cards.map((card) => Date.parse(card.publishedAt));
    expect(times).toEqual([...times].sort((one, other) => other - one));
    expect(Date.now() - Math.max(...times)).toBeLessThan(3 * 3_600_000);
    expect(Date.now() - Math.min(...times)).toBeGreaterThan(2 * 86_400_000);
    expect(Date.now() - Math.min(...times)).toBeLessThan(3 * 86_400_000);
    expect(await listSectionsWithStories(readerOf(db.read, 'ar'))).toHaveLength(5);
    expect((await listShownPages(readerOf(db.read, 'ar'))).map(({ slug }) => slug)).toEqual([
      'about',
      'contact',
      'privacy',
    ]);
  });

  test('every picture that a card names is on disk in all its widths', async () => {
    const pictures = (await listPublished(readerOf(db.read, 'ar'), { limit: 50 })).flatMap(
      (card) => card.picture ?? [],
    );
    expect(pictures.length).toBeGreaterThanOrEqual(8);
    for (const picture of pictures) {
      expect(picture).toMatchObject({ width: 1600, height: 1000, widths: [480, 960, 1600] });
      expect(picture.alt).not.toBe('');
      const folder = (await getMediaFolder(db.read, picture.id)) ?? '';
      for (const width of picture.widths) {
        for (const format of picture.formats) {
          expect(existsSync(shownFile(db, { id: picture.id, folder }, `${width}.${format}`) ?? '')).toBe(
            true,
          );
        }
      }
    }
  });

  test('leaves the desk something to do, and every step has its maker', async () => {
    const stories = await listStories(db, editor);
    const unfinished = stories.filter((story) => story.state !== 'published').map((story) => story.state);
    expect(unfinished.sort()).toEqual(['approved', 'changes_requested', 'draft', 'submitted']);
    const asked = stories.find((story) => story.state === 'changes_requested');
    const history = await getHistory(db, editor, asked?.id ?? '');
    expect(history.ok && history.value[0]).toMatchObject({
      action: 'request-changes',
      actor: { name: editor.name },
      note: expect.stringContaining('لجنة التحكيم'),
    });
  });

  test('leaves the clock going', async () => {
    const { now } = await import('#db/clock.ts');
    const before = Date.now();
    const said = now().getTime();
    expect(said).toBeGreaterThanOrEqual(before);
    expect(said).toBeLessThanOrEqual(Date.now());
  });
});
