import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Db, openDb } from '#db/client.ts';
import { forgetLive, indexAtDesk, indexLive, type LabelRow } from '#db/mutations/search.ts';
import { putSetting } from '#db/mutations/settings.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { hasOpenOutbox, listPages } from '#db/queries/pages.ts';
import { getLabel, listLabels } from '#db/queries/published.ts';
import { live, liveLabels, stories as storiesTable } from '#db/schema.ts';
import { site } from '#messages/ar/site.ts';
import { makeTestNewsroom, must, type TestNewsroom } from '#newsroom/newsroom-for-tests.ts';
import { searchStories } from '#newsroom/search.ts';
import { actOnStory, createStory, saveStory } from '#newsroom/stories.ts';
import type { Story, StoryFields } from '#newsroom/types.ts';
import { makePage } from '#publishing/bake.ts';
import { makePress } from '#publishing/press.ts';
import { drainOutbox } from '#publishing/purge.ts';
import { readTarget } from '#publishing/store/target.ts';
import { findStories } from './find.ts';
import { closeSearch } from './in-worker.ts';
import { catchUpAtDesk } from './index-story.ts';
import { atOnce, beginReindex, isIndexed, reindexAll, reindexSome } from './reindex.ts';
import { reindexInThread } from './reindex-in-thread.ts';
import { labelsOf, readableSince, rulesVersion, wordsOf } from './words.ts';

let template: TestNewsroom;
let room: TestNewsroom;

// People's passwords take their time: made once, copied for each test.
beforeAll(async () => {
  template = await makeTestNewsroom();
});
afterAll(() => template.close());

beforeEach(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'midad-reindex-'));
  cpSync(template.db.folder, folder, { recursive: true });
  room = { ...template, db: await openDb(folder) };
});
afterEach(async () => {
  // Compressing a page goes on after it is there.
  while (globalThis.midadSqueezing?.running) await new Promise((resolve) => setTimeout(resolve, 5));
  await closeSearch();
  room.db.close();
  rmSync(room.db.folder, { recursive: true, force: true });
});

const body: StoryFields['body'] = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'نص.' }] }],
};

async function step(story: Story, action: string, note?: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  const { id, revision } = story;
  return must(await actOnStory(room.db, actor, { id, action, revision, note }));
}

async function publish(fields: Partial<StoryFields> & { headline: string }): Promise<Story> {
  const draft = must(await createStory(room.db, room.journalist, { section: 'politics', body, ...fields }));
  return step(await step(await step(draft, 'submit'), 'approve'), 'publish');
}

/** As many as take three turns. */
const some = 3 * atOnce - 1;

/** Oldest first: «اجتماع الوزراء 1» and so on. */
async function publishMeetings(count: number): Promise<Story[]> {
  const published: Story[] = [];
  for (let number = 1; number <= count; number += 1) {
    published.push(await publish({ headline: `اجتماع الوزراء ${number}`, tags: ['حكومة'] }));
  }
  return published;
}

/**
 * Leaves the store as a Midad of other rules does, which knew no stems: «وزراء» finds no «الوزراء» there. `labels` says
 * under which tags and authors it put a story.
 */
async function ageIndexes(
  labels: (fields: StoryFields) => Omit<LabelRow, 'slug'>[] = labelsOf,
): Promise<void> {
  await room.db.write(async (tx) => {
    const { getRevision } = await import('#db/queries/stories.ts');
    const old = (fields: StoryFields) => ({
      ...{ headline: wordsOf(fields.headline).join(' '), body: '', names: '' },
      ...{ titleStems: '', stems: '', facets: '' },
    });
    for (const row of await tx.select().from(live)) {
      const { storyId: id, revision, edition } = row;
      const fields = there(await getRevision(tx, id, revision));
      const names = labels(fields).map((label) => ({ ...label, slug: label.key }));
      await indexLive(tx, { id, number: there(row.number), revision, edition }, old(fields), names, true);
    }
    for (const { id, number, revision } of await tx.select().from(storiesTable)) {
      await indexAtDesk(
        tx,
        { id, number: there(number), revision },
        old(there(await getRevision(tx, id, revision))),
      );
    }
    await putSetting(tx, 'searchRules', String(rulesVersion + 1));
    await putSetting(tx, 'searchMaking', '0');
  });
}

function there<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
}

async function look(query: string) {
  const ask = { query, sort: 'newest', page: 1, perPage: 100 } as const;
  return findStories(readerOf(room.db.read, 'ar'), ask);
}

async function idsFor(query: string): Promise<string[]> {
  return (await look(query)).results.map(({ card }) => card.id);
}

async function headlinesAtDesk(query: string): Promise<string[]> {
  const { found } = must(await searchStories(room.db, room.editor, { query, page: 1, perPage: 100 }));
  return found.map(({ item }) => item.headline);
}

const idsOf = (published: Story[]) => published.map(({ id }) => id).reverse();

/** Every step until the end; how many there were. */
async function finish(db: Db = room.db): Promise<number> {
  for (let steps = 1; ; steps += 1) if (!(await reindexSome(db))) return steps;
}

describe('when the rules are others than those of the indexes', () => {
  test('a reader finds every story all the time, and more and more of them by the new rules, the newest first', async () => {
    const published = await publishMeetings(some);
    await ageIndexes();
    expect(await idsFor('وزراء')).toEqual([]);
    await beginReindex(room.db);
    const found: number[] = [];
    for (let more = true; more; ) {
      more = await reindexSome(room.db);
      expect(await look('الوزراء')).toMatchObject({ total: some, complete: true });
      const newest = await idsFor('وزراء');
      expect(newest).toEqual(idsOf(published).slice(0, newest.length));
      found.push(newest.length);
    }
    expect(found.slice(0, 3)).toEqual([atOnce, 2 * atOnce, some]);
    expect(await idsFor('الوزراء')).toEqual(idsOf(published));
  });

  test('the newsroom’s own search finds its drafts all the time, and by the new rules in the end', async () => {
    for (const headline of ['مسودة الوزراء', 'خطة الوزراء']) {
      must(await createStory(room.db, room.journalist, { headline, section: 'politics', body }));
    }
    await catchUpAtDesk(room.db, 100);
    await ageIndexes();
    await beginReindex(room.db);
    expect(await headlinesAtDesk('الوزراء')).toEqual(['خطة الوزراء', 'مسودة الوزراء']);
    expect(await headlinesAtDesk('وزراء')).toEqual([]);
    await finish();
    expect(await headlinesAtDesk('وزراء')).toEqual(['خطة الوزراء', 'مسودة الوزراء']);
  });

  test('what was interrupted goes on where it was, in another process too', async () => {
    const published = await publishMeetings(some);
    await catchUpAtDesk(room.db, 100);
    await ageIndexes();
    await beginReindex(room.db);
    await reindexSome(room.db);
    room.db.close();
    room.db = await openDb(room.db.folder);
    await beginReindex(room.db);
    expect(await idsFor('وزراء')).toEqual(idsOf(published).slice(0, atOnce));
    // Of three turns for the readers' index one was taken; three for the desk, one to find that nothing is left.
    expect(await finish()).toBe(6);
    expect(await idsFor('وزراء')).toEqual(idsOf(published));
    await beginReindex(room.db);
    expect(await finish()).toBe(1);
  });

  test('a thread of its own does it all, and is not started again', async () => {
    const published = await publishMeetings(some);
    await ageIndexes();
    expect(await isIndexed(room.db.read)).toBe(false);
    await reindexInThread(room.db.folder);
    expect(await idsFor('وزراء')).toEqual(idsOf(published));
    expect(await isIndexed(room.db.read)).toBe(true);
  });

  test('two threads at once, of two servers, do no harm to what is published meanwhile', async () => {
    const published = await publishMeetings(some);
    await ageIndexes();
    const threads = Promise.all([reindexInThread(room.db.folder), reindexInThread(room.db.folder)]);
    for (let number = 1; number <= 8; number += 1) {
      published.push(await publish({ headline: `غداء الوزراء ${number}` }));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await threads;
    expect(await idsFor('وزراء')).toEqual(idsOf(published));
  });

  test('a thread that dies says what of', async () => {
    await expect(reindexInThread(path.join(room.db.folder, 'midad.db'))).rejects.toThrow();
  });

  test('two servers on one store share the work', async () => {
    const published = await publishMeetings(some);
    await catchUpAtDesk(room.db, 100);
    await ageIndexes();
    const other = await openDb(room.db.folder);
    await beginReindex(room.db);
    await beginReindex(other);
    await reindexSome(room.db);
    await reindexSome(other);
    expect(await idsFor('وزراء')).toEqual(idsOf(published).slice(0, 2 * atOnce));
    expect(await finish()).toBe(5);
    expect(await reindexSome(other)).toBe(false);
    other.close();
    expect(await idsFor('وزراء')).toEqual(idsOf(published));
  });

  test('a Midad whose rules were left behind stops, and the other one goes on', async () => {
    await publishMeetings(some);
    await ageIndexes();
    await beginReindex(room.db);
    await room.db.write((tx) => putSetting(tx, 'searchMaking', String(rulesVersion + 2)));
    expect(await reindexSome(room.db)).toBe(false);
    expect(await idsFor('وزراء')).toEqual([]);
  });

  test('a story published or corrected meanwhile is found by the new rules at once, and stays so', async () => {
    const [oldest, ...rest] = await publishMeetings(some);
    await ageIndexes();
    await beginReindex(room.db);
    await reindexSome(room.db);
    const fresh = await publish({ headline: 'غداء الوزراء' });
    const { id, revision } = there(oldest);
    const edit = must(
      await saveStory(room.db, room.journalist, { id, revision, changes: { headline: 'سفر الوزراء' } }),
    );
    await step(await step(await step(edit, 'submit'), 'approve'), 'correct', 'الوزراء سافروا.');
    expect(await idsFor('وزراء')).toEqual([fresh.id, ...idsOf(rest).slice(0, atOnce), id]);
    await finish();
    expect(await idsFor('وزراء')).toEqual([fresh.id, ...idsOf(rest), id]);
    expect(await idsFor('سفر')).toEqual([id]);
    expect(await idsFor('اجتماع')).not.toContain(id);
  });

  test('a story taken down meanwhile never comes back, wherever the work was', async () => {
    const published = await publishMeetings(some);
    await ageIndexes();
    await beginReindex(room.db);
    await reindexSome(room.db);
    const [oldest, newest] = [there(published[0]), there(published[some - 1])];
    for (const story of [oldest, newest]) await step(story, 'unpublish', 'خطأ');
    const left = idsOf(published.slice(1, some - 1));
    for (let more = true; more; ) {
      expect(await idsFor('الوزراء')).toEqual(left);
      more = await reindexSome(room.db);
    }
    expect(await idsFor('وزراء')).toEqual(left);
    for (const { id } of [oldest, newest]) expect(await listLabels(room.db.read, id)).toEqual([]);
  });

  test('a tag is still called as the newest story spells it', async () => {
    await publish({ headline: 'قديم', tags: ['الامن'] });
    await publish({ headline: 'جديد', tags: ['الأمن'] });
    await ageIndexes();
    await reindexAll(room.db);
    expect(await getLabel(readerOf(room.db.read, 'ar'), 'tag', 'الامن')).toMatchObject({ name: 'الأمن' });
  });

  test('only the pages go whose tags or authors are others now', async () => {
    const press = makePress(room.db, { build: 'b1', origin: 'https://news.example', quietMs: 0 });
    const pathOf = (story: Story) => there(readTarget(new URL(there(story.url)).pathname)).path;
    const changed = await publish({ headline: 'ميناء', tags: ['بحر'], byline: 'سلمى الحداد' });
    const same = await publish({ headline: 'مطار', tags: ['جو'], byline: 'ريم الخطيب', section: 'culture' });
    await ageIndexes((fields) =>
      fields.headline === 'ميناء' ? [{ kind: 'tag', key: 'موانئ', name: 'موانئ' }] : labelsOf(fields),
    );
    await drainOutbox(room.db);
    const made = [pathOf(changed), pathOf(same), '/tag/موانئ', '/tag/جو', '/sitemap.xml'];
    for (const page of made) expect(await makePage(press, page), page).toMatchObject({ stored: true });
    const bake = async (page: string) => {
      const baked = await makePage(press, page);
      return baked.status === 200 ? String(baked.body) : baked.status;
    };
    expect(await bake(pathOf(changed))).not.toContain('/tag/%D8%A8%D8%AD%D8%B1');

    await beginReindex(room.db);
    expect(await reindexSome(room.db)).toBe(true);
    expect(await hasOpenOutbox(room.db.read)).toBe(true);
    await drainOutbox(room.db);
    expect((await listPages(room.db.read)).map((page) => page.path).sort()).toEqual(
      [pathOf(same), '/tag/جو'].sort(),
    );
    expect(await bake(pathOf(changed))).toContain('/tag/%D8%A8%D8%AD%D8%B1');
    expect(await bake('/tag/موانئ')).toBe(404);
    expect(await bake('/author/سلمى-الحداد')).toContain('ميناء');
    await finish();
    expect(await hasOpenOutbox(room.db.read)).toBe(false);
  });
});

describe('stories that no index knows', () => {
  test('search says that it is not complete while there are any, and every page goes once at the end', async () => {
    const published = await publishMeetings(some);
    await drainOutbox(room.db);
    await room.db.write(async (tx) => {
      for (const row of await tx.select().from(live)) {
        await forgetLive(tx, { id: row.storyId, number: there(row.number) });
        await tx.update(live).set({ indexedRevision: 0 }).where(eq(live.storyId, row.storyId));
      }
    });
    expect(await look('الوزراء')).toMatchObject({ total: 0, complete: false });
    await beginReindex(room.db);
    await reindexSome(room.db);
    expect(await look('الوزراء')).toMatchObject({ total: atOnce, complete: false });
    await drainOutbox(room.db);
    const press = makePress(room.db, { build: 'b1', origin: 'https://news.example', quietMs: 0 });
    const searched = async () => {
      const page = await makePage(press, '/search', `?q=${encodeURIComponent('الوزراء')}`);
      return page.status === 200 && String(page.body);
    };
    expect(await searched()).toContain(site.search.incomplete);
    expect(await makePage(press, '/corrections')).toMatchObject({ stored: true });
    for (let turns = 0; turns < 2; turns += 1) await reindexSome(room.db);
    expect(await searched()).not.toContain(site.search.incomplete);
    expect(await look('الوزراء')).toMatchObject({ total: some, complete: true });
    await drainOutbox(room.db);
    expect(await listPages(room.db.read)).toEqual([]);
    expect(await room.db.read.$count(liveLabels)).toBe(2 * published.length);
  });

  test('the desk says so, too, while one search can’t catch up with all that was never indexed', async () => {
    for (let number = 0; number < 51; number += 1) {
      const headline = `مسودة ${number}`;
      must(await createStory(room.db, room.journalist, { headline, section: 'politics', body }));
    }
    expect(await catchUpAtDesk(room.db, 50)).toBe(false);
    const ask = { query: 'مسودة', page: 1, perPage: 100 };
    expect(must(await searchStories(room.db, room.editor, ask))).toMatchObject({ complete: true });
  });

  test('there are none where commands published before the first start', async () => {
    const published = await publishMeetings(some);
    await drainOutbox(room.db);
    await beginReindex(room.db);
    expect(await look('وزراء')).toMatchObject({ total: published.length, complete: true });
    await finish();
    expect(await look('وزراء')).toMatchObject({ total: published.length, complete: true });
    expect(await hasOpenOutbox(room.db.read)).toBe(false);
  });

  test('rows that today’s queries can’t read are forgotten at once, which search says, and their pages stay', async () => {
    const published = await publishMeetings(some);
    await drainOutbox(room.db);
    await ageIndexes();
    await room.db.write((tx) => putSetting(tx, 'searchRules', String(readableSince - 1)));
    await beginReindex(room.db);
    expect(await look('الوزراء')).toMatchObject({ total: 0, complete: false });
    expect(await listLabels(room.db.read, there(published[0]).id)).toHaveLength(2);
    await reindexSome(room.db);
    // Begun again after a kill: what is done stays.
    await beginReindex(room.db);
    expect(await idsFor('وزراء')).toEqual(idsOf(published).slice(0, atOnce));
    await finish();
    expect(await look('وزراء')).toMatchObject({ total: some, complete: true });
  });
});
