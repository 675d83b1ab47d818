/**
 * Search among 100,000 published stories. They are made by the newsroom's own commands in this process (through the
 * API it would take half an hour), in a folder of their own; where the time for that runs out, with as many as there are.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Db, openDb } from '#db/client.ts';
import { addPerson } from '#newsroom/people.ts';
import { actOnStory, createStory } from '#newsroom/stories.ts';
import type { Actor, Role } from '#newsroom/types.ts';
import type { Ask } from '#search/ask.ts';
import { closeSearch, searchForReaders } from '#search/in-worker.ts';
import { type Measurement, percentile, type Row } from './measure.ts';

const wanted = Number(process.env.MIDAD_BENCH_STORIES ?? 100_000);
const mostSeconds = Number(process.env.MIDAD_BENCH_SECONDS ?? 900);
const together = 32;
const wordsAStory = 200;
const timesEach = 40;
const limitMs = 20;

const sections = ['politics', 'economy', 'culture', 'sport', 'science'];
const names = ['سلمى الحداد', 'نادر الصباغ', 'ريم الخطيب', 'هاني البنا', 'ليلى النساج', 'سامر الأسعد'];
/** Words that news is full of: they stand in most stories. */
const common = 'في من على إلى أن عن مع قال الحكومة الوزير المدينة اليوم خلال بعد العام مجلس الرئيس'.split(
  ' ',
);

/** Always the same numbers, so that two runs search the same stories. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const random = makeRandom(7);
const letters = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
/** Made-up words, the first ones used much more than the last, as in any language. */
const vocabulary = Array.from({ length: 40_000 }, (_, index) => {
  const length = 3 + (index % 4);
  const root = Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  return `${index % 3 === 0 ? 'ال' : ''}${root}${index % 5 === 0 ? 'ة' : ''}`;
});

function word(): string {
  if (random() < 0.35) return common[Math.floor(random() * common.length)] ?? 'في';
  return vocabulary[Math.floor(vocabulary.length * random() ** 3)] ?? 'خبر';
}

const text = (count: number) => Array.from({ length: count }, word).join(' ');

async function publishOne(db: Db, writer: Actor, editor: Actor, index: number): Promise<void> {
  const fields = {
    headline: text(8),
    lead: text(20),
    section: sections[index % sections.length],
    byline: names[index % names.length],
    tags: [vocabulary[index % 500], vocabulary[(index * 7) % 3000]],
    body: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: text(wordsAStory) }] }],
    },
  };
  const made = await createStory(db, writer, fields);
  if (!made.ok) throw new Error(made.refusal.detail);
  const { id, revision } = made.value;
  for (const [actor, action] of [
    [writer, 'submit'],
    [editor, 'approve'],
    [editor, 'publish'],
  ] as const) {
    const stepped = await actOnStory(db, actor, { id, action, revision });
    if (!stepped.ok) throw new Error(stepped.refusal.detail);
  }
}

export async function fill(db: Db): Promise<number> {
  const person = async (role: Role): Promise<Actor> => {
    const added = await addPerson(db, null, { email: `${role}@bench.example`, name: role, role });
    if (!added.ok) throw new Error(added.refusal.detail);
    return { id: added.value.id, email: `${role}@bench.example`, name: role, role, address: null };
  };
  const [writer, editor] = [await person('journalist'), await person('editor')];
  const until = performance.now() + mostSeconds * 1000;
  let next = 0;
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (next < wanted && performance.now() < until) {
        next += 1;
        await publishOne(db, writer, editor, next);
      }
    }),
  );
  return next;
}

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

/** Asks each kind of question often, adds its row, and answers how long each took. */
export async function askAll(db: Db, rows: Row[]): Promise<Record<string, number[]>> {
  const raw: Record<string, number[]> = {};
  for (const { what, ask } of questions()) {
    const waits: number[] = [];
    for (let turn = -5; turn < timesEach; turn += 1) {
      const sent = performance.now();
      await searchForReaders(db, {
        query: '',
        sort: 'newest',
        page: 1,
        perPage: 20,
        ...ask(Math.abs(turn)),
      });
      // The first five warm the thread up.
      if (turn >= 0) waits.push(performance.now() - sent);
    }
    raw[what] = waits;
    const p95 = percentile(waits, 95);
    rows.push({
      what: `search: ${what}, p95 (median)`,
      figure: `${p95.toFixed(1)} ms (${percentile(waits, 50).toFixed(1)})`,
      asked: `≤ ${limitMs} ms`,
      holds: p95 <= limitMs,
    });
  }
  return raw;
}

export async function measureSearch(): Promise<Measurement> {
  const folder = await mkdtemp(path.join(tmpdir(), 'midad-bench-search-'));
  const db = await openDb(folder);
  try {
    const began = performance.now();
    const stories = await fill(db);
    const seconds = (performance.now() - began) / 1000;
    const megabytes = (await stat(path.join(folder, 'midad.db'))).size / 1024 / 1024;
    const rows: Row[] = [
      {
        what: 'stories searched, published by the newsroom’s own commands',
        figure: `${stories} (${(stories / seconds).toFixed(0)} a second, ${megabytes.toFixed(0)} MB)`,
        asked: '100,000',
        holds: stories >= 100_000 ? true : null,
      },
    ];
    const waits = await askAll(db, rows);
    return { rows, raw: { stories, seconds, megabytes, waits } };
  } finally {
    await closeSearch();
    db.close();
    await rm(folder, { recursive: true, force: true });
  }
}
