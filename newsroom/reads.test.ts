import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setClock } from '#db/clock.ts';
import { addReads } from '#db/mutations/reads.ts';
import { listOpenOutbox } from '#db/queries/pages.ts';
import { getStoryReads, listMostRead } from '#db/queries/reads.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from './newsroom-for-tests.ts';
import { refreshMostRead } from './reads.ts';
import { actOnStory, createStory } from './stories.ts';
import type { Story } from './types.ts';

let room: TestNewsroom;
const published: Story[] = [];

async function step(story: Story, action: string, note?: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  return must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision, note }));
}

async function count(story: string, reads: number, hour: string): Promise<void> {
  const sources = { 'google.com': 1, none: reads - 1 };
  await room.db.write((tx) => addReads(tx, [{ hour, story, reads, sources, depths: [1, 0, 0, 2] }]));
}

const id = (index: number) => published[index]?.id ?? '';

beforeAll(async () => {
  room = await makeTestNewsroom();
  for (const section of ['politics', 'politics', 'politics', 'sport']) {
    const fields = { headline: `خبر ${published.length}`, section, body: richBody };
    const draft = must(await createStory(room.db, room.journalist, fields));
    published.push(await step(await step(await step(draft, 'submit'), 'approve'), 'publish'));
  }
});
afterEach(() => setClock(null));
afterAll(() => room.close());

test('the most read of the last day are listed, in their order; a list of two is none', async () => {
  setClock('2026-05-02T08:00:00.000Z');
  await count(id(0), 50, '2026-05-01T05');
  await count(id(1), 5, '2026-05-02T07');
  await count(id(2), 9, '2026-05-02T06');
  expect(await refreshMostRead(room.db)).toEqual([]);
  await count(id(3), 7, '2026-05-02T07');
  expect(await refreshMostRead(room.db)).toEqual(['home']);
  expect((await listMostRead(room.db.read, 'home')).map((card) => card.id)).toEqual([id(2), id(3), id(1)]);
  expect((await listOpenOutbox(room.db.read)).at(-1)?.key).toBe('home');
});

test('one more reader changes no page, another order does', async () => {
  setClock('2026-05-02T08:00:00.000Z');
  await count(id(2), 2, '2026-05-02T07');
  expect(await refreshMostRead(room.db)).toEqual([]);
  await count(id(1), 20, '2026-05-02T07');
  expect(await refreshMostRead(room.db)).toEqual(['home']);
});

test('a story that is taken down leaves the list at once', async () => {
  const [, second] = published;
  if (!second) throw new Error('nothing was published');
  await step(second, 'unpublish', 'خطأ');
  expect((await listMostRead(room.db.read, 'home')).map((card) => card.id)).toEqual([id(2), id(3)]);
});

test('the desk sees a story’s numbers by day, source and quarter', async () => {
  expect(await getStoryReads(room.db.read, id(2), 14)).toEqual({
    total: 11,
    days: [{ day: '2026-05-02', reads: 11 }],
    sources: [
      { source: 'none', reads: 9 },
      { source: 'google.com', reads: 2 },
    ],
    depths: [2, 0, 0, 4],
  });
});

test('an address that looks like a story’s counts for nobody', async () => {
  await count('nothing00000', 3, '2026-05-02T07');
  expect((await getStoryReads(room.db.read, 'nothing00000', 14)).total).toBe(0);
});
