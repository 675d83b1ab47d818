import { afterAll, beforeAll, expect, test } from 'vitest';
import { getOriginal } from './editions.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from './newsroom-for-tests.ts';
import { actOnStory, createStory, saveStory } from './stories.ts';
import type { Story } from './types.ts';

let room: TestNewsroom;

beforeAll(async () => {
  room = await makeTestNewsroom();
});
afterAll(() => room.close());

const fields = { headline: 'فتح طريق الساحل', section: 'politics', body: richBody };

async function step(story: Story, action: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  return must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision }));
}

test('the headline of a colleague’s draft is for nobody who may not read it', async () => {
  const { id } = must(await createStory(room.db, room.journalist, fields));
  const headlineFor = async (actor: TestNewsroom['editor']) =>
    (await getOriginal(room.db.read, actor, id))?.headline;
  expect(await headlineFor(room.journalist)).toBe('فتح طريق الساحل');
  expect(await headlineFor(room.editor)).toBe('فتح طريق الساحل');
  expect(await headlineFor(room.colleague)).toBeNull();
  expect(await getOriginal(room.db.read, room.editor, 'none')).toBeNull();
});

test('a live story is named as readers see it, not as it is being rewritten', async () => {
  const draft = must(await createStory(room.db, room.journalist, fields));
  const { id, revision } = await step(await step(await step(draft, 'submit'), 'approve'), 'publish');
  must(await saveStory(room.db, room.journalist, { id, revision, changes: { headline: 'سرّ لم ينشر' } }));
  expect((await getOriginal(room.db.read, room.colleague, id))?.headline).toBe('فتح طريق الساحل');
  expect((await getOriginal(room.db.read, room.journalist, id))?.headline).toBe('سرّ لم ينشر');
});
