import { afterAll, beforeAll, expect, test } from 'vitest';
import { getConflict } from './conflicts.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from './newsroom-for-tests.ts';
import { createStory, saveStory } from './stories.ts';

let room: TestNewsroom;
beforeAll(async () => {
  room = await makeTestNewsroom();
});
afterAll(() => room.close());

const fields = (lead: string) => ({
  headline: 'عنوان',
  lead,
  section: 'culture',
  byline: 'سلمى',
  tags: ['كتب'],
  body: richBody,
});

async function story() {
  return must(await createStory(room.db, room.journalist, fields('أصل')));
}

test('says what both began with, what stands now and whose it is', async () => {
  const { id } = await story();
  must(await saveStory(room.db, room.editor, { id, revision: 1, changes: fields('نص المحررة') }));
  const refused = { id, revision: 1, changes: fields('نص الصحفية') };
  const conflict = must(await getConflict(room.db, room.journalist, refused));
  expect(conflict).toMatchObject({
    base: { lead: 'أصل', body: richBody },
    current: { lead: 'نص المحررة', revision: 2 },
    by: room.editor.name,
    isStored: false,
  });
});

test('knows a save again that was stored long ago, and whose answer never arrived', async () => {
  const { id } = await story();
  const late = { id, revision: 1, changes: fields('وصل بلا جواب') };
  must(await saveStory(room.db, room.journalist, late));
  expect(must(await getConflict(room.db, room.journalist, late))).toMatchObject({
    isStored: true,
    current: { revision: 2 },
  });
  // Somebody has saved on it since: a conflict, but one that begins with what is stored.
  must(await saveStory(room.db, room.editor, { id, revision: 2, changes: fields('وزادت المحررة') }));
  expect(must(await getConflict(room.db, room.journalist, late))).toMatchObject({
    isStored: false,
    base: { lead: 'وصل بلا جواب' },
    by: room.editor.name,
  });
});

test('the same words by somebody else are somebody else’s', async () => {
  const { id } = await story();
  const same = { id, revision: 1, changes: fields('كلام واحد') };
  must(await saveStory(room.db, room.editor, same));
  expect(must(await getConflict(room.db, room.journalist, same))).toMatchObject({
    isStored: false,
    base: { lead: 'أصل' },
  });
});

test('tells nobody of a story that isn’t theirs to see', async () => {
  const { id } = await story();
  const asked = { id, revision: 1, changes: fields('فضول') };
  expect(await getConflict(room.db, room.colleague, asked)).toMatchObject({ refusal: { code: 'not_found' } });
});
