import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDb } from '#db/client.ts';
import { setClock } from '#db/clock.ts';
import { countMissingLastEvents, findBrokenEvent } from '#db/mutations/events.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { getPublishedStory, listPublished, whereIs } from '#db/queries/published.ts';
import { getRevision } from '#db/queries/stories.ts';
import { outbox } from '#db/schema.ts';
import { findStories } from '#search/find.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from './newsroom-for-tests.ts';
import { requestHash } from './once.ts';
import { actOnStory, createStory, getHistory, getStory, listStories, saveStory } from './stories.ts';
import type { Actor, Story } from './types.ts';

let room: TestNewsroom;

beforeAll(async () => {
  room = await makeTestNewsroom();
});
afterEach(() => setClock(null));
afterAll(() => room.close());

async function write(headline = 'افتتاح مكتبة في حي الميناء', by: Actor = room.journalist): Promise<Story> {
  return must(
    await createStory(room.db, by, {
      headline,
      lead: 'فتحت المكتبة أبوابها صباح الاثنين.',
      section: 'culture',
      tags: ['كتب', 'الميناء'],
      body: richBody,
    }),
  );
}

async function act(actor: Actor, story: Story, action: string, note?: string): Promise<Story> {
  return must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision, note }));
}

async function publish(story: Story): Promise<Story> {
  const submitted = await act(room.journalist, story, 'submit');
  const approved = await act(room.editor, submitted, 'approve');
  return act(room.editor, approved, 'publish');
}

async function search(query: string) {
  const { results } = await findStories(readerOf(room.db.read, 'ar'), {
    query,
    sort: 'newest',
    page: 1,
    perPage: 50,
  });
  return results.map(({ card }) => card);
}

async function openKeys(): Promise<string[]> {
  const rows = await room.db.read.select().from(outbox);
  return rows.map((row) => row.key);
}

describe('writing', () => {
  test('a new story is a draft of its author, whole to the last attribute', async () => {
    const story = await write();
    expect(story).toMatchObject({
      revision: 1,
      state: 'draft',
      live: null,
      url: null,
      byline: 'سلمى الحداد',
      section: { slug: 'culture', name: 'ثقافة' },
      author: { id: room.journalist.id },
    });
    expect(must(await getStory(room.db, room.journalist, story.id)).body).toEqual(richBody);
  });

  test('each save appends a revision, and the older ones stay as they were', async () => {
    const story = await write();
    const body = { type: 'doc', content: [{ type: 'paragraph', attrs: { dir: null } }] };
    const saved = must(
      await saveStory(room.db, room.journalist, {
        id: story.id,
        revision: 1,
        changes: { headline: 'عنوان ثان', body },
      }),
    );
    expect(saved).toMatchObject({ revision: 2, headline: 'عنوان ثان', lead: story.lead });
    expect((await getRevision(room.db.read, story.id, 1))?.body).toEqual(richBody);
    expect((await getRevision(room.db.read, story.id, 1))?.headline).toBe(story.headline);
  });

  test('a save of one field keeps all the others, also those that another server saved in between', async () => {
    const story = await write();
    const save = (db: typeof room.db, revision: number, changes: object) =>
      saveStory(db, room.journalist, { id: story.id, revision, changes });
    must(await save(room.db, 1, { lead: 'الأول' }));
    const other = await openDb(room.db.folder);
    must(await save(other, 2, { tags: ['من خادم آخر'], byline: 'يد أخرى' }));
    other.close();
    const saved = must(await save(room.db, 3, { headline: 'الرابع' }));
    const expected = { lead: 'الأول', tags: ['من خادم آخر'], byline: 'يد أخرى', body: richBody };
    expect(saved).toMatchObject({ revision: 4, headline: 'الرابع', ...expected });
    expect(await getRevision(room.db.read, story.id, 4)).toEqual({
      headline: 'الرابع',
      section: 'culture',
      ...expected,
    });
  });

  test('a save that never reached the disk leaves no trace in the next one', async () => {
    const story = await write();
    const save = (changes: object) =>
      saveStory(room.db, room.journalist, { id: story.id, revision: 1, changes });
    await room.db.write(async (tx) =>
      tx.run("create temp trigger full_disk before insert on events begin select raise(abort, 'full'); end"),
    );
    await expect(save({ lead: 'لم يُحفظ', byline: 'لم يُحفظ' })).rejects.toThrow('full');
    await room.db.write(async (tx) => tx.run('drop trigger full_disk'));
    expect(must(await save({ tags: ['بعدها'] }))).toMatchObject({
      revision: 2,
      lead: story.lead,
      byline: story.byline,
      tags: ['بعدها'],
    });
  });

  test('a save on an older revision is refused with the story as it is, and changes nothing', async () => {
    const story = await write();
    must(await saveStory(room.db, room.journalist, { id: story.id, revision: 1, changes: { lead: 'أ' } }));
    const late = await saveStory(room.db, room.journalist, {
      id: story.id,
      revision: 1,
      changes: { lead: 'ب' },
    });
    expect(late).toMatchObject({
      ok: false,
      refusal: { code: 'stale_revision', current: { revision: 2, lead: 'أ' } },
    });
    expect(must(await getStory(room.db, room.journalist, story.id))).toMatchObject({
      revision: 2,
      lead: 'أ',
    });
  });

  test('a save whose answer was lost can be sent again and is done once', async () => {
    const story = await write();
    const once = { key: 'k-1', request: requestHash('save', story.id) };
    const change = { id: story.id, revision: 1, changes: { lead: 'مرة واحدة' } };
    const first = must(await saveStory(room.db, room.journalist, change, once));
    must(
      await saveStory(room.db, room.journalist, { id: story.id, revision: 2, changes: { lead: 'بعدها' } }),
    );
    const again = must(await saveStory(room.db, room.journalist, change, once));
    expect(again).toEqual(first);
    expect(must(await getStory(room.db, room.journalist, story.id))).toMatchObject({
      revision: 3,
      lead: 'بعدها',
    });
    const other = await saveStory(room.db, room.journalist, change, { key: 'k-1', request: 'another' });
    expect(other).toMatchObject({ ok: false, refusal: { code: 'idempotency_mismatch' } });
  });

  test('of twenty saves on one revision at once, one is done', async () => {
    const story = await write();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        saveStory(room.db, room.journalist, { id: story.id, revision: 1, changes: { lead: `${number}` } }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  test.each([
    ['headline', { headline: 'أخبار \u202Eمقلوبة' }],
    ['section', { section: 'nowhere' }],
    ['tags[1]', { tags: ['أ', 7] }],
    ['body.content[0].type', { body: { type: 'doc', content: [{ type: 'script' }] } }],
  ])('what is wrong is named (%s) and nothing is saved', async (path, changes) => {
    const story = await write();
    const result = await saveStory(room.db, room.journalist, { id: story.id, revision: 1, changes });
    expect(result).toMatchObject({
      ok: false,
      refusal: { path: expect.stringContaining(path.replace('.type', '')) },
    });
    expect(must(await getStory(room.db, room.journalist, story.id)).revision).toBe(1);
  });

  test("a journalist does not find a colleague's story, and it is in no list of theirs", async () => {
    const story = await write();
    const { db, colleague } = room;
    const hidden = { ok: false, refusal: { code: 'not_found' } };
    expect(await getStory(db, colleague, story.id)).toMatchObject(hidden);
    expect(await saveStory(db, colleague, { id: story.id, revision: 1, changes: {} })).toMatchObject(hidden);
    expect(await actOnStory(db, colleague, { id: story.id, action: 'submit', revision: 1 })).toMatchObject(
      hidden,
    );
    expect(await getHistory(db, colleague, story.id)).toMatchObject(hidden);
    expect((await listStories(db, colleague)).map((item) => item.id)).not.toContain(story.id);
    expect((await listStories(db, room.editor)).map((item) => item.id)).toContain(story.id);
  });
});

describe('the second pair of eyes', () => {
  test('a story without a headline is not handed in', async () => {
    const story = must(await createStory(room.db, room.journalist, {}));
    const result = await actOnStory(room.db, room.journalist, {
      id: story.id,
      action: 'submit',
      revision: 1,
    });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'headline_needed' } });
  });

  test('an editor sends back with a note, the author mends, and the history tells it all', async () => {
    const story = await write();
    const submitted = await act(room.journalist, story, 'submit', 'جاهز');
    const noNote = await actOnStory(room.db, room.editor, {
      id: story.id,
      action: 'request-changes',
      revision: 1,
    });
    expect(noNote).toMatchObject({ ok: false, refusal: { code: 'note_needed', path: 'note' } });
    const back = await act(room.editor, submitted, 'request-changes', 'أضف مصدرا ثانيا');
    expect(back.state).toBe('changes_requested');
    for (const [revision, lead] of [
      [1, 'أ'],
      [2, 'ب'],
      [3, 'ج'],
    ] as const) {
      must(await saveStory(room.db, room.journalist, { id: story.id, revision, changes: { lead } }));
    }
    const history = must(await getHistory(room.db, room.journalist, story.id));
    expect(history.map(({ action, note, saves, actor }) => [action, note, saves, actor.name])).toEqual([
      ['edit', null, 3, 'سلمى الحداد'],
      ['request-changes', 'أضف مصدرا ثانيا', undefined, 'ريم الخطيب'],
      ['submit', 'جاهز', undefined, 'سلمى الحداد'],
      ['create', null, undefined, 'سلمى الحداد'],
    ]);
  });

  test('an edit after the approval voids it', async () => {
    const story = await act(room.journalist, await write(), 'submit');
    const approved = await act(room.editor, story, 'approve');
    expect(approved).toMatchObject({ state: 'approved', approvedRevision: 1 });
    const edited = must(
      await saveStory(room.db, room.editor, { id: story.id, revision: 1, changes: { lead: 'ل' } }),
    );
    expect(edited).toMatchObject({ state: 'submitted', approvedRevision: null });
    const publishing = await actOnStory(room.db, room.editor, {
      id: story.id,
      action: 'publish',
      revision: 2,
    });
    expect(publishing).toMatchObject({
      ok: false,
      refusal: { code: 'wrong_state', current: { revision: 2 } },
    });
  });

  test('nobody approves a story of their own', async () => {
    const story = await act(room.editor, await write('خبر المحررة', room.editor), 'submit');
    const own = await actOnStory(room.db, room.editor, { id: story.id, action: 'approve', revision: 1 });
    expect(own).toMatchObject({ ok: false, refusal: { code: 'own_story' } });
    expect((await act(room.admin, story, 'approve')).state).toBe('approved');
  });

  test('a step on a revision one has not seen is refused', async () => {
    const story = await act(room.journalist, await write(), 'submit');
    must(await saveStory(room.db, room.editor, { id: story.id, revision: 1, changes: { lead: 'جديد' } }));
    const late = await actOnStory(room.db, room.admin, { id: story.id, action: 'approve', revision: 1 });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'stale_revision', current: { revision: 2 } } });
  });
});

describe('what readers may see', () => {
  test('nothing of a draft, a submitted or an approved story', async () => {
    let story = await write('خبر لا يراه أحد');
    for (const [actor, action] of [
      [room.journalist, 'submit'],
      [room.editor, 'approve'],
    ] as const) {
      expect(await getPublishedStory(readerOf(room.db.read, 'ar'), story.id)).toBeNull();
      expect(await whereIs(readerOf(room.db.read, 'ar'), story.id)).toBe('unknown');
      expect(await search('يراه أحد')).toEqual([]);
      story = await act(actor, story, action);
    }
    expect(
      (await listPublished(readerOf(room.db.read, 'ar'), { limit: 50 })).map((card) => card.id),
    ).not.toContain(story.id);
  });

  test('the approved revision, whole, at an address with its id', async () => {
    setClock('2026-03-02T08:30:00.000Z');
    const story = await publish(await write('افتتاح مكتبة الميناء القديم'));
    expect(story).toMatchObject({
      state: 'published',
      live: { revision: 1, publishedAt: '2026-03-02T08:30:00.000Z', updatedAt: '2026-03-02T08:30:00.000Z' },
    });
    expect(decodeURI(story.url ?? '')).toMatch(
      new RegExp(`/culture/${story.id}/افتتاح-مكتبة-الميناء-القديم$`),
    );
    const shown = await getPublishedStory(readerOf(room.db.read, 'ar'), story.id);
    expect(shown).toMatchObject({ headline: story.headline, tags: ['كتب', 'الميناء'], body: richBody });
  });

  test('an edit of a published story only when it is approved and published again', async () => {
    const story = await publish(await write('قبل التعديل'));
    const edited = must(
      await saveStory(room.db, room.journalist, {
        id: story.id,
        revision: 1,
        changes: { headline: 'بعد التعديل' },
      }),
    );
    expect(edited).toMatchObject({ state: 'draft', live: { revision: 1 } });
    expect((await getPublishedStory(readerOf(room.db.read, 'ar'), story.id))?.headline).toBe('قبل التعديل');
    expect(edited.url).toBe(story.url);
    const again = await publish(edited);
    expect(again.live).toMatchObject({ revision: 2, publishedAt: story.live?.publishedAt });
    expect((await getPublishedStory(readerOf(room.db.read, 'ar'), story.id))?.headline).toBe('بعد التعديل');
    expect(again.url).toBe(story.url);
  });

  test('a correction stands on the page with its note', async () => {
    const story = await publish(await write('خبر فيه خطأ'));
    const edited = must(
      await saveStory(room.db, room.journalist, { id: story.id, revision: 1, changes: { lead: 'الصحيح' } }),
    );
    const approved = await act(room.editor, await act(room.journalist, edited, 'submit'), 'approve');
    const corrected = await act(room.editor, approved, 'correct', 'صححنا عدد الكتب.');
    expect(corrected.state).toBe('published');
    expect((await getPublishedStory(readerOf(room.db.read, 'ar'), story.id))?.corrections).toEqual([
      { at: expect.any(String), note: 'صححنا عدد الكتب.' },
    ]);
  });

  test('nothing any more once it is taken down, and it can come back as it was approved', async () => {
    const story = await publish(await write('خبر سيسحب'));
    expect(await search('سيسحب')).toHaveLength(1);
    const down = await act(room.editor, story, 'unpublish', 'بطلب من المصدر');
    expect(down).toMatchObject({ state: 'unpublished', live: null });
    expect(await whereIs(readerOf(room.db.read, 'ar'), story.id)).toBe('gone');
    expect(await getPublishedStory(readerOf(room.db.read, 'ar'), story.id)).toBeNull();
    expect(await search('سيسحب')).toEqual([]);
    const back = await act(room.editor, down, 'publish');
    expect(back).toMatchObject({
      state: 'published',
      url: story.url,
      live: { publishedAt: story.live?.publishedAt },
    });
  });

  test('what must be purged is written with the change, and only then', async () => {
    const before = (await openKeys()).length;
    const story = await write('خبر للتطهير');
    await act(room.journalist, story, 'submit');
    expect(await openKeys()).toHaveLength(before);
    await act(room.editor, await act(room.editor, story, 'approve'), 'publish');
    expect((await openKeys()).slice(before).sort()).toEqual(
      expect.arrayContaining([
        ...['feed', 'home', 'section:culture', 'sitemap', 'corrections', 'tag:كتب', 'tag:الميناء'],
        ...['author:سلمي-الحداد', `story:${story.id}`],
      ]),
    );
  });

  test.each([
    ['الامن', 'تعزيز الأمن في الميناء'],
    ['مديره', 'مديرة المدرسة تودع طلابها'],
    ['كتاب', 'كِتَابٌ جديد عن البحر'],
    ['٢٠٢٦', 'خطة 2026 للنقل'],
    ['إلي', 'رحلة إلى الجبل'],
  ])('a reader who types %s finds «%s»', async (query, headline) => {
    const story = await publish(await write(headline));
    expect((await search(query)).map((card) => card.id)).toContain(story.id);
  });

  test('a query of marks and operators finds nothing and breaks nothing', async () => {
    for (const query of ['', '"', '* OR', 'headline:', '؟!،', 'a" OR "b', '-خبر', '\u0000']) {
      await expect(search(query)).resolves.toBeInstanceOf(Array);
    }
  });
});

describe('the record', () => {
  test('cannot be overwritten, and every event follows from the one before', async () => {
    await publish(await write());
    expect(await findBrokenEvent(room.db.read)).toBeNull();
    await expect(
      room.db.write(async (tx) => tx.run("update events set note = 'x' where id = 1")),
    ).rejects.toThrow();
    await expect(room.db.write(async (tx) => tx.run('delete from revisions'))).rejects.toThrow();
    expect(await findBrokenEvent(room.db.read)).toBeNull();
  });

  test('is missed where its last lines were cut off', async () => {
    await write();
    expect(await countMissingLastEvents(room.db.read)).toBe(0);
    await room.db
      .write(async (tx) => {
        await tx.run('drop trigger events_keep_delete');
        await tx.run('delete from events where id = (select max(id) from events)');
        expect(await findBrokenEvent(tx)).toBeNull();
        expect(await countMissingLastEvents(tx)).toBe(1);
        throw new Error('put it back');
      })
      .catch((error: Error) => expect(error.message).toBe('put it back'));
    expect(await countMissingLastEvents(room.db.read)).toBe(0);
  });
});
