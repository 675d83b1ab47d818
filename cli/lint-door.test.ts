import { beforeAll, describe, expect, test } from 'vitest';
import { refusedLines } from './lint-probes.ts';

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

let found = new Map<string, Set<number>>();

beforeAll(async () => {
  const probes = new Map([...rooms, 'media/outgoing/probe.ts'].map((file) => [file, ways]));
  found = await refusedLines(probes, /noRestricted(?:Imports|Globals)$/);
});

describe.each(rooms)('%s', (file) => {
  test.each(ways.map((way, index) => [way, index + 1] as const))('may not %s', (_, line) => {
    expect([...(found.get(file) ?? [])]).toContain(line);
  });
});

test('the door itself may use the ways out, but fetch is not one of them', () => {
  expect([...(found.get('media/outgoing/probe.ts') ?? [])].sort()).toEqual([1, 7]);
});
