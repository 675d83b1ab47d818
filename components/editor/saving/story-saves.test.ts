import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type DeviceForTests,
  deviceForTests,
  type Fate,
  networkForTests,
  serverForTests,
  startingFields,
  storyId,
  type WindowForTests,
} from './newsroom-for-tests.ts';
import { replayStory } from './replay-story.ts';
import type { SavedFields } from './save-types.ts';
import { handOverWait } from './story-saves.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const nada = { person: 'ندى', story: storyId };

function room(fates: Fate[] = [], storeDelay = 2, channelDelay = 1) {
  const server = serverForTests();
  const send = networkForTests(server, fates);
  const device = deviceForTests('ندى', storeDelay, channelDelay);
  const open = () => {
    const window = device.open(server.opened(), send);
    window.start();
    return window;
  };
  return { server, send, device, open };
}

/** What was typed in a test: words that are like no others. */
function wordsOf(text: SavedFields): string[] {
  return JSON.stringify(text).match(/\b[knh]\d+\b/g) ?? [];
}

const lost: Fate = { there: 'lost', back: 0, again: null };
const unanswered: Fate = { there: 10, back: 'lost', again: null };

describe('the journal of one story', () => {
  test('has a key a few milliseconds after it was typed, long before anything is sent', async () => {
    const { server, device, open } = room();
    const window = open();
    await pass(20);
    window.type(1, 'k1');
    await pass(6);
    expect(server.revisions).toHaveLength(1);
    expect(await device.journalled()).toEqual([window.text()]);
    window.retitle('k2');
    window.put(2, 'k3');
    await pass(6);
    expect(await device.journalled()).toEqual([window.text()]);
    expect(window.text().headline).toBe('عنوان k2');
  });

  test('holds the attempt, key and all, before the attempt is sent', async () => {
    const { device, server, open } = room([{ there: 5_000, back: 10, again: null }]);
    const window = open();
    await pass(20);
    window.type(1, 'k1');
    await pass(1_000);
    expect(server.revisions).toHaveLength(1);
    const entry = await device.disk.read(nada);
    expect(entry?.head).toMatchObject({ attempt: { key: 'ندى-1-1', revision: 1 }, unsaved: true });
    expect(JSON.parse(entry?.sent ?? '')).toEqual(window.text());
  });

  test('after a crash before anything was sent, the text is on the page again and goes to the server by itself', async () => {
    const { server, device, open } = room();
    const before = open();
    await pass(20);
    before.type(2, 'k1');
    await pass(6);
    device.crash();
    const after = open();
    await pass(5_000);
    expect(after.text()).toEqual(before.text());
    expect(after.saves.getSnapshot().found).not.toBeNull();
    expect(server.newest()).toMatchObject({ number: 2, fields: before.text() });
    expect(after.saves.queue.getSnapshot()).toMatchObject({ unsaved: false, revision: 2 });
    expect((await device.disk.read(nada))?.head.unsaved).toBe(false);
  });

  test('after a crash before the answer, the save is repeated with its key: one revision, and no conflict with oneself', async () => {
    const { server, device, open } = room([unanswered]);
    const before = open();
    await pass(20);
    before.type(2, 'k1');
    await pass(900);
    before.type(0, 'k2');
    await pass(6);
    device.crash();
    const after = open();
    await pass(5_000);
    expect(server.revisions.map(({ by }) => by)).toEqual(['ندى', 'ندى', 'ندى']);
    expect(server.newest().fields).toEqual(before.text());
    expect(server.falseConflicts).toEqual([]);
    expect(after.saves.queue.getSnapshot()).toMatchObject({ unsaved: false, revision: 3 });
  });

  test('of an answered save nothing is found and nothing is sent again', async () => {
    const { server, device, open } = room();
    const before = open();
    await pass(20);
    before.type(2, 'k1');
    await pass(5_000);
    device.crash();
    const after = open();
    await pass(5_000);
    expect(after.saves.getSnapshot().found).toBeNull();
    expect(server.revisions).toHaveLength(2);
  });

  test('forgets the text of a story that was saved and closed', async () => {
    const { device, open } = room();
    const window = open();
    await pass(20);
    window.type(2, 'k1');
    await pass(5_000);
    window.saves.leave();
    await pass(100);
    expect(await device.disk.read(nada)).toBeNull();
  });

  test('keeps what a closing window could not send, for the next', async () => {
    const { server, device, open } = room([lost]);
    const window = open();
    await pass(20);
    window.type(2, 'k1');
    window.saves.leave();
    await pass(100);
    expect((await device.disk.read(nada))?.head).toMatchObject({ unsaved: true, writer: null });
    const next = open();
    await pass(60_000);
    expect(next.text()).toEqual(window.text());
    expect(server.newest().fields).toEqual(window.text());
  });

  test('is one person’s: another at the same browser is offered nothing', async () => {
    const { server, device, open } = room();
    const mine = open();
    await pass(20);
    mine.type(1, 'k1');
    await pass(6);
    expect(await device.disk.listUnsent('هدى')).toEqual([]);
    expect(await device.disk.read({ person: 'هدى', story: storyId })).toBeNull();
    expect(await device.disk.listUnsent('ندى')).toMatchObject([{ story: storyId, headline: 'عنوان' }]);
    expect(server.newest().fields).toEqual(startingFields());
  });

  test('where the device gives no room, saves go out all the same, and the page knows', async () => {
    const { server, device, open } = room();
    device.disk.write = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const window = open();
    await pass(20);
    window.type(1, 'k1');
    await pass(20);
    expect(window.saves.getSnapshot().isKept).toBe(false);
    await pass(5_000);
    expect(server.newest().fields).toEqual(window.text());
  });

  test('a write that failed in between leaves nothing crooked for the next', async () => {
    const { device, open } = room([lost, lost, lost]);
    const window = open();
    await pass(20);
    window.type(1, 'k1');
    await pass(20);
    const { write } = device.disk;
    let failing = true;
    device.disk.write = (...asked) => {
      if (!failing) return write(...asked);
      return Promise.reject(new DOMException('full', 'QuotaExceededError'));
    };
    window.put(0, 'k2');
    await pass(1_000);
    window.put(2, 'k3');
    await pass(20);
    failing = false;
    window.type(3, 'k4');
    await pass(20);
    expect(window.saves.getSnapshot().isKept).toBe(true);
    device.crash();
    const after = open();
    await pass(1_000);
    expect(after.text()).toEqual(window.text());
  });

  test('where the device’s store has gone silent, saves go out all the same', async () => {
    const { server, device, open } = room();
    device.disk.write = () => new Promise(() => {});
    const window = open();
    await pass(20);
    window.type(1, 'k1');
    await pass(20_000);
    expect(server.newest().fields).toEqual(window.text());
  });
});

describe('a story that isn’t open', () => {
  const browserOf = ({ openChannel }: DeviceForTests) => ({
    openChannel,
    newName: () => 'replay',
    now: () => new Date().toISOString(),
  });

  test('is sent from the desk’s list: the attempt with its key, then what was typed beyond it', async () => {
    const { server, send, device, open } = room([unanswered]);
    const window = open();
    await pass(20);
    window.type(2, 'k1');
    await pass(900);
    window.type(1, 'k2');
    await pass(6);
    // As after any crash, the journal still names the window that was.
    device.crash();
    const replayed = replayStory(device.disk, nada, send, browserOf(device));
    await pass(5_000);
    expect(await replayed).toBe(true);
    expect(server.revisions).toHaveLength(3);
    expect(server.newest().fields).toEqual(window.text());
    expect(await device.disk.listUnsent('ندى')).toEqual([]);
  });

  test('is left to the window that writes it, and left as it is where somebody else has saved', async () => {
    const { server, send, device, open } = room([lost]);
    const window = open();
    await pass(20);
    window.type(2, 'n1');
    await pass(10);
    const tooSoon = replayStory(device.disk, nada, send, browserOf(device));
    await pass(1_000);
    expect(await tooSoon).toBe(false);
    expect((await device.disk.read(nada))?.head.writer).toBe(window.name);

    window.saves.leave();
    server.save({
      ...{ id: storyId, key: 'h', revision: 1 },
      person: 'هدى',
      fields: JSON.stringify(startingFields()),
    });
    const late = replayStory(device.disk, nada, send, browserOf(device));
    await pass(5_000);
    expect(await late).toBe(false);
    expect(await device.journalled()).toContainEqual(window.text());
    expect(await device.disk.listUnsent('ندى')).toHaveLength(1);
  });
});

const way = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 500 }) },
  { weight: 1, arbitrary: fc.integer({ min: 500, max: 40_000 }) },
  { weight: 1, arbitrary: fc.constant('lost' as const) },
);
const fate = fc.record({
  there: way,
  back: way,
  again: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: null, freq: 3 }),
});

describe('two windows of one person', () => {
  test('the one that is written in has the word, the other follows', async () => {
    const { server, open } = room();
    const one = open();
    await pass(20);
    const two = open();
    await pass(1_000);
    one.type(1, 'k1');
    await pass(2_000);
    expect(two.text()).toEqual(one.text());
    two.type(2, 'k2');
    await pass(3_000);
    expect(one.text()).toEqual(two.text());
    one.type(3, 'k3');
    await pass(5_000);
    expect(server.newest().fields).toEqual(one.text());
    expect(wordsOf(one.text()).toSorted()).toEqual(['k1', 'k2', 'k3']);
    expect(server.falseConflicts).toEqual([]);
  });

  test('letters typed in both at the same moment are all there', async () => {
    const { server, open } = room();
    const one = open();
    const two = open();
    await pass(1_000);
    one.type(1, 'k1');
    two.type(2, 'k2');
    await pass(1);
    one.type(1, 'k3');
    two.put(0, 'k4');
    await pass(10_000);
    expect(wordsOf(server.newest().fields).toSorted()).toEqual(['k1', 'k2', 'k3', 'k4']);
    expect(one.text()).toEqual(two.text());
    expect(server.falseConflicts).toEqual([]);
  });

  const stroke = fc.record({
    window: fc.nat(1),
    kind: fc.constantFrom('type' as const, 'type' as const, 'put' as const, 'retitle' as const),
    place: fc.nat(7),
    wait: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: 12, max: 1_500 }) },
    ),
  });

  test('typed in by turns within milliseconds, over a slow device: every word is there, and once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stroke, { minLength: 2, maxLength: 25 }),
        fc.array(fate, { maxLength: 6 }),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 900 }),
        async (strokes, fates, storeDelay, channelDelay) => {
          const { server, open } = room([...fates], storeDelay, channelDelay);
          const windows = [open(), open()];
          await pass(20);
          // Words that are as unlike as those of a language: by likeness it is told which paragraph became which.
          const said = strokes.map((_, at) => `n${10_000 + (((at + 1) * 37_199) % 89_989)}`);
          for (const [at, { window, kind, place, wait }] of strokes.entries()) {
            const hand = windows[window];
            if (kind === 'type') hand?.type(place, said[at] ?? '');
            else if (kind === 'put') hand?.put(place, said[at] ?? '');
            else hand?.retitle(said[at] ?? '');
            await pass(wait);
          }
          await pass(400_000);
          const { fields } = server.newest();
          expect(wordsOf(fields).toSorted()).toEqual(said.toSorted());
          const lines = fields.body.content.map(({ content = [] }) =>
            content.map(({ text }) => text).join(''),
          );
          const begun = startingFields().body.content.flatMap(({ content = [] }) => content);
          for (const { text = '' } of begun) {
            expect(lines.filter((line) => line.startsWith(text))).toHaveLength(1);
          }
          expect(windows.map((window) => window.text())).toEqual([fields, fields]);
          expect(server.falseConflicts).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);

  test('a save under way in one is taken over by the other, with its key', async () => {
    const { server, open } = room([{ there: 3_000, back: 3_000, again: null }]);
    const one = open();
    const two = open();
    await pass(1_000);
    one.type(1, 'k1');
    await pass(1_000);
    two.type(2, 'k2');
    await pass(20_000);
    expect(wordsOf(server.newest().fields).toSorted()).toEqual(['k1', 'k2']);
    expect(server.falseConflicts).toEqual([]);
    expect(server.revisions).toHaveLength(3);
  });

  test('a window that is asleep gives way after a moment', async () => {
    const { device, open, server } = room();
    const one = open();
    await pass(20);
    one.type(1, 'k1');
    await pass(10);
    // Its owner is gone without a word, as after a crash of one tab only.
    const entry = await device.disk.read(nada);
    expect(entry?.head.writer).toBe(one.name);
    one.saves.queue.letGo();
    device.crash();
    const two = open();
    await pass(handOverWait + 50);
    expect(two.text()).toEqual(one.text());
    await pass(5_000);
    expect(server.newest().fields).toEqual(one.text());
  });
});

describe('two people', () => {
  test('the second hears of the first’s text, nothing is written over, and what is proposed holds both', async () => {
    const { server, send, open } = room();
    const mine = open();
    const hers = deviceForTests('هدى', 2).open(server.opened(), send);
    hers.start();
    await pass(20);
    hers.type(1, 'h1');
    await pass(3_000);
    mine.type(2, 'n1');
    await pass(3_000);
    expect(mine.saves.queue.getSnapshot().status).toMatchObject({
      kind: 'failed',
      trouble: 'stale_revision',
      refusal: { by: 'هدى' },
    });
    expect(wordsOf(server.newest().fields)).toEqual(['h1']);
    mine.mergeWhereNeeded();
    await pass(3_000);
    expect(wordsOf(server.newest().fields)).toEqual(['h1', 'n1']);
    expect(mine.saves.queue.getSnapshot()).toMatchObject({ unsaved: false });
  });

  test('a text of the other that came while this window only followed is under what is typed here next', async () => {
    const { server, send, open } = room();
    const first = open();
    const mine = open();
    await pass(1_000);
    first.type(3, 'n0');
    await pass(5_000);
    const hers = deviceForTests('هدى', 2).open(server.opened(), send);
    hers.start();
    await pass(20);
    hers.type(1, 'h1');
    await pass(3_000);
    mine.saves.offer(server.opened());
    mine.type(2, 'n1');
    await pass(10_000);
    expect(wordsOf(server.newest().fields)).toEqual(['h1', 'n1', 'n0']);
    expect(mine.text()).toEqual(server.newest().fields);
  });

  test('a conflict that was not decided yet is there again after a crash', async () => {
    const { server, send, device, open } = room();
    const mine = open();
    const hers = deviceForTests('هدى', 2).open(server.opened(), send);
    hers.start();
    await pass(20);
    hers.type(1, 'h1');
    await pass(3_000);
    mine.type(1, 'n1');
    await pass(3_000);
    mine.type(2, 'n2');
    await pass(50);
    device.crash();
    const again = open();
    await pass(3_000);
    expect(again.text()).toEqual(mine.text());
    expect(again.saves.queue.getSnapshot().status).toMatchObject({ trouble: 'stale_revision' });
    again.mergeWhereNeeded();
    await pass(3_000);
    expect(wordsOf(server.newest().fields).toSorted()).toEqual(['h1', 'n1', 'n2']);
  });
});

/** Milliseconds after which a typed letter is in the journal, whatever else goes on: a hand-over between windows included. */
const atRisk = 2 * handOverWait + 500;

describe('the save protocol', () => {
  const typing = fc.record({
    kind: fc.constantFrom('type' as const, 'type' as const, 'put' as const, 'retitle' as const),
    window: fc.nat(1),
    place: fc.nat(7),
  });
  const step = fc.oneof(
    { weight: 8, arbitrary: typing },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('hers' as const), place: fc.nat(7) }) },
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 6_000 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { kind: 'crash' as const },
        { kind: 'close' as const },
        { kind: 'merge' as const },
      ),
    },
  );
  test('in 1,000 random runs no letter is lost and nobody is in conflict with themselves', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 30 }),
        fc.array(fate, { maxLength: 12 }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        async (steps, fates, storeDelay, hasTwoWindows) => {
          const { server, send, device, open } = room([...fates], storeDelay);
          const other = deviceForTests('هدى', 2);
          const hers = other.open(server.opened(), send);
          hers.start();
          let windows: WindowForTests[] = [];
          const openAll = () => {
            windows = hasTwoWindows ? [open(), open()] : [open()];
          };
          openAll();
          const typedAt = new Map<string, number>();
          const mayBeGone = new Set<string>();
          let count = 0;
          const word = (hand: 'n' | 'h' | 'k') => {
            count += 1;
            const said = `${hand}${count}`;
            typedAt.set(said, Date.now());
            return said;
          };
          for (const one of steps) {
            if (one.kind === 'pass') await pass(one.ms);
            else if (one.kind === 'merge') for (const window of [...windows, hers]) window.mergeWhereNeeded();
            else if (one.kind === 'hers') hers.type(one.place, word('h'));
            else if (one.kind === 'crash') {
              await findWhatMayBeGone(device, server, typedAt, mayBeGone);
              device.crash();
              openAll();
            } else if (one.kind === 'close') {
              for (const window of windows) window.saves.leave();
              await pass(500);
              openAll();
            } else {
              const window = windows[one.window % windows.length];
              if (one.kind === 'type') window?.type(one.place, word('n'));
              else if (one.kind === 'put') window?.put(one.place, word('n'));
              else window?.retitle(word('k'));
            }
          }
          for (let round = 0; round < 8; round += 1) {
            await pass(60_000);
            for (const window of [...windows, hers]) window.mergeWhereNeeded();
            if (![...windows, hers].some(({ saves }) => saves.queue.getSnapshot().unsaved)) break;
          }
          await pass(60_000);
          expect(server.falseConflicts).toEqual([]);
          for (const window of [...windows.slice(0, 1), hers]) {
            expect(window.saves.queue.getSnapshot().unsaved).toBe(false);
          }
          const there = new Set(wordsOf(server.newest().fields));
          // A headline can't be both: the one not taken is in the revision it was saved in.
          for (const { fields } of server.revisions) {
            for (const said of wordsOf(fields)) if (said.startsWith('k')) there.add(said);
          }
          for (const { fields } of await device.disk.listAside(nada)) {
            for (const said of wordsOf(JSON.parse(fields))) there.add(said);
          }
          const missing = [...typedAt.keys()].filter((said) => !there.has(said) && !mayBeGone.has(said));
          expect(missing).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  }, 240_000);
});

/** Of the words typed in the last moment before a crash some are on no disk yet; of older ones none may be missing. */
async function findWhatMayBeGone(
  device: DeviceForTests,
  server: ReturnType<typeof serverForTests>,
  typedAt: Map<string, number>,
  mayBeGone: Set<string>,
): Promise<void> {
  const kept = [...(await device.journalled()), ...server.revisions.map(({ fields }) => fields)].flatMap(
    wordsOf,
  );
  for (const [said, at] of typedAt) {
    if (said.startsWith('h') || kept.includes(said)) continue;
    if (Date.now() - at <= atRisk) mayBeGone.add(said);
  }
}
