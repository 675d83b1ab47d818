import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asker, type CountedReads, isMachine, ReadCounter, readsFolder, storyAt } from './reads.ts';

const chrome =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36';
let folder: string;
let counter: ReadCounter;
let time: number;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'midad-reads-'));
  time = Date.parse('2026-05-01T08:00:30Z');
  counter = new ReadCounter({ dataFolder: folder, ownHosts: ['news.example'], clock: () => time });
});
afterEach(() => {
  counter.close();
  rmSync(folder, { recursive: true, force: true });
});

function asker(more: Partial<Asker> = {}): Asker {
  return {
    address: '192.0.2.1',
    agent: chrome,
    referer: undefined,
    purpose: undefined,
    dest: 'document',
    ...more,
  };
}

function counted(): CountedReads[] {
  counter.flush();
  return readdirSync(readsFolder(folder)).flatMap(
    (name) => JSON.parse(readFileSync(path.join(readsFolder(folder), name), 'utf8')) as CountedReads[],
  );
}

test('readers are counted by story and hour, with the host they come from', () => {
  counter.read('a', asker({ referer: 'https://www.google.com/search?q=secret' }));
  counter.read('a', asker({ address: '192.0.2.2', referer: 'https://news.example/politics' }));
  time += 3_600_000;
  counter.read('a', asker());
  expect(counted()).toEqual([
    {
      hour: '2026-05-01T08',
      story: 'a',
      reads: 2,
      sources: { 'google.com': 1, ours: 1 },
      depths: [0, 0, 0, 0],
    },
    { hour: '2026-05-01T09', story: 'a', reads: 1, sources: { none: 1 }, depths: [0, 0, 0, 0] },
  ]);
});

test('a host of a strange name is a host', () => {
  counter.read('a', asker({ referer: 'http://constructor/' }));
  expect(counted()[0]?.sources).toEqual({ constructor: 1 });
});

test('neither an address nor what somebody looked for is written down', () => {
  counter.read('a', asker({ referer: 'https://www.google.com/search?q=secret' }));
  expect(JSON.stringify(counted())).not.toMatch(/192\.0\.2|secret|Mozilla/);
});

test.each([
  ['a page fetched ahead', { purpose: 'prefetch;anonymous-client-ip' }],
  ['a picture or a frame', { dest: 'iframe' }],
  ['who says nothing of themselves', { agent: undefined }],
  ['a search engine', { agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
])('%s is not counted', (_, more) => {
  counter.read('a', asker(more));
  counter.flush();
  expect(() => readdirSync(readsFolder(folder))).toThrow();
});

test('who loads a page again within a minute or so is counted once, and who opens all of them as one of twenty', () => {
  counter.read('a', asker());
  counter.read('a', asker());
  time += 60_000;
  counter.read('a', asker());
  time += 120_000;
  counter.read('a', asker());
  for (let story = 0; story < 100; story += 1) counter.read(`s${story}`, asker({ address: '192.0.2.9' }));
  const all = counted();
  expect(all.find(({ story }) => story === 'a')?.reads).toBe(2);
  expect(all.filter(({ story }) => story.startsWith('s'))).toHaveLength(20);
});

test('how far somebody read is counted by quarter, once', () => {
  counter.depth('a', 3, asker());
  counter.depth('a', 4, asker());
  counter.depth('a', 9, asker({ address: '192.0.2.3' }));
  expect(counted()[0]?.depths).toEqual([0, 0, 1, 0]);
});

describe('browsers and machines', () => {
  test.each([
    [chrome, false],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
      false,
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', false],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/137.0.0.0 Safari/537.36', true],
    ['WhatsApp/2.23.20.0', true],
    ['facebookexternalhit/1.1', true],
    ['curl/8.5.0', true],
    ['', true],
  ])('%s', (agent, machine) => {
    expect(isMachine(agent)).toBe(machine);
  });
});

test('only stories’ pages are a story’s', () => {
  expect(storyAt('/politics/7k3m9qaz01bc/عنوان')).toBe('7k3m9qaz01bc');
  expect(storyAt('/politics/7k3m9qaz01bc')).toBe('7k3m9qaz01bc');
  expect(storyAt('/en/politics/7k3m9qaz01bc/a-headline')).toBe('7k3m9qaz01bc');
  for (const other of [
    '/',
    '/politics',
    '/politics/page/2',
    '/politics/7k3m9qaz01bc/x/comments',
    '/tag/7k3m9qaz01bc',
    '/card/7k3m9qaz01bc/x.png',
    '/archive/2026/11/24',
  ]) {
    expect(storyAt(other)).toBeUndefined();
  }
});
