import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setClock } from '#db/clock.ts';
import { findBrokenEvent } from '#db/mutations/events.ts';
import { getFilledFront, getFrontRevision, listFrontRevisions } from '#db/queries/fronts.ts';
import { listOpenOutbox } from '#db/queries/pages.ts';
import type { Composition, Placement } from '#document/front.ts';
import { composeFront, endPlacements } from './fronts.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from './newsroom-for-tests.ts';
import { actOnStory, createStory } from './stories.ts';
import type { Actor, Story } from './types.ts';

let room: TestNewsroom;
let first: Story;
let second: Story;
let newest: Story;
let draft: Story;

async function step(story: Story, action: string, note?: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  return must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision, note }));
}

async function write(headline: string): Promise<Story> {
  return must(await createStory(room.db, room.journalist, { headline, section: 'politics', body: richBody }));
}

async function publish(headline: string): Promise<Story> {
  return step(await step(await step(await write(headline), 'submit'), 'approve'), 'publish');
}

function at(slot: string, position: number, story: Story, until: string | null = null): Placement {
  return { slot, position, story: story.id, until };
}

async function compose(
  actor: Actor,
  placements: Placement[],
  more: Partial<Composition & { front: string; revision: number }> = {},
) {
  const front = more.front ?? 'home';
  const { number } = await getFrontRevision(room.db.read, front as 'home');
  return composeFront(room.db, actor, { front, revision: number, layout: 'steady', placements, ...more });
}

async function leadOf(front: 'home' | `section:${string}` = 'home'): Promise<string | undefined> {
  const { slots } = await getFilledFront(room.db.read, front);
  return slots.find(({ name }) => name === 'lead')?.items[0]?.card.id;
}

beforeAll(async () => {
  room = await makeTestNewsroom();
  first = await publish('الخبر القديم');
  second = await publish('الخبر الأوسط');
  newest = await publish('الخبر الأحدث');
  draft = await write('مسودة');
});
afterEach(() => setClock(null));
afterAll(() => room.close());

test('before anybody composed it, the newest leads', async () => {
  expect(await getFrontRevision(room.db.read, 'home')).toMatchObject({ number: 0, by: null });
  expect(await leadOf()).toBe(newest.id);
});

test('an editor’s composition stands, is numbered, told in the log and purged by the front’s own key', async () => {
  const saved = must(await compose(room.editor, [at('lead', 0, first)]));
  expect(saved).toMatchObject({ number: 1, by: { id: room.editor.id }, placements: [{ story: first.id }] });
  expect(await leadOf()).toBe(first.id);
  expect((await listOpenOutbox(room.db.read)).map(({ key }) => key)).toContain('home');
  expect(await findBrokenEvent(room.db.read)).toBeNull();
});

test('a journalist may look and not change', async () => {
  expect(await compose(room.journalist, [])).toMatchObject({ ok: false, refusal: { code: 'wrong_role' } });
  expect(await leadOf()).toBe(first.id);
});

test('of two who compose at once the second is told who was first, and overwrites nothing', async () => {
  const { number } = await getFrontRevision(room.db.read, 'home');
  const [one, other] = await Promise.all([
    compose(room.editor, [at('lead', 0, second)], { revision: number }),
    compose(room.admin, [at('lead', 0, newest)], { revision: number }),
  ]);
  expect(one).toMatchObject({ ok: true });
  expect(other).toMatchObject({
    ok: false,
    refusal: { code: 'stale_revision', current: { number: number + 1, by: { name: room.editor.name } } },
  });
  expect(await leadOf()).toBe(second.id);
});

test.each([
  ['a draft', () => [at('lead', 0, draft)], 'not_live', 'placements[0].story'],
  ['a story twice', () => [at('lead', 0, first), at('rail', 0, first)], 'invalid', 'placements[1].story'],
  ['a slot that isn’t there', () => [at('with', 0, first)], 'invalid', 'placements[0].slot'],
  ['an end that is no time', () => [at('lead', 0, first, 'غدًا')], 'invalid', 'placements[0].until'],
])('%s is refused, and changes nothing', async (_, placements, code, path) => {
  const before = await getFrontRevision(room.db.read, 'home');
  expect(await compose(room.editor, placements())).toMatchObject({ ok: false, refusal: { code, path } });
  expect(await getFrontRevision(room.db.read, 'home')).toEqual(before);
});

test('a front that isn’t there is not found', async () => {
  expect(await compose(room.editor, [], { front: 'section:nowhere' })).toMatchObject({
    ok: false,
    refusal: { code: 'not_found' },
  });
});

test('a story taken down leaves at once, its place is filled, and with its return it stands there again', async () => {
  must(await compose(room.editor, [at('lead', 0, first)]));
  first = await step(first, 'unpublish', 'خطأ');
  expect(await leadOf()).toBe(newest.id);
  // Somebody who composes on with it in the list loses nothing by it.
  must(await compose(room.editor, [at('lead', 0, first), at('rail', 0, second)]));
  first = await step(first, 'publish');
  expect(await leadOf()).toBe(first.id);
});

test('a placement ends at its time, once, and the front is purged then', async () => {
  setClock('2026-05-01T08:00:00.000Z');
  must(
    await compose(room.editor, [at('lead', 0, first, '2026-05-01T09:00:00Z')], { front: 'section:politics' }),
  );
  expect(await leadOf('section:politics')).toBe(first.id);
  expect(await endPlacements(room.db, '', '2026-05-01T08:00:00.000Z')).toBe(false);
  setClock('2026-05-01T09:00:00.000Z');
  expect(await leadOf('section:politics')).toBe(newest.id);
  expect(await endPlacements(room.db, '2026-05-01T08:59:59.500Z', '2026-05-01T09:00:00.000Z')).toBe(true);
  expect((await listOpenOutbox(room.db.read)).map(({ key }) => key)).toContain('section:politics');
  expect(await endPlacements(room.db, '2026-05-01T09:00:00.000Z', '2026-05-01T09:00:00.500Z')).toBe(false);
  // Composed again, what has ended is left out.
  expect(
    must(
      await compose(room.editor, [at('lead', 0, first, '2026-05-01T09:00:00Z')], {
        front: 'section:politics',
      }),
    ).placements,
  ).toEqual([]);
});

test('what was composed before stays, as it was', async () => {
  const all = await listFrontRevisions(room.db.read, 'home', 50);
  expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => all.length - index));
  expect(all.at(-1)?.placements).toEqual([at('lead', 0, first)]);
});
