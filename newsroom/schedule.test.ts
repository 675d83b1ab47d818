import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDb } from '#db/client.ts';
import { setClock } from '#db/clock.ts';
import { findBrokenEvent } from '#db/mutations/events.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { listOpenOutbox } from '#db/queries/pages.ts';
import { getPublishedStory, listPublished, whereIs } from '#db/queries/published.ts';
import { readAsk } from '#search/ask.ts';
import { findStories } from '#search/find.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from './newsroom-for-tests.ts';
import { publishDue } from './schedule.ts';
import { actOnStory, createStory, getHistory, getStory, listStories, saveStory } from './stories.ts';
import type { Actor, Story } from './types.ts';

let room: TestNewsroom;

beforeAll(async () => {
  room = await makeTestNewsroom();
});
beforeEach(() => setClock('2026-05-01T06:00:00.000Z'));
afterEach(() => setClock(null));
afterAll(() => room.close());

function act(actor: Actor, story: Story, action: string, more: { note?: string; at?: string } = {}) {
  return actOnStory(room.db, actor, { id: story.id, action, revision: story.revision, ...more });
}

async function approved(headline: string): Promise<Story> {
  const fields = { headline, section: 'culture', body: richBody };
  const draft = must(await createStory(room.db, room.journalist, fields));
  return must(await act(room.editor, must(await act(room.journalist, draft, 'submit')), 'approve'));
}

async function schedule(headline: string, at: string): Promise<Story> {
  return must(await act(room.editor, await approved(headline), 'schedule', { at }));
}

describe('a story with a time', () => {
  test('is nowhere to be seen before it, and goes out by itself when it comes', async () => {
    const story = await schedule('موعد مع الصباح', '2026-05-01T08:00:00Z');
    expect(story).toMatchObject({
      state: 'scheduled',
      live: null,
      url: null,
      scheduledFor: '2026-05-01T08:00:00.000Z',
    });
    setClock('2026-05-01T07:59:59.999Z');
    expect(await publishDue(room.db)).toEqual([]);
    expect(await whereIs(readerOf(room.db.read, 'ar'), story.id)).toBe('unknown');
    expect(await getPublishedStory(readerOf(room.db.read, 'ar'), story.id)).toBeNull();
    expect(
      (
        await findStories(
          readerOf(room.db.read, 'ar'),
          readAsk(new URLSearchParams({ q: 'موعد مع الصباح' }), 10),
        )
      ).total,
    ).toBe(0);
    expect(
      (await listPublished(readerOf(room.db.read, 'ar'), { limit: 50 })).map((card) => card.id),
    ).not.toContain(story.id);

    setClock('2026-05-01T08:00:00.000Z');
    const open = (await listOpenOutbox(room.db.read)).length;
    expect(await publishDue(room.db)).toEqual([story.id]);
    expect(must(await getStory(room.db, room.journalist, story.id))).toMatchObject({
      state: 'published',
      scheduledFor: null,
      live: { revision: 1, publishedAt: '2026-05-01T08:00:00.000Z' },
      url: expect.stringContaining(`/culture/${story.id}/`),
    });
    expect((await getPublishedStory(readerOf(room.db.read, 'ar'), story.id))?.body).toEqual(richBody);
    const keys = (await listOpenOutbox(room.db.read)).slice(open).map((row) => row.key);
    expect(keys).toEqual(expect.arrayContaining([`story:${story.id}`, 'section:culture', 'home', 'feed']));
    expect(await publishDue(room.db)).toEqual([]);
  });

  test('whose history says who set the time and that the house kept it', async () => {
    const story = await schedule('من حدد الموعد', '2026-05-01T08:00:00+02:00'.replace('08', '10'));
    setClock('2026-05-01T09:00:00Z');
    await publishDue(room.db);
    const history = must(await getHistory(room.db, room.journalist, story.id));
    expect(history.slice(0, 2).map(({ action, actor, due, to }) => [action, actor.id, due, to])).toEqual([
      ['publish', null, null, 'published'],
      ['schedule', room.editor.id, '2026-05-01T08:00:00.000Z', 'scheduled'],
    ]);
    expect(await findBrokenEvent(room.db.read)).toBeNull();
  });

  test('that passed while nothing ran goes out at the next look, the oldest first', async () => {
    const later = await schedule('الثاني', '2026-05-01T09:00:00Z');
    const sooner = await schedule('الأول', '2026-05-01T08:30:00Z');
    setClock('2026-05-03T00:00:00Z');
    expect(await publishDue(room.db)).toEqual([sooner.id, later.id]);
  });

  test('is published once, however many servers look after it', async () => {
    const story = await schedule('خادمان على مخزن واحد', '2026-05-01T08:00:00Z');
    const other = await openDb(room.db.folder);
    setClock('2026-05-01T08:00:01Z');
    // Two looks at once see it both; each decides again under the write lock.
    const here = await Promise.all([publishDue(room.db), publishDue(room.db)]);
    const there = await publishDue(other);
    other.close();
    expect([...here, there].flat()).toEqual([story.id]);
    const history = must(await getHistory(room.db, room.editor, story.id));
    expect(history.filter((entry) => entry.action === 'publish')).toHaveLength(1);
  });

  test('may be edited only once it is taken off the schedule, and then stays away', async () => {
    const story = await schedule('أُلغي موعده', '2026-05-01T08:00:00Z');
    const edit = { id: story.id, revision: 1, changes: { lead: 'تعديل' } };
    expect(await saveStory(room.db, room.editor, edit)).toMatchObject({ refusal: { code: 'wrong_state' } });
    const back = must(await act(room.editor, story, 'unschedule'));
    expect(back).toMatchObject({ state: 'approved', scheduledFor: null, approvedRevision: 1 });
    setClock('2026-05-02T00:00:00Z');
    expect(await publishDue(room.db)).toEqual([]);
    expect(await whereIs(readerOf(room.db.read, 'ar'), story.id)).toBe('unknown');
  });

  test('may go out before it, and then does not go out twice', async () => {
    const story = await schedule('لم ينتظر', '2026-05-01T08:00:00Z');
    expect(must(await act(room.editor, story, 'publish'))).toMatchObject({
      state: 'published',
      scheduledFor: null,
    });
    setClock('2026-05-02T00:00:00Z');
    expect(await publishDue(room.db)).toEqual([]);
  });

  test('leaves what readers see as it was until the new text comes', async () => {
    const first = must(await act(room.editor, await approved('نسخة الأمس'), 'publish'));
    const changes = { headline: 'نسخة الغد' };
    const edited = must(await saveStory(room.db, room.journalist, { id: first.id, revision: 1, changes }));
    const again = must(await act(room.editor, must(await act(room.journalist, edited, 'submit')), 'approve'));
    must(await act(room.editor, again, 'schedule', { at: '2026-05-01T08:00:00Z' }));
    expect((await getPublishedStory(readerOf(room.db.read, 'ar'), first.id))?.headline).toBe('نسخة الأمس');
    setClock('2026-05-01T08:00:00Z');
    await publishDue(room.db);
    expect((await getPublishedStory(readerOf(room.db.read, 'ar'), first.id))?.headline).toBe('نسخة الغد');
  });

  test('that was live and is taken down before it does not come back at it', async () => {
    const first = must(await act(room.editor, await approved('سُحب قبل موعده'), 'publish'));
    const edited = must(
      await saveStory(room.db, room.journalist, { id: first.id, revision: 1, changes: { lead: 'جديد' } }),
    );
    const again = must(await act(room.editor, must(await act(room.journalist, edited, 'submit')), 'approve'));
    const waiting = must(await act(room.editor, again, 'schedule', { at: '2026-05-01T08:00:00Z' }));
    const down = must(await act(room.editor, waiting, 'unpublish', { note: 'خطأ' }));
    expect(down).toMatchObject({ state: 'unpublished', scheduledFor: null, live: null });
    setClock('2026-05-02T00:00:00Z');
    expect(await publishDue(room.db)).toEqual([]);
    expect(await whereIs(readerOf(room.db.read, 'ar'), first.id)).toBe('gone');
  });

  test("stands in the desk's list", async () => {
    const story = await schedule('في القائمة', '2026-05-01T08:00:00Z');
    const item = (await listStories(room.db, room.editor)).find(({ id }) => id === story.id);
    expect(item?.scheduledFor).toBe('2026-05-01T08:00:00.000Z');
  });
});

describe('a time that is none', () => {
  test.each([
    [undefined, 'time_needed'],
    ['', 'time_needed'],
    ['2026-05-01T06:00:00Z', 'time_needed'],
    ['2026-05-01T05:59:59Z', 'time_needed'],
    ['2026-05-01T07:30:00+03:00', 'time_needed'],
    ['2026-05-02', 'invalid'],
    ['2026-05-02T08:00:00', 'invalid'],
    ['2026-02-31T08:00:00Z', 'invalid'],
    ['2027-02-29T08:00:00Z', 'invalid'],
    ['2026-05-02T25:00:00Z', 'invalid'],
    ['غدًا صباحًا', 'invalid'],
    ['tomorrow', 'invalid'],
    ['1893456000', 'invalid'],
    ['+012026-05-02T08:00:00Z', 'invalid'],
  ])('%s is refused (%s), and the story stays approved', async (at, code) => {
    const story = await approved('بلا موعد');
    expect(await act(room.editor, story, 'schedule', { at })).toMatchObject({
      refusal: { code, path: 'at' },
    });
    expect(must(await getStory(room.db, room.editor, story.id))).toMatchObject({
      state: 'approved',
      scheduledFor: null,
    });
  });

  test.each([
    '2026-05-01T06:00:01Z',
    '2026-05-01T11:00+03:00',
    '2026-05-01T06:30:00.123456+00:00',
    '2099-12-31T23:59:59Z',
  ])('%s is taken', async (at) =>
    expect(await schedule('له موعد', at)).toMatchObject({ state: 'scheduled' }),
  );

  test('a time given to a step that is done at once is refused, so that nobody thinks it waits', async () => {
    const story = await approved('انشر غدًا');
    const asked = await act(room.editor, story, 'publish', { at: '2026-05-02T08:00:00Z' });
    expect(asked).toMatchObject({ refusal: { code: 'invalid', path: 'at' } });
    expect(await whereIs(readerOf(room.db.read, 'ar'), story.id)).toBe('unknown');
  });
});

describe('a note', () => {
  test.each(['\u200B', '\u200F \u2060', '\u2066\u2069'])(
    'of nothing that can be seen is none',
    async (note) => {
      const story = await approved('ملاحظة فارغة');
      expect(await act(room.editor, story, 'request-changes', { note })).toMatchObject({
        refusal: { code: 'note_needed' },
      });
    },
  );

  test('that turns its line round never stands on a page', async () => {
    const story = await approved('ملاحظة مقلوبة');
    expect(await act(room.editor, story, 'request-changes', { note: 'عدّل \u202Eهذا' })).toMatchObject({
      refusal: { code: 'invalid', path: 'note' },
    });
  });
});
