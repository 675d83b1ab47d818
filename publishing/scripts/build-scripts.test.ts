import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { projectFolder } from '#db/environment.ts';
import { bundleScript } from './build-scripts.ts';

test('all script that a page may load weighs at most 5 KB compressed, and knows no other host', async () => {
  const texts = await Promise.all([bundleScript('page'), bundleScript('player'), bundleScript('comments')]);
  const bytes = texts.map((text) => brotliCompressSync(text).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5 * 1024);
  for (const text of texts) {
    expect(text).not.toMatch(/https?:\/\/|import\(|innerHTML|eval\(/);
  }
});

test('what keeps stories on a device weighs at most 2 KB compressed', () => {
  const worker = readFileSync(path.join(projectFolder(), 'public', 'sw.js'));
  expect(brotliCompressSync(worker).length).toBeLessThan(2048);
});
