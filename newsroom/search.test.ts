import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeSearch } from '#search/in-worker.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from './newsroom-for-tests.ts';
import { searchStories } from './search.ts';
import { createStory, saveStory } from './stories.ts';
import type { Actor } from './types.ts';

let room: TestNewsroom;

beforeAll(async () => {
  room = await makeTestNewsroom();
});
afterAll(async () => {
  await closeSearch();
  room.close();
});

async function headlinesFor(actor: Actor, query: string): Promise<string[]> {
  const { found } = must(await searchStories(room.db, actor, { query, page: 1, perPage: 20 }));
  return found.map(({ item }) => item.headline);
}

test('a journalist finds own drafts by their text, an editor everybody’s', async () => {
  for (const [actor, headline] of [
    [room.journalist, 'مسودة سلمى'],
    [room.colleague, 'مسودة نادر'],
  ] as const) {
    must(await createStory(room.db, actor, { headline, section: 'politics', body: richBody }));
  }
  expect(await headlinesFor(room.journalist, 'الكلمه امانة')).toEqual(['مسودة سلمى']);
  expect(await headlinesFor(room.colleague, 'مسوده')).toEqual(['مسودة نادر']);
  expect(await headlinesFor(room.editor, 'مسودة')).toEqual(['مسودة نادر', 'مسودة سلمى']);
});

test('what was saved a moment ago is found, and what it replaced is not', async () => {
  const story = must(
    await createStory(room.db, room.journalist, { headline: 'قارب', section: 'politics', body: richBody }),
  );
  expect(await headlinesFor(room.editor, 'قارب')).toEqual(['قارب']);
  const { id, revision } = story;
  must(await saveStory(room.db, room.journalist, { id, revision, changes: { headline: 'سفينة' } }));
  expect(await headlinesFor(room.editor, 'سفينه')).toEqual(['سفينة']);
  expect(await headlinesFor(room.editor, 'قارب')).toEqual([]);
});

test('a query as long as a story is refused', async () => {
  const query = 'كلمة '.repeat(100);
  expect(await searchStories(room.db, room.editor, { query, page: 1, perPage: 20 })).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', path: 'q' },
  });
});
