import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getDb } from '#db/client.ts';
import { closeSearch } from '#search/in-worker.ts';
import { answerReader } from './answer.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'midad-answer-'));
  process.env.MIDAD_DATA = folder;
});
afterAll(async () => {
  await closeSearch();
  (await getDb()).close();
  rmSync(folder, { recursive: true, force: true });
});

function ask(address: string, coding: string): Promise<Response> {
  const headers = { 'x-midad-coding': coding };
  return answerReader(new Request(`http://localhost${address}`, { headers }));
}

const plainOf = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (bytes: Buffer) => bytes,
};

test.each([
  ['/', 200],
  ['/politics/7k2m9x4w1q8z/لا-خبر', 404],
  ['/search?q=%D8%A7', 200],
])('%s goes out in the coding that the reader takes, and says so', async (address, status) => {
  const pages = new Set<string>();
  for (const coding of ['br', 'gzip', 'identity'] as const) {
    const answer = await ask(address, coding);
    const body = Buffer.from(await answer.arrayBuffer());
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-midad-coding')).toBe(coding === 'identity' ? null : coding);
    expect(answer.headers.get('x-midad-length')).toBe(String(body.length));
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(answer.headers.has('etag')).toBe(status === 200);
    pages.add(plainOf[coding](body).toString());
  }
  expect(pages.size).toBe(1);
  expect([...pages][0]).toContain('</html>');
});
