/**
 * A newsroom of 100,000 published stories, made by the newsroom's own commands in this process (through the API it would
 * take an hour), a hundred a day up to September 2026. It takes a quarter of an hour, so it can be kept: with a folder in
 * MIDAD_BENCH_STORE the next run finds it there, and goes on where the last one was stopped.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Db, openDb } from '#db/client.ts';
import { setClock } from '#db/clock.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { findPersonByEmail } from '#db/queries/people.ts';
import { countPublished } from '#db/queries/published.ts';
import { stories } from '#db/schema.ts';
import { addPerson } from '#newsroom/people.ts';
import { actOnStory, createStory, saveStory } from '#newsroom/stories.ts';
import type { Actor, Role, Story } from '#newsroom/types.ts';
import { drainOutbox } from '#publishing/purge.ts';
import { reindexAll } from '#search/reindex.ts';
import type { Measurement } from './measure.ts';

const wanted = Number(process.env.MIDAD_BENCH_STORIES ?? 100_000);
const mostSeconds = Number(process.env.MIDAD_BENCH_SECONDS ?? 1500);
const together = 32;
const wordsAStory = 200;
const firstDay = Date.parse('2024-01-01T00:00:00Z');
const minutesBetween = 14.4;
/** One in so many is corrected after it was published, one in so many taken down again. */
const corrected = 500;
const takenDown = 700;

export const sections = ['politics', 'economy', 'culture', 'sport', 'science'];
export const names = ['سلمى الحداد', 'نادر الصباغ', 'ريم الخطيب', 'هاني البنا', 'ليلى النساج', 'سامر الأسعد'];
/** Words that news is full of: they stand in most stories. */
export const common =
  'في من على إلى أن عن مع قال الحكومة الوزير المدينة اليوم خلال بعد العام مجلس الرئيس'.split(' ');

/** Always the same numbers, so that two runs search the same stories. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const letters = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
const random = makeRandom(7);
/** Made-up words, the first ones used much more than the last, as in any language. */
export const vocabulary = Array.from({ length: 40_000 }, (_, index) => {
  const length = 3 + (index % 4);
  const root = Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  return `${index % 3 === 0 ? 'ال' : ''}${root}${index % 5 === 0 ? 'ة' : ''}`;
});

/** The same story for the same number, whenever it is made. */
function fieldsOf(index: number) {
  const chance = makeRandom(index * 2_654_435_761);
  const word = () => {
    if (chance() < 0.35) return common[Math.floor(chance() * common.length)] ?? 'في';
    return vocabulary[Math.floor(vocabulary.length * chance() ** 3)] ?? 'خبر';
  };
  const text = (count: number) => Array.from({ length: count }, word).join(' ');
  const paragraph = (count: number) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: text(count) }],
  });
  return {
    headline: text(8),
    lead: text(20),
    section: sections[index % sections.length],
    byline: names[index % names.length],
    tags: [vocabulary[index % 500], vocabulary[(index * 7) % 3000]],
    body: { type: 'doc', content: Array.from({ length: 4 }, () => paragraph(wordsAStory / 4)) },
  };
}

interface Hands {
  writer: Actor;
  editor: Actor;
}

async function publishOne(db: Db, { writer, editor }: Hands, index: number): Promise<void> {
  const fields = fieldsOf(index);
  const made = await createStory(db, writer, fields);
  if (!made.ok) throw new Error(made.refusal.detail);
  let story: Story = made.value;
  const step = async (actor: Actor, action: 'submit' | 'approve' | 'publish' | 'correct' | 'unpublish') => {
    const { id, revision } = story;
    const stepped = await actOnStory(db, actor, { id, action, revision, note: 'ملاحظة' });
    if (!stepped.ok) throw new Error(stepped.refusal.detail);
    story = stepped.value;
  };
  await step(writer, 'submit');
  await step(editor, 'approve');
  await step(editor, 'publish');
  if (index % corrected === 0) {
    const { id, revision } = story;
    const changes = { lead: `${fields.lead} تصحيح` };
    const edited = await saveStory(db, writer, { id, revision, changes });
    if (!edited.ok) throw new Error(edited.refusal.detail);
    story = edited.value;
    await step(writer, 'submit');
    await step(editor, 'approve');
    await step(editor, 'correct');
  }
  if (index % takenDown === 0) await step(editor, 'unpublish');
}

async function takeOn(db: Db): Promise<Hands> {
  const find = async (role: Role): Promise<Actor> => {
    const email = `${role}@bench.example`;
    const known = await findPersonByEmail(db.read, email);
    if (known) return { id: known.id, email, name: role, role, address: null };
    const added = await addPerson(db, null, { email, name: role, role });
    if (!added.ok) throw new Error(added.refusal.detail);
    return { id: added.value.id, email, name: role, role, address: null };
  };
  return { writer: await find('journalist'), editor: await find('editor') };
}

async function fill(db: Db): Promise<void> {
  const hands = await takeOn(db);
  const until = performance.now() + mostSeconds * 1000;
  let next = await db.read.$count(stories);
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (next < wanted && performance.now() < until) {
        next += 1;
        setClock(new Date(firstDay + next * minutesBetween * 60_000));
        await publishOne(db, hands, next);
      }
    }),
  );
  setClock(null);
  await drainOutbox(db);
}

export interface LargeStore {
  folder: string;
  published: number;
  megabytes: number;
  /** How long it took to make what was missing, and how much that was. */
  made: { stories: number; seconds: number };
  /** Removes it, where nobody asked to keep it. */
  close(): Promise<void>;
}

/** The folder with its database, closed. */
export async function openLargeStore(): Promise<LargeStore> {
  const kept = process.env.MIDAD_BENCH_STORE;
  const folder = kept ? path.resolve(kept) : await mkdtemp(path.join(tmpdir(), 'midad-bench-store-'));
  const db = await openDb(folder);
  try {
    const before = await db.read.$count(stories);
    const began = performance.now();
    await fill(db);
    const seconds = (performance.now() - began) / 1000;
    await reindexAll(db);
    return {
      folder,
      published: await countPublished(readerOf(db.read, 'ar')),
      megabytes: (await stat(path.join(folder, 'midad.db'))).size / 1024 / 1024,
      made: { stories: (await db.read.$count(stories)) - before, seconds },
      close: async () => {
        if (!kept) await rm(folder, { recursive: true, force: true });
      },
    };
  } finally {
    db.close();
  }
}

export function describeStore({ published, megabytes, made }: LargeStore): Measurement {
  const speed = made.stories > 0 ? `, ${(made.stories / made.seconds).toFixed(0)} made a second` : '';
  return {
    rows: [
      {
        what: 'stories published by the newsroom’s own commands',
        figure: `${published} (${megabytes.toFixed(0)} MB${speed})`,
        asked: 'about 100,000',
        holds: published >= 99_000 ? true : null,
      },
    ],
    raw: { published, megabytes, made },
  };
}
