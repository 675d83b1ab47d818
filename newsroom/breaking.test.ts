import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setClock } from '#db/clock.ts';
import { findBrokenEvent } from '#db/mutations/events.ts';
import { getBreaking, getShownBreaking, getStandingBreaking } from '#db/queries/breaking.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { listOpenOutbox } from '#db/queries/pages.ts';
import {
  announce,
  type BreakingRequest,
  draftFromBreaking,
  endBreaking,
  withdrawBreaking,
} from './breaking.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from './newsroom-for-tests.ts';
import { actOnStory, createStory } from './stories.ts';
import type { Actor, Story } from './types.ts';

let room: TestNewsroom;
let story: Story;

async function step(action: string, note?: string): Promise<void> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  story = must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision, note }));
}

async function tell(actor: Actor, more: Partial<BreakingRequest> = {}) {
  const standing = await getStandingBreaking(room.db.read);
  const request = { text: 'انقطاع الكهرباء', story: null, minutes: 60, replaces: standing?.id ?? null };
  return announce(room.db, actor, { ...request, ...more });
}

beforeAll(async () => {
  room = await makeTestNewsroom();
  const fields = { headline: 'خبر منشور', section: 'politics', body: richBody };
  story = must(await createStory(room.db, room.journalist, fields));
  for (const action of ['submit', 'approve', 'publish']) await step(action);
});
afterEach(() => setClock(null));
afterAll(() => room.close());

test('an editor’s line stands at once, told in the log, and is purged by its own key', async () => {
  const told = must(await tell(room.editor, { story: story.id }));
  expect(await getShownBreaking(readerOf(room.db.read, 'ar'))).toMatchObject({
    id: told.id,
    story: { id: story.id },
  });
  expect((await listOpenOutbox(room.db.read)).map(({ key }) => key)).toContain('breaking');
  expect(await findBrokenEvent(room.db.read)).toBeNull();
});

test('a journalist may not, and says nothing to anybody', async () => {
  const before = await getStandingBreaking(room.db.read);
  expect(await tell(room.journalist)).toMatchObject({ ok: false, refusal: { code: 'wrong_role' } });
  expect(await withdrawBreaking(room.db, room.journalist, before?.id ?? '')).toMatchObject({
    refusal: { code: 'wrong_role' },
  });
  expect(await getStandingBreaking(room.db.read)).toEqual(before);
});

test.each([
  ['nothing', { text: ' \u200f ' }, 'invalid', 'text'],
  ['a paragraph', { text: 'ا'.repeat(161) }, 'invalid', 'text'],
  ['letters turned round', { text: 'خبر \u202e عاجل' }, 'invalid', 'text'],
  ['no time', { minutes: Number.NaN }, 'invalid', 'minutes'],
  ['a week', { minutes: 10_080 }, 'invalid', 'minutes'],
  ['a story that isn’t there', { story: 'nothing' }, 'not_live', 'story'],
])('%s is refused', async (_, more, code, path) => {
  expect(await tell(room.editor, more)).toMatchObject({ ok: false, refusal: { code, path } });
});

test('of two at once the second is told what stands there now', async () => {
  const standing = await getStandingBreaking(room.db.read);
  const replaces = standing?.id ?? null;
  const first = must(await tell(room.editor, { text: 'الأول', replaces }));
  expect(await tell(room.admin, { text: 'الثاني', replaces })).toMatchObject({
    ok: false,
    refusal: { code: 'stale_revision', current: { id: first.id, text: 'الأول' } },
  });
  expect((await getStandingBreaking(room.db.read))?.text).toBe('الأول');
});

test('a story that is taken down is not led to, and the line stays', async () => {
  must(await tell(room.editor, { story: story.id }));
  await step('unpublish', 'خطأ');
  expect(await getShownBreaking(readerOf(room.db.read, 'ar'))).toMatchObject({
    storyId: story.id,
    story: null,
  });
  await step('publish');
});

test('it ends by itself at its time, and the pages are told once', async () => {
  setClock('2026-05-01T08:00:00.000Z');
  must(await tell(room.editor, { minutes: 15 }));
  expect(await endBreaking(room.db, '', '2026-05-01T08:00:01.000Z')).toBe(false);
  setClock('2026-05-01T08:15:00.000Z');
  expect(await getStandingBreaking(room.db.read)).toBeNull();
  expect(await endBreaking(room.db, '2026-05-01T08:14:59.000Z', '2026-05-01T08:15:00.000Z')).toBe(true);
  expect(await endBreaking(room.db, '2026-05-01T08:15:00.000Z', '2026-05-01T08:15:01.000Z')).toBe(false);
});

test('withdrawn it is gone at once, and who did it is known', async () => {
  const told = must(await tell(room.editor));
  must(await withdrawBreaking(room.db, room.admin, told.id));
  expect(await getStandingBreaking(room.db.read)).toBeNull();
  expect(await getBreaking(room.db.read, told.id)).toMatchObject({ endedBy: room.admin.name });
});

test('one press makes a draft of it, and a second press no second one', async () => {
  const told = must(await tell(room.editor, { text: 'زلزال يهز الساحل' }));
  const [draft, again] = await Promise.all([
    draftFromBreaking(room.db, room.editor, told.id),
    draftFromBreaking(room.db, room.editor, told.id),
  ]);
  expect(must(draft)).toMatchObject({
    headline: 'زلزال يهز الساحل',
    state: 'draft',
    author: { id: room.editor.id },
  });
  expect(must(again).id).toBe(must(draft).id);
  expect(await getBreaking(room.db.read, told.id)).toMatchObject({ draftId: must(draft).id });
});
