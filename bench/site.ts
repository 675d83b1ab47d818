/**
 * The readers' site over 100,000 published stories (large-store.ts): pages that nobody asked for yet, pages that are stored
 * but in no memory, and what memory is used once a great many were asked for.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Db, openDb } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { listPages } from '#db/queries/pages.ts';
import { listLiveLabels, listPublished } from '#db/queries/published.ts';
import { dayPath, labelPath, sectionPath, storyPath } from '#document/address.ts';
import { drainOutbox } from '#publishing/purge.ts';
import { bumpGeneration } from '#publishing/store/generation.ts';
import { siteFolder } from '#publishing/store/layout.ts';
import { childrenOf, type Product, startProduct } from '../e2e/product.ts';
import { call } from './call.ts';
import { common, type LargeStore, sections, vocabulary } from './large-store.ts';
import { type Measurement, pause, percentile, type Row } from './measure.ts';
import { findProgram } from './nginx.ts';

const timesEach = 60;
const limitMs = 20;
const unbakedStories = 1500;
const crawled = 4000;
const together = 32;

interface Found {
  stories: string[];
  tags: string[];
  authors: string[];
}

async function findPaths(db: Db): Promise<Found> {
  const cards = await listPublished(readerOf(db.read, 'ar'), {
    limit: unbakedStories + crawled + 500,
    offset: 1000,
  });
  const labels = async (kind: 'tag' | 'author') =>
    (await listLiveLabels(readerOf(db.read, 'ar'), kind, 5000)).map(({ slug }) =>
      labelPath('ar', kind, slug),
    );
  return {
    stories: cards.map((card) => storyPath({ ...card, section: card.section.slug })),
    tags: await labels('tag'),
    authors: await labels('author'),
  };
}

interface Kind {
  what: string;
  path(turn: number): string;
  /** The key whose purge takes the page from the store. */
  key?: (turn: number) => string;
}

function kindsOf({ stories, tags, authors }: Found): Kind[] {
  const day = (turn: number) => new Date(Date.UTC(2024, 1, 1 + turn * 9)).toISOString().slice(0, 10);
  const section = (turn: number) => sections[turn % sections.length] ?? '';
  const at = (list: string[], turn: number) => list[turn % list.length] ?? '/';
  return [
    { what: 'home', path: () => '/', key: () => 'home' },
    {
      what: 'a section',
      path: (turn) => sectionPath('ar', section(turn)),
      key: (turn) => `section:${section(turn)}`,
    },
    { what: 'its older pages', path: (turn) => `${sectionPath('ar', section(turn))}/page/${2 + turn * 13}` },
    { what: 'a tag', path: (turn) => at(tags, turn * 17) },
    { what: 'an author', path: (turn) => `${at(authors, turn)}/page/${2 + turn * 10}` },
    { what: 'a day', path: (turn) => dayPath('ar', day(turn)) },
    { what: 'corrections', path: () => '/corrections', key: () => 'corrections' },
    { what: 'a story', path: (turn) => at(stories, stories.length - 1 - turn) },
    { what: 'a feed', path: () => '/rss.xml', key: () => 'feed' },
    {
      what: 'search',
      path: (turn) =>
        `/search?q=${encodeURIComponent(`${common[turn % common.length]} ${vocabulary[60 + turn * 3]}`)}`,
    },
  ];
}

async function askUnbaked(product: Product, db: Db, kind: Kind): Promise<number[]> {
  const waits: number[] = [];
  for (let turn = -3; turn < timesEach; turn += 1) {
    const number = turn < 0 ? timesEach - turn : turn;
    if (kind.key) {
      const key = kind.key(number);
      await db.write((tx) => writeOutbox(tx, [key], nowIso()));
      await drainOutbox(db);
    }
    const sent = performance.now();
    const answer = await call('GET', product.origin + kind.path(number), {
      headers: { 'accept-encoding': 'br, gzip' },
    });
    const ms = performance.now() - sent;
    if (answer.status !== 200) throw new Error(`${kind.path(number)} answered ${answer.status}`);
    if (turn >= 0) waits.push(ms);
    // Search is limited by address; and a page goes into the store after its answer, which isn't the next one's to wait for.
    await pause(30);
  }
  return waits;
}

/** All of these, so many at a time; answers how many a second. */
async function askAll(origin: string, paths: string[], atOnce = together): Promise<number> {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let at = next++; at < paths.length; at = next++) {
        const answer = await call('GET', origin + paths[at], { headers: { 'accept-encoding': 'br, gzip' } });
        if (answer.status !== 200) throw new Error(`${paths[at]} answered ${answer.status}`);
      }
    }),
  );
  return paths.length / ((performance.now() - began) / 1000);
}

/** Asks for these pages until all of them lie in the store: what is made faster than it can be kept doesn't. */
async function keepAll(product: Product, db: Db, paths: string[]): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    const kept = new Set((await listPages(db.read)).map((page) => page.path));
    const missing = paths.filter((one) => !kept.has(decodeURI(one)));
    if (missing.length === 0) return;
    await askAll(product.origin, missing.slice(0, 200), 2);
    await pause(200);
  }
  throw new Error('the pages were not kept');
}

/** By wrk over all these pages, while the generation changes ten times a second: each time all memory is forgotten. */
async function askStored(product: Product, paths: string[]): Promise<number | null> {
  if (!(await findProgram('wrk'))) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'midad-wrk-'));
  const script = path.join(folder, 'paths.lua');
  await writeFile(
    script,
    `local paths = { ${paths.map((one) => JSON.stringify(one)).join(', ')} }
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "br, gzip" })
end
`,
  );
  const site = siteFolder(product.data);
  const forgetting = setInterval(() => bumpGeneration(site), 100);
  try {
    const { stdout } = await promisify(execFile)('wrk', [
      '-t1',
      `-c${together}`,
      '-d6s',
      '-s',
      script,
      product.origin,
    ]);
    if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk met errors:\n${stdout}`);
    return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  } finally {
    clearInterval(forgetting);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Megabytes that are a process's own or its share of, of the front and of all. */
async function memoryOf(product: Product): Promise<{ front: number; all: number }> {
  const share = async (pid: number) => {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN) / 1024;
  };
  const front = await share(product.pid);
  let all = front;
  for (const child of await childrenOf(product.pid)) all += await share(child.pid);
  return { front, all };
}

export async function measureSite(store: LargeStore): Promise<Measurement> {
  const product = await startProduct({ data: store.folder });
  const db = await openDb(store.folder);
  const rows: Row[] = [];
  const raw: Record<string, unknown> = {};
  try {
    // What an earlier run baked goes.
    await db.write((tx) => writeOutbox(tx, ['all'], nowIso()));
    await drainOutbox(db);
    const found = await findPaths(db);
    await askAll(product.origin, found.stories.slice(-timesEach - 200, -timesEach - 100));
    for (const kind of kindsOf(found)) {
      const waits = await askUnbaked(product, db, kind);
      raw[kind.what] = waits;
      const p95 = percentile(waits, 95);
      rows.push({
        what: `${kind.what}, not baked, p95 (median)`,
        figure: `${p95.toFixed(1)} ms (${percentile(waits, 50).toFixed(1)})`,
        asked: `≤ ${limitMs} ms`,
        holds: p95 <= limitMs,
      });
    }
    const unbaked = found.stories.slice(0, unbakedStories);
    const perSecond = await askAll(product.origin, unbaked);
    rows.push({
      what: 'stories that are not baked, a second',
      figure: perSecond.toFixed(0),
      asked: '≥ 300',
      holds: perSecond >= 300,
    });
    await keepAll(product, db, unbaked);
    const stored = await askStored(product, unbaked);
    rows.push({
      what: 'stories baked but in no memory, a second',
      figure: stored === null ? 'not measured: wrk missing (Debian package)' : stored.toFixed(0),
      asked: '≥ 5,000',
      holds: stored === null ? null : stored >= 5000,
    });
    await askAll(product.origin, [
      ...found.stories.slice(unbakedStories, unbakedStories + crawled),
      ...found.tags,
      ...sections.flatMap((slug) =>
        Array.from({ length: 100 }, (_, n) => `${sectionPath('ar', slug)}/page/${n + 2}`),
      ),
    ]);
    const { front, all } = await memoryOf(product);
    rows.push(
      {
        what: 'memory of the front after it',
        figure: `${front.toFixed(0)} MB`,
        asked: '≤ 150 MB',
        holds: front <= 150,
      },
      {
        what: 'memory of all processes',
        figure: `${all.toFixed(0)} MB`,
        asked: '≤ 500 MB',
        holds: all <= 500,
      },
    );
    return { rows, raw: { ...raw, perSecond, stored, front, all } };
  } finally {
    db.close();
    await product.stop();
  }
}
