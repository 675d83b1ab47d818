import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setClock } from '#db/clock.ts';
import { makeTestNewsroom, type TestNewsroom } from './newsroom-for-tests.ts';
import { beat } from './presence.ts';
import { createStory } from './stories.ts';
import type { Actor } from './types.ts';

let room: TestNewsroom;
let story: string;

beforeAll(async () => {
  room = await makeTestNewsroom();
  const made = await createStory(room.db, room.journalist, { headline: 'من هنا؟' });
  if (!made.ok) throw new Error(made.refusal.code);
  story = made.value.id;
});
afterEach(() => setClock(null));
afterAll(() => room.close());

async function others(actor: Actor, window: string, isLeaving = false) {
  const heard = await beat(room.db, actor, { story, window, isLeaving });
  if (!heard.ok) throw new Error(heard.refusal.code);
  return heard.value.others;
}

test('an editor and the author see each other at the story, and each their own other window', async () => {
  expect(await others(room.journalist, 'w1')).toEqual([]);
  expect(await others(room.editor, 'w2')).toEqual([{ name: room.journalist.name, isMe: false }]);
  expect(await others(room.journalist, 'w1')).toEqual([{ name: room.editor.name, isMe: false }]);
  expect(await others(room.editor, 'w3')).toEqual([
    { name: room.editor.name, isMe: true },
    { name: room.journalist.name, isMe: false },
  ]);
  await others(room.editor, 'w2', true);
  await others(room.editor, 'w3', true);
  expect(await others(room.journalist, 'w1')).toEqual([]);
});

test('who may not see the story hears of nobody and is heard of by nobody', async () => {
  await others(room.journalist, 'w1');
  const heard = await beat(room.db, room.colleague, { story, window: 'w1', isLeaving: false });
  expect(heard).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
  const nowhere = await beat(room.db, room.editor, { story: 'nothing', window: 'w1', isLeaving: false });
  expect(nowhere).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
  expect(await others(room.journalist, 'w1')).toEqual([]);
});

test('a window that has gone silent is forgotten', async () => {
  const start = Date.parse('2026-05-01T10:00:00.000Z');
  setClock(new Date(start));
  await others(room.editor, 'w9');
  setClock(new Date(start + 30_000));
  expect(await others(room.journalist, 'w1')).toHaveLength(1);
  setClock(new Date(start + 60_000));
  expect(await others(room.journalist, 'w1')).toEqual([]);
});
