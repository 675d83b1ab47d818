/** Search among 100,000 published stories (large-store.ts): how long a reader's question takes, and how much of a processor. */
import { type Db, openDb } from '#db/client.ts';
import type { Ask } from '#search/ask.ts';
import { closeSearch, searchForReaders } from '#search/in-worker.ts';
import { common, type LargeStore, names, vocabulary } from './large-store.ts';
import { type Measurement, percentile, type Row } from './measure.ts';

const timesEach = 100;
const limitMs = 20;

function questions(): { what: string; ask: (turn: number) => Partial<Ask> }[] {
  const usual = (turn: number) => vocabulary[50 + turn * 3] ?? '';
  const rare = (turn: number) => vocabulary[30_000 + turn * 11] ?? '';
  return [
    { what: 'a word of most stories', ask: (turn) => ({ query: common[turn % common.length] }) },
    { what: 'a usual word', ask: (turn) => ({ query: usual(turn) }) },
    { what: 'a rare word', ask: (turn) => ({ query: rare(turn) }) },
    {
      what: 'three words, one of most stories',
      ask: (turn) => ({ query: `الحكومة ${usual(turn)} ${usual(turn + 1)}` }),
    },
    {
      what: 'a phrase of words of most stories',
      ask: (turn) => ({ query: `«${common[turn % 8]} ${common[(turn + 3) % 12]}»` }),
    },
    {
      what: 'two words in a section, by an author',
      ask: (turn) => ({ query: `الوزير ${usual(turn)}`, section: 'sport', author: names[turn % 6] }),
    },
    {
      what: 'a word of most stories, best first',
      ask: (turn) => ({ query: common[turn % common.length], sort: 'best' }),
    },
    { what: 'two words, best first', ask: (turn) => ({ query: `المدينة ${usual(turn)}`, sort: 'best' }) },
    { what: 'a misspelled word', ask: (turn) => ({ query: `${usual(turn)}ظظ` }) },
  ];
}

interface Waits {
  /** From the question to its answer. */
  ms: number[];
  /** What all threads of this process used meanwhile: on a busy machine this says more than the time. */
  cpuMs: number[];
}

/** Asks each kind of question often and adds its row. */
async function askAll(db: Db, rows: Row[]): Promise<Record<string, Waits>> {
  const raw: Record<string, Waits> = {};
  for (const { what, ask } of questions()) {
    const waits: Waits = { ms: [], cpuMs: [] };
    for (let turn = -5; turn < timesEach; turn += 1) {
      const cpu = process.cpuUsage();
      const sent = performance.now();
      await searchForReaders(db, {
        edition: 'ar',
        query: '',
        sort: 'newest',
        page: 1,
        perPage: 20,
        ...ask(Math.abs(turn)),
      });
      const ms = performance.now() - sent;
      const { user, system } = process.cpuUsage(cpu);
      // The first five warm the thread up.
      if (turn < 0) continue;
      waits.ms.push(ms);
      waits.cpuMs.push((user + system) / 1000);
    }
    raw[what] = waits;
    const p95 = percentile(waits.ms, 95);
    const [median, cpu] = [percentile(waits.ms, 50), percentile(waits.cpuMs, 95)];
    rows.push({
      what: `search: ${what}, p95 (median; p95 of processor time)`,
      figure: `${p95.toFixed(1)} ms (${median.toFixed(1)}; ${cpu.toFixed(1)})`,
      asked: `≤ ${limitMs} ms`,
      holds: p95 <= limitMs,
    });
  }
  return raw;
}

export async function measureSearch(store: LargeStore): Promise<Measurement> {
  const db = await openDb(store.folder);
  try {
    const rows: Row[] = [];
    const waits = await askAll(db, rows);
    return { rows, raw: waits };
  } finally {
    await closeSearch();
    db.close();
  }
}
