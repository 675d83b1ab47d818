import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'midad-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function midad(args: string[], env: Record<string, string> = {}) {
  const { MIDAD_URL: _theirs, ...own } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/guard.mjs', 'cli/midad.ts', ...args], {
    encoding: 'utf8',
    env: { ...own, LANG: 'C', MIDAD_DATA: path.join(folder, 'data'), ...env },
  });
  return { status, stdout, said: stderr };
}

describe('whoever runs the newsroom hears in one sentence', () => {
  test.each([['doctor'], ['backup', 'copy.tar.gz']])('that there is none to ask about: %s', (...args) => {
    expect(midad(args)).toEqual({
      status: 1,
      stdout: '',
      said: expect.stringMatching(/^there is no newsroom in .*\n$/),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that a file is no database', () => {
    const env = { MIDAD_DATA: folder };
    writeFileSync(path.join(folder, 'midad.db'), 'this is not a database at all'.repeat(500));
    const { status, said } = midad(['doctor'], env);
    expect([status, said]).toEqual([1, expect.stringMatching(/^\S+midad\.db is no database.*\n$/)]);
  });

  test('that a backup has no place to go', () => {
    const made = ['user', 'add', '--email', 'a@example.org', '--name', 'نورا', '--role', 'admin'];
    expect(midad(made).status).toBe(0);
    const { status, said } = midad(['backup', path.join(folder, 'nowhere', 'copy')]);
    expect([status, said]).toEqual([1, expect.stringMatching(/^\S+copy could not be written: ENOENT.*\n$/)]);
  });

  test.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ MIDAD_URL: 'news.example' }, 'MIDAD_URL'],
    [{ MIDAD_URL: 'ftp://news.example' }, 'MIDAD_URL'],
  ])('that the environment can not be meant: %j', (env, name) => {
    const made = ['user', 'add', '--email', 'a@example.org', '--name', 'نورا', '--role', 'admin'];
    const { status, said } = midad(made, env);
    expect([status, said]).toEqual([2, expect.stringMatching(new RegExp(`^${name} must be .*\\n$`))]);
  });
});
