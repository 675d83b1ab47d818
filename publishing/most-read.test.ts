import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setClock } from '#db/clock.ts';
import { addReads } from '#db/mutations/reads.ts';
import { site as words } from '#messages/ar/site.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from '#newsroom/newsroom-for-tests.ts';
import { refreshMostRead } from '#newsroom/reads.ts';
import { actOnStory, createStory } from '#newsroom/stories.ts';
import type { Story } from '#newsroom/types.ts';
import { makePage } from './bake.ts';
import { makePress, type Press } from './press.ts';
import { drainOutbox } from './purge.ts';

let room: TestNewsroom;
let press: Press;
const stories: Story[] = [];

async function step(story: Story, action: string, note?: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  const done = await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision, note });
  await drainOutbox(room.db);
  return must(done);
}

/** Their readers within one hour, in the order of the stories. */
async function count(hour: string, reads: number[]): Promise<void> {
  const rows = reads.map((number, index) => ({
    hour,
    story: stories[index]?.id ?? '',
    reads: number,
    sources: { none: number },
    depths: [0, 0, 0, number],
  }));
  await room.db.write((tx) => addReads(tx, rows));
  await refreshMostRead(room.db);
  await drainOutbox(room.db);
}

/** The headlines under «most read in the section» of a story's page; null where it has no such list. */
async function listedUnder(story: Story | undefined): Promise<string[] | null> {
  const page = await makePage(press, decodeURIComponent(new URL(story?.url ?? '').pathname));
  if (page.status !== 200) throw new Error(`the page answered ${page.status}`);
  const list = String(page.body)
    .split('<section')
    .find((section) => section.includes(words.mostReadIn('سياسة')));
  return list ? [...list.matchAll(/خبر \d/g)].map(([headline]) => headline) : null;
}

beforeAll(async () => {
  setClock('2026-05-01T06:00:00.000Z');
  room = await makeTestNewsroom();
  press = makePress(room.db, { build: 'b1', origin: 'https://news.example', quietMs: 0 });
  for (let number = 0; number < 4; number += 1) {
    const fields = { headline: `خبر ${number}`, section: 'politics', body: richBody };
    const draft = must(await createStory(room.db, room.journalist, fields));
    stories.push(await step(await step(await step(draft, 'submit'), 'approve'), 'publish'));
  }
});
afterEach(() => setClock('2026-05-01T06:00:00.000Z'));
afterAll(async () => {
  setClock(null);
  while (globalThis.midadSqueezing?.running) await new Promise((resolve) => setTimeout(resolve, 5));
  room.close();
});

test('under a new story stands what its section’s readers read most, without itself, and in the order of now', async () => {
  expect(await listedUnder(stories[0])).toBeNull();
  await count('2026-05-01T05', [9, 5, 7, 1]);
  expect(await listedUnder(stories[0])).toEqual(['خبر 2', 'خبر 1', 'خبر 3']);
  await count('2026-05-01T05', [0, 20, 0, 0]);
  expect(await listedUnder(stories[0])).toEqual(['خبر 1', 'خبر 2', 'خبر 3']);
});

test('a story that is taken down leaves the list under every other', async () => {
  expect(await listedUnder(stories[0])).toContain('خبر 3');
  const [last] = stories.splice(3);
  if (!last) throw new Error('there is no fourth story');
  await step(last, 'unpublish', 'خطأ');
  expect(await listedUnder(stories[0])).toEqual(['خبر 1', 'خبر 2']);
});

test('an old story lists nothing of the day, and the day’s readers don’t make its page anew', async () => {
  expect(await listedUnder(stories[0])).not.toBeNull();
  setClock('2026-05-04T06:00:00.000Z');
  await count('2026-05-04T05', [1, 2, 3]);
  expect(await listedUnder(stories[0])).toBeNull();
});
