import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WriteQueue } from './write-queue.ts';

function makeStore() {
  const db = new Database(':memory:');
  db.exec('create table words (word text unique)');
  const log: string[] = [];
  const queue = new WriteQueue({
    exec: (statement) => {
      log.push(statement);
      db.exec(statement);
    },
    get inTransaction() {
      return db.inTransaction;
    },
    setLasting: (isLasting) => {
      log.push(isLasting ? 'lasting' : 'quick');
    },
  });
  const insert = (word: string) => db.prepare('insert into words values (?)').run(word);
  const words = () => db.prepare('select word from words order by rowid').pluck().all();
  return { db, queue, log, insert, words };
}

describe('changes that may be quick', () => {
  test('wait for no disk, and never share a commit with those that must last', async () => {
    const { queue, log, insert, words } = makeStore();
    await Promise.all([
      queue.write(async () => insert('أ')),
      queue.write(async () => insert('ب'), 'quick'),
      queue.write(async () => insert('ج'), 'quick'),
      queue.write(async () => insert('د')),
    ]);
    expect(words()).toEqual(['أ', 'ب', 'ج', 'د']);
    const told = log.filter((statement) => /^(?:quick|lasting|COMMIT)$/.test(statement));
    expect(told).toEqual(['COMMIT', 'quick', 'COMMIT', 'lasting', 'COMMIT']);
  });

  test('leave the next change lasting, also where they fail', async () => {
    const { queue, log, insert } = makeStore();
    const failed = queue.write(async () => {
      insert('أ');
      throw new Error('no');
    }, 'quick');
    await expect(failed).rejects.toThrow('no');
    expect(log.filter((word) => word === 'quick' || word === 'lasting')).toEqual(['quick', 'lasting']);
  });
});

describe('changes that wait together', () => {
  test('share one commit, in the order they came', async () => {
    const { queue, log, insert, words } = makeStore();
    await Promise.all(['أ', 'ب', 'ج'].map((word) => queue.write(async () => insert(word))));
    expect(words()).toEqual(['أ', 'ب', 'ج']);
    expect(log.filter((statement) => statement === 'COMMIT')).toHaveLength(1);
  });

  test('fail alone: the others are kept', async () => {
    const { queue, insert, words } = makeStore();
    const results = await Promise.allSettled([
      queue.write(async () => insert('أ')),
      queue.write(async () => {
        insert('ب');
        throw new Error('no');
      }),
      queue.write(async () => insert('أ')),
      queue.write(async () => insert('ج')),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(words()).toEqual(['أ', 'ج']);
  });

  test('are acknowledged only after the commit', async () => {
    const { db, queue, insert } = makeStore();
    const seen: boolean[] = [];
    await Promise.all(
      ['أ', 'ب'].map((word) => queue.write(async () => insert(word)).then(() => seen.push(db.inTransaction))),
    );
    expect(seen).toEqual([false, false]);
  });

  test('are all refused when the commit fails, and the next one works', async () => {
    const { db, insert, words } = makeStore();
    let failing = true;
    const queue = new WriteQueue({
      exec: (statement) => {
        if (statement === 'COMMIT' && failing) throw new Error('disk full');
        db.exec(statement);
      },
      get inTransaction() {
        return db.inTransaction;
      },
      setLasting: () => {},
    });
    const results = await Promise.allSettled(['أ', 'ب'].map((word) => queue.write(async () => insert(word))));
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(words()).toEqual([]);
    failing = false;
    await queue.write(async () => insert('ج'));
    expect(words()).toEqual(['ج']);
  });

  test('are all refused when the transaction cannot begin', async () => {
    const { db, insert } = makeStore();
    let locked = true;
    const queue = new WriteQueue({
      exec: (statement) => {
        if (statement.startsWith('BEGIN') && locked) throw new Error('database is locked');
        db.exec(statement);
      },
      get inTransaction() {
        return db.inTransaction;
      },
      setLasting: () => {},
    });
    await expect(queue.write(async () => insert('أ'))).rejects.toThrow('locked');
    locked = false;
    await expect(queue.write(async () => insert('أ'))).resolves.toBeDefined();
  });

  test('a turn never falls into a transaction', async () => {
    const { db, queue, insert } = makeStore();
    const inside: boolean[] = [];
    await Promise.all([
      queue.write(async () => insert('أ')),
      queue.turn(async () => inside.push(db.inTransaction)),
      queue.write(async () => insert('ب')),
    ]);
    expect(inside).toEqual([false]);
  });

  test('whatever mixture comes, exactly the acknowledged words are there', async () => {
    const job = fc.record({ word: fc.nat(8).map(String), fails: fc.boolean(), awaits: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 40 }), async (jobs) => {
        const { db, queue, insert, words } = makeStore();
        const results = await Promise.allSettled(
          jobs.map(({ word, fails, awaits }) =>
            queue.write(async () => {
              insert(word);
              for (let turn = 0; turn < awaits; turn += 1) await Promise.resolve();
              if (fails) throw new Error('no');
              return word;
            }),
          ),
        );
        const acknowledged = results.flatMap((result) =>
          result.status === 'fulfilled' ? [result.value] : [],
        );
        expect(words()).toEqual(acknowledged);
        db.close();
      }),
    );
  });
});
