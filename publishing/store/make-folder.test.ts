import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

let data: string;
let site: string;
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'midad-folder-'));
  site = path.join(data, 'site');
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

test('makes what is missing below the data folder, again and again', () => {
  const folder = path.join(site, 'pages', 'b1', 'سياسة');
  makeFolder(site, folder);
  makeFolder(site, folder);
  expect(existsSync(folder)).toBe(true);
  makeFolder(site, site);
});

test('does not bring back a data folder that was taken away', () => {
  rmSync(data, { recursive: true });
  expect(() => makeFolder(site, path.join(site, 'pages'))).toThrow('ENOENT');
  expect(existsSync(data)).toBe(false);
});
