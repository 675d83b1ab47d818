import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Db, openDb } from '#db/client.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { hasOpenOutbox, listPages } from '#db/queries/pages.ts';
import { photograph } from '#media/fixtures.ts';
import { makeWaiting } from '#media/make-renditions.ts';
import { storeMedia } from '#media/store.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from '#newsroom/newsroom-for-tests.ts';
import { actOnStory, createStory } from '#newsroom/stories.ts';
import type { Story } from '#newsroom/types.ts';
import { readAsk } from '#search/ask.ts';
import { findStories } from '#search/find.ts';
import { makePage, showPage } from './bake.ts';
import { findPageStoreProblems } from './doctor.ts';
import { findPage, pageKinds } from './pages.tsx';
import { replayOutbox, tidyStore } from './prepare-store.ts';
import { makePress, type Press } from './press.ts';
import { drainOutbox } from './purge.ts';
import { siteFolder, tmpFolder } from './store/layout.ts';
import { readTarget } from './store/target.ts';

let template: TestNewsroom;
let room: TestNewsroom;
let press: Press;

// People's passwords take their time: made once, copied for each test.
beforeAll(async () => {
  template = await makeTestNewsroom();
});
afterAll(() => template.close());

beforeEach(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'midad-bake-'));
  cpSync(template.db.folder, folder, { recursive: true });
  const db = await openDb(folder);
  const close = () => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  };
  room = { ...template, db, close };
  press = makePress(room.db, { build: 'b1', origin: 'https://news.example', quietMs: 0 });
});
afterEach(async () => {
  await squeezed();
  room.close();
});

/** The newsroom's commands alone: nothing is purged yet. */
async function publish(
  headline: string,
  options: { section?: string; media?: string; blocks?: unknown[] } = {},
): Promise<Story> {
  const { section = 'politics', media, blocks } = options;
  const figure = { type: 'figure', attrs: { media: media ?? '', alt: 'صورة', credit: 'وكالة' } };
  const more = [...(media ? [figure] : []), ...(blocks ?? [])];
  const body = more.length > 0 ? { type: 'doc', content: [...more, ...richBody.content] } : richBody;
  let story = must(await createStory(room.db, room.journalist, { headline, section, body }));
  for (const [actor, action] of [
    [room.journalist, 'submit'],
    [room.editor, 'approve'],
    [room.editor, 'publish'],
  ] as const) {
    story = must(await actOnStory(room.db, actor, { id: story.id, action, revision: story.revision }));
  }
  return story;
}

async function unpublish(story: Story): Promise<void> {
  const { id, revision } = story;
  must(await actOnStory(room.db, room.editor, { id, action: 'unpublish', revision, note: 'خطأ في الاسم' }));
}

function pathOf(story: Story): string {
  const target = readTarget(new URL(story.url ?? '').pathname);
  if (!target) throw new Error('the story has no address');
  return target.path;
}

/** Everything a web server over the store would hand out. */
function storeText(): string {
  const pages = path.join(room.db.folder, 'site', 'pages');
  if (!existsSync(pages)) return '';
  return (
    readdirSync(pages, { recursive: true, withFileTypes: true })
      // The headers that its frames need lie beside a page.
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.headers'))
      .map((entry) => {
        const bytes = readFileSync(path.join(entry.parentPath, entry.name));
        if (entry.name.endsWith('.br')) return brotliDecompressSync(bytes).toString();
        return entry.name.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
      })
      .join('\n')
  );
}

/** Compressing goes on after the page is there. */
async function squeezed(): Promise<void> {
  while (globalThis.midadSqueezing?.running) await new Promise((resolve) => setTimeout(resolve, 5));
}

function namesIn(...place: string[]): string[] {
  const folder = path.join(room.db.folder, 'site', ...place);
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe('publishing', () => {
  test('puts the page into the store, the same in all three codings', async () => {
    const story = await publish('فتح طريق الساحل');
    await drainOutbox(room.db);
    const page = await makePage(press, pathOf(story));
    expect(page).toMatchObject({ status: 200, format: 'html', stored: true });
    const texts = storeText().split('<!DOCTYPE html>').slice(1);
    expect(texts).toHaveLength(3);
    expect(new Set(texts.map((text) => text.trim())).size).toBe(1);
    expect(await findPageStoreProblems(room.db)).toEqual([]);
  });

  test.each(['', '.br', '.gz'])(
    'a stored copy (index%s) that is no longer what was baked is found',
    async (copy) => {
      await publish('خبر سليم');
      await drainOutbox(room.db);
      await makePage(press, '/');
      await squeezed();
      const file = path.join(room.db.folder, 'site', 'pages', 'b1', `index.html${copy}`);
      const bytes = readFileSync(file);
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      writeFileSync(file, bytes);
      expect(await findPageStoreProblems(room.db)).toEqual([
        expect.stringContaining(`index.html${copy} is not what was baked`),
      ]);
      rmSync(file);
      expect(await findPageStoreProblems(room.db)).toEqual([]);
    },
  );

  test('makes an address that was asked for too early', async () => {
    const story = must(
      await createStory(room.db, room.journalist, { headline: 'غدًا', section: 'politics', body: richBody }),
    );
    const early = `/politics/${story.id}/غدا`;
    expect((await makePage(press, early)).status).toBe(404);
    expect(await listPages(room.db.read)).toEqual([]);
  });

  test('an old slug or section leads to the one address', async () => {
    const story = await publish('فتح طريق الساحل');
    for (const wrong of [`/politics/${story.id}`, `/politics/${story.id}/x`, `/economy/${story.id}/x`]) {
      expect(await makePage(press, wrong)).toEqual({ status: 301, to: new URL(story.url ?? '').pathname });
    }
  });

  test('a withdrawn story is gone from every page that named it', async () => {
    const story = await publish('خبر سيسحب');
    const other = await publish('خبر يبقى');
    await drainOutbox(room.db);
    for (const page of ['/', '/politics', '/rss.xml', '/politics/rss.xml', '/feed.json', '/sitemap.xml']) {
      expect(await makePage(press, page)).toMatchObject({ status: 200, stored: true });
    }
    await makePage(press, pathOf(story));
    await makePage(press, pathOf(other));
    expect(storeText()).toContain('خبر سيسحب');
    await unpublish(story);
    await drainOutbox(room.db);
    expect(storeText()).not.toContain('خبر سيسحب');
    expect(storeText()).not.toContain(story.id);
    expect((await makePage(press, pathOf(story))).status).toBe(410);
    expect(await makePage(press, pathOf(other))).toMatchObject({ status: 200, stored: true });
    expect(storeText()).not.toContain(story.id);
  });

  test('a story shows another it points to for as long as readers can read that one', async () => {
    const other = await publish('خبر سابق عن الميناء', { section: 'economy' });
    const story = await publish('خبر يشير إلى غيره', {
      blocks: [
        { type: 'relatedStory', attrs: { story: other.id } },
        { type: 'relatedStory', attrs: { story: 'no-such-story' } },
      ],
    });
    await publish('خبر آخر في الاقتصاد', { section: 'economy' });
    await drainOutbox(room.db);
    const places = [pathOf(story), '/politics/rss.xml', '/rss.xml', '/feed.json'];
    for (const place of places) {
      const page = await makePage(press, place);
      expect(page).toMatchObject({ status: 200, stored: true });
      expect([place, 'body' in page && page.body.toString().includes('خبر سابق عن الميناء')]).toEqual([
        place,
        true,
      ]);
      expect('body' in page && page.body).not.toContain('no-such-story');
    }

    await unpublish(other);
    await drainOutbox(room.db);
    await squeezed();
    expect(storeText()).not.toContain('خبر سابق');
    for (const place of places) {
      const page = await makePage(press, place);
      expect('body' in page && page.body).not.toContain('خبر سابق');
      expect('body' in page && page.body).not.toContain(other.id);
    }
  });

  test('a source note reaches no page, no feed and no search', async () => {
    const secret = 'هاتف المصدر في الدرج الأيسر';
    const note = { type: 'sourceNote', content: [{ type: 'text', text: secret }] };
    const story = await publish('خبر له مصدر', { blocks: [note] });
    await drainOutbox(room.db);
    for (const { list } of pageKinds) {
      for (const place of await list(readerOf(room.db.read, 'ar'))) {
        const target = readTarget(place);
        const page = target && (await makePage(press, target.path));
        expect(page && 'body' in page && page.body).not.toContain('الدرج الأيسر');
      }
    }
    await squeezed();
    expect(storeText()).not.toContain('الدرج الأيسر');
    expect(
      (
        await findStories(
          readerOf(room.db.read, 'ar'),
          readAsk(new URLSearchParams({ q: 'الدرج الأيسر' }), 10),
        )
      ).total,
    ).toBe(0);
    expect(story.text).not.toContain('الدرج');
    expect(JSON.stringify(story.body)).toContain(secret);
  });

  test("a section's first story appears in the navigation of pages that know nothing of it", async () => {
    const first = await publish('في السياسة');
    await publish('في السياسة أيضًا');
    await drainOutbox(room.db);
    await makePage(press, pathOf(first));
    expect(storeText()).not.toContain('href="/culture"');
    await publish('في الثقافة', { section: 'culture' });
    await drainOutbox(room.db);
    expect(await listPages(room.db.read)).toEqual([]);
    await makePage(press, pathOf(first));
    expect(storeText()).toContain('href="/culture"');
  });
});

describe('whenever a withdrawal comes in between', () => {
  /** A database through which, before its nth write, somebody else does something. */
  function interrupted(db: Db, before: number, act: () => Promise<void>): Db {
    let writes = 0;
    const interrupt = async () => {
      writes += 1;
      if (writes === before) await act();
    };
    return {
      ...db,
      write: async (change) => {
        await interrupt();
        return db.write(change);
      },
      writeQuick: async (change) => {
        await interrupt();
        return db.writeQuick(change);
      },
    };
  }

  test.each([
    { before: 1, drained: true },
    { before: 1, drained: false },
    { before: 2, drained: true },
    { before: 2, drained: false },
  ])(
    'no bake brings the story back (write $before, purged at once: $drained)',
    async ({ before, drained }) => {
      const story = await publish('خبر سيسحب');
      await publish('خبر يبقى');
      await drainOutbox(room.db);
      let acted = false;
      const db = interrupted(room.db, before, async () => {
        acted = true;
        await unpublish(story);
        if (drained) await drainOutbox(room.db);
      });
      const page = await makePage({ ...press, db }, pathOf(story));
      expect(acted).toBe(true);
      if (drained || before === 1) expect(page.status).toBe(410);
      await drainOutbox(room.db);
      expect(storeText()).not.toContain('خبر سيسحب');
      await squeezed();
      expect(namesIn('tmp')).toEqual([]);
      expect(await findPageStoreProblems(room.db)).toEqual([]);
    },
  );

  test('the thorough copy does not come back after a purge', async () => {
    const story = await publish('خبر سيسحب');
    await publish('خبر يبقى');
    await drainOutbox(room.db);
    await makePage(press, pathOf(story));
    expect(globalThis.midadSqueezing?.running).toBe(true);
    await unpublish(story);
    await drainOutbox(room.db);
    await squeezed();
    expect(storeText()).toBe('');
  });

  test('readers who come after it never get what an earlier one is still waiting for', async () => {
    const story = await publish('خبر سيسحب');
    await publish('خبر يبقى');
    await drainOutbox(room.db);
    const early = makePage(press, pathOf(story));
    await unpublish(story);
    await drainOutbox(room.db);
    expect((await makePage(press, pathOf(story))).status).toBe(410);
    await early;
    expect(storeText()).not.toContain('خبر سيسحب');
  });
});

describe('a reader who misses a page', () => {
  /** Pages wait for the store until no other is being made. */
  async function kept(): Promise<void> {
    while (globalThis.midadKeeping?.running) await new Promise((resolve) => setTimeout(resolve, 2));
  }

  test('gets it before the disk has it, compressed as it will lie there', async () => {
    const story = await publish('فتح طريق الساحل');
    await drainOutbox(room.db);
    const page = await showPage(press, pathOf(story));
    expect(page).toMatchObject({ status: 200, stored: false });
    expect(storeText()).toBe('');
    if (page.status !== 200) throw new Error('no page');
    const sent = await page.copies.in('br');
    expect(brotliDecompressSync(sent ?? '').toString()).toBe(page.body);
    await kept();
    expect(storeText()).toContain('فتح طريق الساحل');
    expect(await findPageStoreProblems(room.db)).toEqual([]);
  });

  test('and the next one gets it from the store', async () => {
    const story = await publish('فتح طريق الساحل');
    await drainOutbox(room.db);
    const pages = await Promise.all([1, 2, 3].map(() => showPage(press, pathOf(story))));
    expect(pages.map((page) => page.status === 200 && page.stored)).toEqual([false, true, true]);
    await kept();
    expect(await listPages(room.db.read)).toHaveLength(1);
  });

  test('gets it where the disk takes no more, and so do those who ask together', async () => {
    const story = await publish('قرص ممتلئ');
    await drainOutbox(room.db);
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const site = siteFolder(room.db.folder);
    mkdirSync(site, { recursive: true });
    // Where a folder should be.
    rmSync(tmpFolder(site), { recursive: true, force: true });
    writeFileSync(tmpFolder(site), '');
    const pages = await Promise.all(Array.from({ length: 5 }, () => showPage(press, pathOf(story))));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(said).toHaveBeenCalledWith('A page was not kept:', expect.any(Error));
    said.mockRestore();
    await kept();
    rmSync(tmpFolder(site));
    expect(await showPage(press, pathOf(story))).toMatchObject({ status: 200 });
    await kept();
  });

  test('leaves nothing behind that was taken down before it was kept', async () => {
    const story = await publish('خبر سيسحب');
    await publish('خبر يبقى');
    await drainOutbox(room.db);
    expect((await showPage(press, pathOf(story))).status).toBe(200);
    await unpublish(story);
    await drainOutbox(room.db);
    expect((await showPage(press, pathOf(story))).status).toBe(410);
    await kept();
    expect(storeText()).not.toContain('خبر سيسحب');
    expect(globalThis.midadPages?.size).toBe(0);
  });

  test('comes after a take-down: one who waits with an earlier reader gets what stands now', async () => {
    const story = await publish('خبر سيسحب');
    await publish('خبر يبقى');
    await drainOutbox(room.db);
    const early = showPage(press, pathOf(story));
    await unpublish(story);
    await drainOutbox(room.db);
    expect((await showPage(press, pathOf(story))).status).toBe(410);
    await early;
    await kept();
    expect(storeText()).not.toContain('خبر سيسحب');
  });

  test('gets no story that was taken down while it was read', async () => {
    const story = await publish('خبر سيسحب');
    await publish('خبر يبقى');
    await drainOutbox(room.db);
    const kind = findPage(pathOf(story)).found?.kind;
    if (!kind) throw new Error('no such page');
    const read = kind.load;
    const load = vi.spyOn(kind, 'load').mockImplementationOnce(async (...asked) => {
      const loaded = await read(...asked);
      await unpublish(story);
      return loaded;
    });
    expect((await showPage(press, pathOf(story))).status).toBe(410);
    expect(load).toHaveBeenCalledTimes(2);
    load.mockRestore();
  });

  test('faster than pages can be kept gets them all, and the oldest are not kept', async () => {
    await publish('فتح طريق الساحل');
    await drainOutbox(room.db);
    const builds = Array.from({ length: 130 }, (_, number) => `b${number}`);
    const pages = await Promise.all(builds.map((build) => showPage({ ...press, build }, '/')));
    expect(pages.map((page) => page.status)).toEqual(builds.map(() => 200));
    await kept();
    const stored = (await listPages(room.db.read)).map((page) => page.build);
    expect(stored.sort()).toEqual(builds.slice(30).sort());
    // Who wants one of those again waits for it to be kept.
    expect(await showPage({ ...press, build: 'b7' }, '/')).toMatchObject({ stored: true });
    expect(globalThis.midadPages?.size).toBe(0);
  });
});

describe('a process that was killed between commit and purge', () => {
  test('leaves its purge to the next start', async () => {
    const story = await publish('خبر سيسحب');
    await drainOutbox(room.db);
    await makePage(press, pathOf(story));
    await unpublish(story);
    expect(storeText()).toContain('خبر سيسحب');
    await replayOutbox(room.db);
    expect(await hasOpenOutbox(room.db.read)).toBe(false);
    expect(storeText()).toBe('');
    expect((await makePage(press, pathOf(story))).status).toBe(410);
  });

  test('a purge that failed half-way is done again', async () => {
    const story = await publish('خبر سيسحب');
    await drainOutbox(room.db);
    await makePage(press, pathOf(story));
    await unpublish(story);
    const broken: Db = {
      ...room.db,
      write: (change) =>
        room.db.write(async (tx) => {
          await change(tx);
          throw new Error('killed');
        }),
    };
    await expect(drainOutbox(broken)).rejects.toThrow('killed');
    expect(await hasOpenOutbox(room.db.read)).toBe(true);
    await drainOutbox(room.db);
    expect(await listPages(room.db.read)).toEqual([]);
    expect(storeText()).toBe('');
  });

  test('files that no index names go at the start', async () => {
    const story = await publish('خبر يبقى');
    await drainOutbox(room.db);
    await makePage(press, pathOf(story));
    await makePage(makePress(room.db, { build: 'b0', quietMs: 0 }), pathOf(story));
    await room.db.write(async (tx) => {
      const { deletePagesOfBuild } = await import('#db/mutations/pages.ts');
      await deletePagesOfBuild(tx, 'b0');
    });
    // Plain, two codings, and the headers that its frames need.
    expect(await findPageStoreProblems(room.db)).toHaveLength(4);
    await tidyStore(room.db, 'b1');
    expect(await findPageStoreProblems(room.db)).toEqual([]);
    expect(storeText()).toContain('خبر يبقى');
  });
});

test('of other builds the last one stays, for the time until the new one can bake', async () => {
  const story = await publish('خبر يبقى');
  await drainOutbox(room.db);
  for (const build of ['b1', 'b2', 'b3']) {
    await makePage(makePress(room.db, { build, quietMs: 0 }), pathOf(story));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await tidyStore(room.db, 'b3');
  expect(readdirSync(path.join(room.db.folder, 'site', 'pages')).sort()).toEqual(['b2', 'b3']);
});

test('a picture is public while a live story shows it, and its original never', async () => {
  const bytes = await photograph(700, 500);
  const words = { fileName: 'a.jpg', caption: 'شرح', credit: 'وكالة', alt: 'وصف' };
  const picture = must(await storeMedia(room.db, room.journalist, { content: bytes, ...words }));
  const shown = () => namesIn('media', picture.id);
  const one = await publish('الأول', { media: picture.id });
  expect(shown()).toEqual([]);
  const two = await publish('الثاني', { media: picture.id });
  await drainOutbox(room.db);
  expect(shown(), 'at first the small one').toEqual(['480.webp']);
  await makeWaiting(room.db);
  await drainOutbox(room.db);
  const all = ['480', '700'].flatMap((width) =>
    ['avif', 'jpg', 'webp'].map((format) => `${width}.${format}`),
  );
  expect(shown(), 'then all that was made in the background').toEqual([...all, 'card-50-50.jpg']);
  const page = await makePage(press, pathOf(two));
  expect(page.status === 200 && page.body).toContain(
    `<source type="image/avif" srcset="/media/${picture.id}/480.avif 480w`,
  );
  await unpublish(one);
  await drainOutbox(room.db);
  expect(shown()).toHaveLength(7);
  await unpublish(two);
  await drainOutbox(room.db);
  expect(shown()).toEqual([]);
});

describe('the table of pages', () => {
  test('every address it lists is a page of that kind, answered with 200', async () => {
    for (let count = 1; count <= 30; count += 1) await publish(`الخبر رقم ${count}`);
    await publish('في الثقافة', { section: 'culture' });
    let addresses = 0;
    for (const kind of pageKinds) {
      for (const address of await kind.list(readerOf(room.db.read, 'ar'))) {
        const target = readTarget(address);
        expect(target?.address).toBe(address);
        expect(findPage(target?.path ?? '').found?.kind.name).toBe(kind.name);
        expect(await makePage({ ...press, build: null }, target?.path ?? '')).toMatchObject({ status: 200 });
        addresses += 1;
      }
    }
    expect(addresses).toBeGreaterThan(31 + 4 + 6);
    expect(
      await pageKinds
        .find((kind) => kind.name === 'older stories of a section')
        ?.list(readerOf(room.db.read, 'ar')),
    ).toEqual(['/politics/page/2']);
  });

  test.each([
    '/nowhere',
    '/politics/page/0',
    '/politics/page/2',
    '/politics/x/y/z',
    '/politics/x',
    '/nope/rss.xml',
  ])('%s is none', async (nowhere) => {
    const page = await makePage(press, nowhere);
    expect(page.status).toBe(404);
    expect(storeText()).toBe('');
  });
});
