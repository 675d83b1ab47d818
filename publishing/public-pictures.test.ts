import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hidePicture, reconcilePictures, showPicture } from './public-pictures.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'midad-public-'));
  for (const id of ['7a', '7b']) {
    mkdirSync(path.join(data, 'media', id), { recursive: true });
    for (const name of ['480.webp', 'moving.webp', 'original.jpg'])
      writeFileSync(path.join(data, 'media', id, name), id);
  }
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const shown = (id: string) => {
  const folder = path.join(data, 'site', 'media', id);
  return existsSync(folder) ? readdirSync(folder).sort() : null;
};

test('what goes out of a file is shown, its original never; what no story shows any more is not there', () => {
  showPicture(data, '7a', '7a');
  expect(shown('7a')).toEqual(['480.webp', 'moving.webp']);
  hidePicture(data, '7a', false);
  expect(shown('7a')).toBeNull();
});

test('of what was withdrawn a mark stays, until it is allowed again', () => {
  showPicture(data, '7a', '7a');
  hidePicture(data, '7a', true);
  expect(shown('7a')).toEqual(['.withdrawn']);
  showPicture(data, '7a', '7a');
  expect(shown('7a')).toEqual(['480.webp', 'moving.webp']);
});

test('after a restore all of it is as the table says, whatever lay there', () => {
  showPicture(data, '7b', '7b');
  hidePicture(data, '7c', true);
  reconcilePictures(data, new Map([['7a', '7a']]), new Set(['7b']));
  expect([shown('7a'), shown('7b'), shown('7c')]).toEqual([
    ['480.webp', 'moving.webp'],
    ['.withdrawn'],
    null,
  ]);
});
