import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ways = [
  "export const a = () => fetch('https://a.example/');",
  "export { request as b } from 'node:https';",
  "export { get as c } from 'node:http';",
  "export { connect as d } from 'node:net';",
  "export { connect as e } from 'node:tls';",
  "export { request as f } from 'undici';",
  "export const g = () => new WebSocket('wss://a.example/');",
];

const rooms = [
  'newsroom/probe.ts',
  'media/probe.ts',
  'publishing/probe.ts',
  'app/desk/probe.ts',
  'app/api/v1/probe.ts',
  'app/(site)/probe.ts',
  'db/probe.ts',
  'document/probe.ts',
];

const found = new Map<string, Set<number>>();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'midad-door-'));
  const config = JSON.parse(await readFile('biome.json', 'utf8'));
  await writeFile(path.join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
  for (const file of [...rooms, 'media/outgoing/probe.ts']) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), `${ways.join('\n')}\n`);
  }
  const biome = path.resolve('node_modules/@biomejs/biome/bin/biome');
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
      { cwd: folder },
      (_error, stdout) => resolve(stdout),
    );
  });
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: {
      category: string;
      severity: string;
      location: { path: string; start: { line: number } };
    }[];
  };
  for (const { category, severity, location } of diagnostics) {
    if (!/noRestricted(?:Imports|Globals)$/.test(category) || severity !== 'error') continue;
    const lines = found.get(location.path) ?? new Set();
    found.set(location.path, lines.add(location.start.line));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(rooms)('%s', (file) => {
  test.each(ways.map((way, index) => [way, index + 1] as const))('may not %s', (_, line) => {
    expect([...(found.get(file) ?? [])]).toContain(line);
  });
});

test('the door itself may use the ways out, but fetch is not one of them', () => {
  expect([...(found.get('media/outgoing/probe.ts') ?? [])].sort()).toEqual([1, 7]);
});
