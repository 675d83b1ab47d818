import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Db, isInPlace, NewerDatabaseError, openDb, type Tx } from './client.ts';
import { putSetting } from './mutations/settings.ts';
import { getSettings } from './queries/settings.ts';

let folder: string;
let db: Db;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midad-test-'));
  db = await openDb(folder);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the store', () => {
  test('keeps an acknowledged write on disk: WAL, FULL, foreign keys on', async () => {
    const pragmas = await db.write(async (tx) =>
      ['journal_mode', 'synchronous', 'foreign_keys'].map((name) => tx.get(sql.raw(`pragma ${name}`))),
    );
    expect(pragmas).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }, { foreign_keys: 1 }]);
  });

  test('waits for no disk where it needn’t, and for the disk again right after it', async () => {
    let asked = 0;
    const synchronous = (tx: Tx) => {
      // A pragma's answer is fixed when it is prepared, so each question is another one.
      asked += 1;
      return tx.get(sql.raw(`pragma synchronous /* ${asked} */`));
    };
    for (let round = 0; round < 2; round += 1) {
      expect(await db.writeQuick(async (tx) => synchronous(tx))).toEqual({ synchronous: 1 });
      expect(await db.write(async (tx) => synchronous(tx))).toEqual({ synchronous: 2 });
    }
    const failing = db.writeQuick(async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await db.write(async (tx) => synchronous(tx))).toEqual({ synchronous: 2 });
  });

  test('writes one after the other, each whole or not at all', async () => {
    const order: string[] = [];
    const slow = db.write(async (tx) => {
      order.push('first begins');
      await putSetting(tx, 'name', 'الأول');
      await Promise.resolve();
      order.push('first ends');
    });
    const failing = db.write(async (tx) => {
      order.push('second');
      await putSetting(tx, 'name', 'الثاني');
      throw new Error('no');
    });
    await slow;
    await expect(failing).rejects.toThrow('no');
    expect(order).toEqual(['first begins', 'first ends', 'second']);
    expect((await getSettings(db.read)).name).toBe('الأول');
  });

  test('refuses a write inside a write instead of waiting for itself', async () => {
    await expect(db.write(() => db.write(async () => 1))).rejects.toThrow('wait for itself');
    await expect(db.write(async () => 2)).resolves.toBe(2);
  });

  test('opens again on what is there, and says when another connection changed it', async () => {
    const before = db.dataVersion();
    const other = await openDb(folder);
    await other.write((tx) => putSetting(tx, 'name', 'من نافذة أخرى'));
    other.close();
    expect(db.dataVersion()).not.toBe(before);
    expect((await getSettings(db.read)).name).toBe('من نافذة أخرى');
  });

  test('refuses a database made by a newer version and leaves it as it is', async () => {
    await db.write(async (tx) =>
      tx.run(sql`insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)`),
    );
    await expect(openDb(folder)).rejects.toThrow(NewerDatabaseError);
  });

  test('copies itself whole while it is written to', async () => {
    await db.write((tx) => putSetting(tx, 'name', 'نسخة'));
    const target = path.join(folder, 'copy');
    const copyFile = path.join(target, 'midad.db');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(target);
    await db.copyTo(copyFile);
    const copy = await openDb(target);
    expect((await getSettings(copy.read)).name).toBe('نسخة');
    expect(copy.integrity()).toEqual(['ok']);
    copy.close();
  });

  test('knows when its folder was taken away', () => {
    expect(isInPlace(db)).toBe(true);
    rmSync(folder, { recursive: true });
    expect(isInPlace(db)).toBe(false);
  });
});
