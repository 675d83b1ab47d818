import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setClock } from '#db/clock.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { makeTestNewsroom, must, richBody, type TestNewsroom } from '#newsroom/newsroom-for-tests.ts';
import { saveSettings } from '#newsroom/settings.ts';
import { actOnStory, createStory, saveStory } from '#newsroom/stories.ts';
import type { Story, StoryFields } from '#newsroom/types.ts';
import type { Ask } from './ask.ts';
import { findStories } from './find.ts';
import { closeSearch, searchForReaders } from './in-worker.ts';
import type { Piece } from './snippet.ts';

let room: TestNewsroom;

beforeAll(async () => {
  room = await makeTestNewsroom();
});
afterAll(async () => {
  await closeSearch();
  room.close();
});

function bodyOf(...paragraphs: string[]): StoryFields['body'] {
  return {
    type: 'doc',
    content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

async function step(story: Story, action: string, note?: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  const { id, revision } = story;
  return must(await actOnStory(room.db, actor, { id, action, revision, note }));
}

async function publish(fields: Partial<StoryFields> & { headline: string }): Promise<Story> {
  const draft = must(
    await createStory(room.db, room.journalist, { section: 'politics', body: bodyOf('نص.'), ...fields }),
  );
  return step(await step(await step(draft, 'submit'), 'approve'), 'publish');
}

function look(query: string, ask: Partial<Ask> = {}) {
  return findStories(readerOf(room.db.read, 'ar'), { query, sort: 'newest', page: 1, perPage: 20, ...ask });
}

async function idsFor(query: string, ask: Partial<Ask> = {}): Promise<string[]> {
  return (await look(query, ask)).results.map(({ card }) => card.id);
}

const asText = (pieces: Piece[]) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('a reader looks for a name in Latin letters with signs', () => {
  let story: Story;
  beforeAll(async () => {
    story = await publish({
      headline: 'معرض لدى São Paulo',
      // The é of the second one is two characters, as some systems write it.
      body: bodyOf('زاره Erdoğan ومعه résumé و cafe\u0301s، ثم مشى عبر Straße طويلة.'),
    });
  });

  test.each([
    ['sao paulo', 'معرض لدى [São] [Paulo]', ''],
    ['«Sao Paulo»', 'معرض لدى [São Paulo]', ''],
    ['Erdogan', '', 'زاره [Erdoğan] ومعه'],
    ['ERDOĞAN', '', 'زاره [Erdoğan] ومعه'],
    ['resume', '', '[résumé]'],
    ['café', '', '[cafe\u0301s]'],
    ['strasse', '', '[Straße] طويلة'],
  ])('%s', async (query, headline, text) => {
    const { results } = await look(query);
    expect(results.map(({ card }) => card.id)).toEqual([story.id]);
    expect(asText(results[0]?.headline ?? [])).toContain(headline);
    expect(asText(results[0]?.snippet ?? [])).toContain(text);
  });

  test('and is told how it is written where a letter is wrong', async () => {
    expect((await look('Erdogam')).suggestion).toBe('Erdoğan');
  });
});

describe('a reader looks for a word of the body', () => {
  let story: Story;
  beforeAll(async () => {
    story = await publish({
      headline: 'يوم في الميناء',
      lead: 'افتُتحت المنشأة بعد انتظار.',
      byline: 'سلمى الحدّاد ونادر الصبّاغ',
      tags: ['الأمن الغذائي'],
      body: bodyOf(
        'قالت مُديرةُ المخزن إنّ الأمنَ فيه مؤمَّن، وإن ۱۲ عاملًا يحرسونه منذ ٢٠٢٢.',
        'تزور الوزيرة المستشفى غدًا برفقة مهندسين من شركات كتابية، وتقرأ رسائلهم.',
      ),
    });
  });

  test.each([
    ['without its hamza', 'الامن'],
    ['without its vowels', 'مديرة'],
    ['with ه for ة', 'مديره'],
    ['by its family', 'المدير'],
    ['with an article more', 'المديرة'],
    ['with a conjunction', 'والمستشفى'],
    ['with ى for ي and back', 'المستشفي'],
    ['and a small one', 'فى'],
    ['with an Arabic number', '٢٠٢٢'],
    ['with a Western number', '2022'],
    ['with a Persian one', '۱۲'],
    ['with vowels of its own', 'الأمْنَ'],
    ['on a Persian keyboard', 'شرکات'],
    ['and presentation forms', 'ﺍﻟﻤﺨﺰﻥ'],
    ['with ٱ', 'ٱلمخزن'],
    ['without ؤ', 'مومن'],
    ['as part of a word, while typing', 'مهندس رسائ'],
    ['by who wrote it', 'الصباغ'],
    ['by its tag', 'الغذائي'],
    ['of the lead', 'المنشاه'],
    ['one of each', 'الوزيره الميناء'],
  ])('%s: %s', async (_, query) => {
    expect(await idsFor(query)).toEqual([story.id]);
  });

  test('and finds nothing with a word that is not there', async () => {
    expect(await idsFor('الأمن الزرافة')).toEqual([]);
    expect(await idsFor('')).toEqual([]);
    expect(await idsFor('؟!')).toEqual([]);
  });

  test('the words are marked as they were written', async () => {
    const [found] = (await look('الامن مديره')).results;
    expect(asText(found?.snippet ?? [])).toContain('قالت [مُديرةُ] المخزن إنّ [الأمنَ] فيه');
    expect(asText((await look('ميناء')).results[0]?.headline ?? [])).toBe('يوم في [الميناء]');
  });

  test('a phrase in quotes, of either kind, is found in its order only', async () => {
    for (const query of ['«مديرة المخزن»', '"مديره المخزن"', '“مديرةُ المخزن”']) {
      expect(await idsFor(query)).toEqual([story.id]);
    }
    expect(await idsFor('«المخزن مديرة»')).toEqual([]);
    const [found] = (await look('«مديرة المخزن»')).results;
    expect(asText(found?.snippet ?? [])).toContain('قالت [مُديرةُ المخزن] إنّ');
    expect(await idsFor('"بلا نهاية')).toEqual([]);
  });

  test('what looks like a query language is only words', async () => {
    for (const query of [
      'الأمن" OR "x',
      'body:الأمن*',
      'NEAR(الأمن)',
      '{headline} : x',
      "'; drop table live",
      '^(',
    ]) {
      await expect(look(query)).resolves.toMatchObject({ more: false });
    }
  });
});

test('وزراء is found under الوزراء and the other way round', async () => {
  const one = await publish({ headline: 'مجلس الوزراء يجتمع' });
  const two = await publish({ headline: 'وزراء جدد' });
  expect(await idsFor('وزراء')).toEqual([two.id, one.id]);
  expect(await idsFor('الوزراء')).toEqual([two.id, one.id]);
});

test('section, author and days narrow the search', async () => {
  const days = ['2031-03-01T21:59:00.000Z', '2031-03-01T22:01:00.000Z', '2031-03-05T10:00:00.000Z'];
  const stories: Story[] = [];
  for (const [index, day] of days.entries()) {
    setClock(day);
    stories.push(
      await publish({
        headline: `قافلة رقم ${index}`,
        section: index === 1 ? 'culture' : 'politics',
        byline: index === 2 ? 'ريم الخطيب' : 'هاني البنّا وريم الخطيب',
      }),
    );
  }
  setClock(null);
  const [first, second, third] = stories.map(({ id }) => id);
  expect(await idsFor('قافلة')).toEqual([third, second, first]);
  expect(await idsFor('قافلة', { section: 'culture' })).toEqual([second]);
  expect(await idsFor('قافلة', { section: 'nowhere' })).toEqual([]);
  expect(await idsFor('قافلة', { author: 'هاني البنا' })).toEqual([second, first]);
  // Beirut is two hours ahead: a minute after ten in the evening is the next day there.
  expect(await idsFor('قافلة', { from: '2031-03-02' })).toEqual([third, second]);
  expect(await idsFor('قافلة', { to: '2031-03-01' })).toEqual([first]);
  expect(await idsFor('قافلة', { from: '2031-03-02', to: '2031-03-02' })).toEqual([second]);
  expect(await idsFor('قافلة', { from: '2031-03-06', to: '2031-03-09' })).toEqual([]);
  expect(await idsFor('قافلة', { perPage: 2, page: 2 })).toEqual([first]);
});

test('best first puts a headline before a mention', async () => {
  const headline = await publish({ headline: 'زلزال في الوادي' });
  const mention = await publish({
    headline: 'أخبار متفرقة',
    body: bodyOf(`${'كلام كثير. '.repeat(40)} زلزال.`),
  });
  expect(await idsFor('زلزال')).toEqual([mention.id, headline.id]);
  expect(await idsFor('زلزال', { sort: 'best' })).toEqual([headline.id, mention.id]);
});

test('best first: the words together before the words apart, a name in the byline before a mention', async () => {
  const apart = await publish({ headline: 'أخبار الجنوب', lead: 'منارة في مدينة عتيقة.' });
  const together = await publish({ headline: 'أخبار الشمال', lead: 'وصلنا إلى منارة عتيقة.' });
  const partly = await publish({ headline: 'منارة على الشاطئ', body: bodyOf('وهي عتيقة.') });
  const both = await publish({ headline: 'منارة عتيقة' });
  const body = await publish({ headline: 'أخبار الشرق', body: bodyOf('عتيقة هي المنارة.') });
  expect(await idsFor('منارة عتيقة', { sort: 'best' })).toEqual(
    [both, together, partly, body, apart].map(({ id }) => id),
  );
  const written = await publish({ headline: 'تقرير', byline: 'هيفاء الدوسري' });
  const mentioned = await publish({ headline: 'تقرير آخر', body: bodyOf('قالت هيفاء الدوسري.') });
  expect(await idsFor('هيفاء الدوسري', { sort: 'best' })).toEqual([written.id, mentioned.id]);
});

test('a name is found however the desk that wrote it spells it, and marked as it stands there', async () => {
  const one = await publish({ headline: 'مقر جوجل الجديد' });
  const two = await publish({ headline: 'رحلة إلى هونغ كونغ مع عبد الرحمن' });
  const three = await publish({ headline: 'عبدالرحمن في هونكونغ' });
  expect(await idsFor('غوغل')).toEqual([one.id]);
  expect(await idsFor('لقوقل')).toEqual([one.id]);
  for (const query of ['عبدالرحمن', 'عبد الرحمن', 'هونج كونج', '«هونغ كونغ»', 'هونكونغ']) {
    expect(await idsFor(query), query).toEqual([three.id, two.id]);
  }
  const [, found] = (await look('عبدالرحمن هونكونغ')).results;
  expect(asText(found?.headline ?? [])).toBe('رحلة إلى [هونغ كونغ] مع [عبد الرحمن]');
});

test('a long story’s snippet is where its words are, wherever that is', async () => {
  const filler = 'كلام لا يعنينا هنا. '.repeat(800);
  await publish({
    headline: 'مطولة',
    body: bodyOf(`${filler} ذُكر الزعفران وحده. ${filler} ثم الزعفران والقرنفل معًا. ${filler} الزعفران.`),
  });
  const [found] = (await look('الزعفران القرنفل')).results;
  expect(asText(found?.snippet ?? [])).toContain('ثم [الزعفران] [والقرنفل] معًا');
});

test('what is under embargo is neither found nor counted nor suggested', async () => {
  const story = await publish({ headline: 'الزيبلينات القديمة' });
  const { live } = await import('#db/schema.ts');
  const { eq } = await import('drizzle-orm');
  const until = (moment: string | null) =>
    room.db.write(async (tx) => {
      await tx.update(live).set({ embargoUntil: moment }).where(eq(live.storyId, story.id));
    });
  await until('2999-01-01T00:00:00.000Z');
  expect(await look('زيبلينات')).toMatchObject({ results: [], total: 0, suggestion: null });
  expect((await look('زيبليناتت')).suggestion).toBeNull();
  await until('2001-01-01T00:00:00.000Z');
  expect(await idsFor('زيبلينات')).toEqual([story.id]);
});

describe('a slip of the hand', () => {
  test.each([
    ['تلسكوب جديد في المرصد', 'تلسكوبب', 'تلسكوب'],
    ['حفل للموسيقا الأندلسيّة', 'الاندلصيه', 'الأندلسيّة'],
    ['معرض الفسيفساء', 'الفسيفصاءة', 'الفسيفساء'],
  ])('in «%s»: %s → %s', async (headline, typed, meant) => {
    await publish({ headline });
    const answer = await look(typed);
    expect(answer.results).toEqual([]);
    expect(answer.suggestion).toBe(meant);
  });

  test('never suggests a word of what readers may not see', async () => {
    const draft = must(
      await createStory(room.db, room.journalist, {
        headline: 'قسطنطينوبوليس',
        section: 'politics',
        body: richBody,
      }),
    );
    const down = await publish({ headline: 'طرابزونيات' });
    expect((await look('طرابزونياتت')).suggestion).toBe('طرابزونيات');
    await step(down, 'unpublish', 'خطأ');
    expect((await look('طرابزونياتت')).suggestion).toBeNull();
    expect((await look('قسطنطينوبوليسس')).suggestion).toBeNull();
    expect(draft.live).toBeNull();
  });
});

describe('readers find the live revision and nothing else', () => {
  test('neither a draft, nor an edit before it is published, nor what was taken down', async () => {
    const story = await publish({ headline: 'القنطرة القديمة', body: bodyOf('حجارتها بازلتية.') });
    const edit = must(
      await saveStory(room.db, room.journalist, {
        id: story.id,
        revision: story.revision,
        changes: { headline: 'الجسر القديم', body: bodyOf('حجارتها كلسية.') },
      }),
    );
    expect(await idsFor('القنطرة بازلتية')).toEqual([story.id]);
    expect(await idsFor('كلسية')).toEqual([]);
    const approved = await step(await step(edit, 'submit'), 'approve');
    const corrected = await step(approved, 'correct', 'الحجارة كلسية.');
    expect(await idsFor('الجسر كلسية')).toEqual([story.id]);
    expect(await idsFor('بازلتية')).toEqual([]);
    await step(corrected, 'unpublish', 'خطأ');
    expect(await idsFor('كلسية')).toEqual([]);
  });
});

describe('a reader of the English edition', () => {
  const find = (query: string, ask: Partial<Ask> = {}) =>
    findStories(readerOf(room.db.read, 'en'), { query, sort: 'best', page: 1, perPage: 20, ...ask });
  const headlines = async (query: string) =>
    (await find(query)).results.map(({ card }) => card.headline).sort();

  async function publishInEnglish(headline: string, text: string, more: Partial<StoryFields> = {}) {
    const fields = { headline, section: 'politics', body: bodyOf(text), ...more };
    const place = { edition: 'en' };
    const draft = must(await createStory(room.db, room.journalist, fields, { place }));
    return step(await step(await step(draft, 'submit'), 'approve'), 'publish');
  }

  beforeAll(async () => {
    must(await saveSettings(room.db, room.admin, { english: true }));
    await publishInEnglish('Libraries reopen', 'Towns voted for longer hours.', { tags: ['Elections'] });
    await publishInEnglish('Mr Jones goes to Paris', 'He hopes for a possibility of talks.');
    await publishInEnglish('A new bridge', 'Nobody is hopping over it.');
  });

  test.each([
    ['library', ['Libraries reopen']],
    ['LIBRARIES', ['Libraries reopen']],
    ['vote', ['Libraries reopen']],
    ['voting towns', ['Libraries reopen']],
    ['election', ['Libraries reopen']],
    ['hoping', ['Mr Jones goes to Paris']],
    ['possible', ['Mr Jones goes to Paris']],
    ['Jones', ['Mr Jones goes to Paris']],
    ['“Jones goes to Paris”', ['Mr Jones goes to Paris']],
    ['“Jone goes”', []],
    ['hop', ['A new bridge']],
  ])('finds a word by its family: %s', async (query, found) => {
    expect(await headlines(query)).toEqual(found);
  });

  test('and sees it marked as it was written', async () => {
    const [found] = (await find('vote library')).results;
    expect(asText(found?.headline ?? [])).toBe('[Libraries] reopen');
    expect(asText(found?.snippet ?? [])).toBe('Towns [voted] for longer hours.');
    const [possible] = (await find('possible')).results;
    expect(asText(possible?.snippet ?? [])).toBe('He hopes for a [possibility] of talks.');
  });

  test('is offered a spelling that a story holds, as it stands there', async () => {
    expect((await find('librries')).suggestion).toBe('Libraries');
  });
});

test('the searching thread answers as the same process would', async () => {
  await publish({ headline: 'فانوس رمضان' });
  const ask: Ask = { query: 'الفانوس', sort: 'best', page: 1, perPage: 20 };
  expect(await searchForReaders(room.db, { ...ask, edition: 'ar' })).toEqual(
    await findStories(readerOf(room.db.read, 'ar'), ask),
  );
});
