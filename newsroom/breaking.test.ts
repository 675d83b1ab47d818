import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setClock } from '#db/clock.ts';
import { findBrokenEvent } from '#db/mutations/events.ts';
import { getBreaking, getShownBreaking, getStandingBreaking } from '#db/queries/breaking.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { lastOutboxId, listOpenOutbox } from '#db/queries/pages.ts';
import type { Edition } from '#document/edition.ts';
import {
  announce,
  type BreakingRequest,
  draftFromBreaking,
  endBreaking,
  withdrawBreaking,
} from './breaking.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from './newsroom-for-tests.ts';
import { saveSettings } from './settings.ts';
import { actOnStory, createStory } from './stories.ts';
import type { Actor, Story } from './types.ts';

let room: TestNewsroom;
let story: Story;

async function step(action: string, note?: string): Promise<void> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  story = must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision, note }));
}

async function keysSince(id: number): Promise<string[]> {
  return (await listOpenOutbox(room.db.read)).filter((row) => row.id > id).map(({ key }) => key);
}

const standingIn = (edition: Edition) => getStandingBreaking(readerOf(room.db.read, edition));
const shownIn = (edition: Edition) => getShownBreaking(readerOf(room.db.read, edition));

async function tell(actor: Actor, more: Partial<BreakingRequest> = {}) {
  const standing = await standingIn(more.edition === 'en' ? 'en' : 'ar');
  const request = { edition: 'ar', text: 'انقطاع الكهرباء', story: null, minutes: 60 };
  return announce(room.db, actor, { ...request, replaces: standing?.id ?? null, ...more });
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
  expect(await shownIn('ar')).toMatchObject({
    id: told.id,
    story: { id: story.id },
  });
  expect((await listOpenOutbox(room.db.read)).map(({ key }) => key)).toContain('breaking');
  expect(await findBrokenEvent(room.db.read)).toBeNull();
});

test('a journalist may not, and says nothing to anybody', async () => {
  const before = await standingIn('ar');
  expect(await tell(room.journalist)).toMatchObject({ ok: false, refusal: { code: 'wrong_role' } });
  expect(await withdrawBreaking(room.db, room.journalist, before?.id ?? '')).toMatchObject({
    refusal: { code: 'wrong_role' },
  });
  expect(await standingIn('ar')).toEqual(before);
});

test.each([
  ['nothing', { text: ' \u200f ' }, 'invalid', 'text'],
  ['a paragraph', { text: 'ا'.repeat(161) }, 'invalid', 'text'],
  ['letters turned round', { text: 'خبر \u202e عاجل' }, 'invalid', 'text'],
  ['a language the newsroom hasn’t', { edition: 'fr' }, 'invalid', 'edition'],
  ['no time', { minutes: Number.NaN }, 'invalid', 'minutes'],
  ['a week', { minutes: 10_080 }, 'invalid', 'minutes'],
  ['a story that isn’t there', { story: 'nothing' }, 'not_live', 'story'],
])('%s is refused', async (_, more, code, path) => {
  expect(await tell(room.editor, more)).toMatchObject({ ok: false, refusal: { code, path } });
});

test('of two at once the second is told what stands there now', async () => {
  const standing = await standingIn('ar');
  const replaces = standing?.id ?? null;
  const first = must(await tell(room.editor, { text: 'الأول', replaces }));
  expect(await tell(room.admin, { text: 'الثاني', replaces })).toMatchObject({
    ok: false,
    refusal: { code: 'stale_revision', current: { id: first.id, text: 'الأول' } },
  });
  expect((await standingIn('ar'))?.text).toBe('الأول');
});

test('a story that is taken down is not led to, and the line stays', async () => {
  must(await tell(room.editor, { story: story.id }));
  await step('unpublish', 'خطأ');
  expect(await shownIn('ar')).toMatchObject({
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
  expect(await standingIn('ar')).toBeNull();
  expect(await endBreaking(room.db, '2026-05-01T08:14:59.000Z', '2026-05-01T08:15:00.000Z')).toBe(true);
  expect(await endBreaking(room.db, '2026-05-01T08:15:00.000Z', '2026-05-01T08:15:01.000Z')).toBe(false);
});

test('withdrawn it is gone at once, and who did it is known', async () => {
  const told = must(await tell(room.editor));
  must(await withdrawBreaking(room.db, room.admin, told.id));
  expect(await standingIn('ar')).toBeNull();
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

test('without an English edition there is no line for it', async () => {
  const refused = { ok: false, refusal: { code: 'edition_closed', path: 'edition' } };
  expect(await tell(room.editor, { edition: 'en' })).toMatchObject(refused);
  expect(await standingIn('en')).toBeNull();
});

test('each edition has a line of its own: sent, ended and turned into a story without the other', async () => {
  must(await saveSettings(room.db, room.admin, { english: true }));
  const arabic = must(await tell(room.editor, { text: 'سطر بالعربية' }));
  const before = await lastOutboxId(room.db.read);
  const english = must(await tell(room.editor, { edition: 'en', text: 'Power is out' }));
  expect(await keysSince(before)).toEqual(['en:breaking']);
  expect((await shownIn('ar'))?.id).toBe(arabic.id);
  expect((await shownIn('en'))?.id).toBe(english.id);
  // A story of the other edition is none that its readers could open.
  expect(await tell(room.editor, { edition: 'en', story: story.id })).toMatchObject({
    refusal: { code: 'not_live', path: 'story' },
  });
  const draft = must(await draftFromBreaking(room.db, room.editor, english.id));
  expect(draft).toMatchObject({ headline: 'Power is out', edition: 'en' });
  must(await withdrawBreaking(room.db, room.editor, english.id));
  expect(await standingIn('en')).toBeNull();
  expect((await standingIn('ar'))?.id).toBe(arabic.id);
});

test('of two lines that run out, each tells the pages of its own edition', async () => {
  setClock('2026-06-01T08:00:00.000Z');
  must(await tell(room.editor, { edition: 'en', minutes: 15 }));
  must(await tell(room.editor, { minutes: 30 }));
  const before = await lastOutboxId(room.db.read);
  expect(await endBreaking(room.db, '2026-06-01T08:00:00.000Z', '2026-06-01T08:15:00.000Z')).toBe(true);
  expect(await keysSince(before)).toEqual(['en:breaking']);
});
