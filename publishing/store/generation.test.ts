import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bumpGeneration, GenerationWatch, generationFile } from './generation.ts';

let site: string;
beforeEach(() => {
  site = mkdtempSync(path.join(tmpdir(), 'midad-generation-'));
});
afterEach(() => rmSync(site, { recursive: true, force: true }));

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('every change is seen, however quickly one follows the other', async () => {
  bumpGeneration(site);
  const watch = new GenerationWatch(site);
  expect(watch.look()).toBe('changed');
  for (let round = 0; round < 50; round += 1) {
    await nextTurn();
    expect(watch.look()).toBe('same');
    // Several in between: an inode or a time stamp that comes round again must not look like no change.
    for (let change = 0; change <= round % 4; change += 1) bumpGeneration(site);
    await nextTurn();
    expect(watch.look()).toBe('changed');
  }
});

test('a change within the same turn is seen after recheck', () => {
  bumpGeneration(site);
  const watch = new GenerationWatch(site);
  watch.look();
  bumpGeneration(site);
  expect(watch.look()).toBe('same');
  watch.recheck();
  expect(watch.look()).toBe('changed');
});

test('a folder that was taken away is gone, and back when it is back', async () => {
  const watch = new GenerationWatch(site);
  bumpGeneration(site);
  watch.look();
  rmSync(generationFile(site));
  await nextTurn();
  expect(watch.look()).toBe('gone');
  expect(watch.look()).toBe('gone');
  await nextTurn();
  bumpGeneration(site);
  expect(watch.look()).toBe('changed');
});
