import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBody } from '#document/check.ts';
import { findAddresses } from '#document/embed-address.ts';
import type { DocNode } from '#document/types.ts';
import { decodeText } from './decode.ts';
import { encodeUtf16 } from './encode-for-tests.ts';
import { type FlatStory, readFlatText } from './flat-text.ts';
import { isFurniture } from './furniture.ts';

function readFixture(name: string): Uint8Array {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
}

function decode(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new Error(decoded.code);
  return decoded.text;
}

function rescue(text: string): FlatStory {
  const read = readFlatText(text);
  if ('problem' in read) throw new Error(read.problem.detail);
  return read;
}

/** The whole document with the codes of its warnings. */
function withCodes(story: FlatStory) {
  return { ...story, warnings: story.warnings.map((warning) => warning.code) };
}

const p = (text: string): DocNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const figure = (caption: string, credit: string): DocNode => ({
  type: 'figure',
  attrs: { media: '', alt: '', credit },
  content: [{ type: 'text', text: caption }],
});
const embed = (attrs: Record<string, string>): DocNode => ({
  type: 'embed',
  attrs: { provider: 'x', url: '', text: '', author: '', handle: '', postedAt: '', ...attrs },
});

const first = 'فتحت الحديقة العامة أبوابها ليلا للمرة الأولى منذ تأسيسها قبل أربعين عاما.';
const last = 'وستبقى الحديقة مفتوحة حتى نهاية الصيف.';
const headline = 'الحديقة العامة تفتح أبوابها ليلا';
const page = (...middle: string[]) => [headline, first, ...middle, last].join('\n\n');
const bodyOf = (...middle: string[]) => rescue(page(...middle)).body.content.slice(0, -1);

describe('a copied news page becomes a story', () => {
  test.each([
    ['a page with caption, post and furniture', 'copied-page'],
    ['an old system’s file in Windows-1256, without a section', 'old-system.windows-1256'],
    ['a text without blank lines and with Windows line ends', 'no-blank-lines'],
    ['a page with two signed posts, a video and share buttons', 'two-posts'],
  ])('%s', (_, name) => {
    const story = rescue(decode(readFixture(`${name}.txt`)));
    const expected: unknown = JSON.parse(
      readFileSync(new URL(`./fixtures/${name}.expected.json`, import.meta.url), 'utf8'),
    );
    expect(withCodes(story)).toEqual(expected);
    // What is made here is stored as it is: the check changes nothing in it.
    expect(checkBody(story.body)).toEqual({ ok: true, body: story.body });
  });

  test('the same page saved by Notepad as UTF-16 is the same story', () => {
    const text = decode(readFixture('copied-page.txt'));
    expect(rescue(decode(encodeUtf16(text, 'le', true)))).toEqual(rescue(text));
    expect(rescue(decode(encodeUtf16(text.replaceAll('\n', '\r\n'), 'be', false)))).toEqual(rescue(text));
  });

  test('every guess says what it was about', () => {
    const { warnings } = rescue(decode(readFixture('copied-page.txt')));
    const detail = (code: string) => warnings.find((warning) => warning.code === code)?.detail;
    expect(detail('glued_link')).toContain('طويلhttps://t.co/aB3dE5gH7j');
    expect(detail('straight_quotes')).toContain('8 straight quotes');
    expect(detail('section_guessed')).toContain('بيئة ومناخ');
    expect(detail('credit_guessed')).toContain('وكالة أنباء الوادي');
  });
});

describe('what stands above the story', () => {
  test('a headline alone is a story without a lead', () => {
    expect(withCodes(rescue('عنوان قصير وحده\n'))).toEqual({
      section: null,
      headline: 'عنوان قصير وحده',
      lead: '',
      body: { type: 'doc', content: [{ type: 'paragraph' }] },
      warnings: ['no_lead'],
    });
  });

  test('one long paragraph lends its first words as headline and stays whole', () => {
    const story = rescue(
      `${first.replace('.', '')} وقالت البلدية إنها تريد أن يجد السكان مكانا هادئا بعد يوم حار، وإن الإضاءة الجديدة تعمل بالطاقة الشمسية طوال الليل.`,
    );
    expect(story.headline).toBe('فتحت الحديقة العامة أبوابها ليلا للمرة الأولى منذ تأسيسها قبل…');
    expect(story.lead).toMatch(/^فتحت الحديقة .* طوال الليل\.$/);
    expect(story.warnings.map((warning) => warning.code)).toContain('headline_made');
  });

  test('a short headline above a caption is no section', () => {
    const story = rescue(`حريق في المرفأ\n\nرجال الإطفاء أمام المرفأ (رويترز)\n\n${first}\n\n${last}`);
    expect(story).toMatchObject({ section: null, headline: 'حريق في المرفأ', lead: first });
    expect(story.body.content).toEqual([figure('رجال الإطفاء أمام المرفأ', 'رويترز'), p(last)]);
  });

  test('a headline of three words with a verb is no section', () => {
    expect(
      rescue(`زلزال يضرب المدينة\n\nأضرار محدودة في الأحياء القديمة شرق المدينة\n\n${first}`),
    ).toMatchObject({
      section: null,
      headline: 'زلزال يضرب المدينة',
    });
  });

  test('a breadcrumb names the section', () => {
    expect(rescue(`الرئيسية > أخبار > رياضة\n\n${headline}\n\n${first}`).section).toBe('رياضة');
  });

  test('a headline that stands twice is kept once', () => {
    const story = rescue(`سياسة\n\n${headline}\n\n${headline}\n\n${first}\n\n${last}`);
    expect(withCodes(story)).toMatchObject({
      section: 'سياسة',
      headline,
      lead: first,
      body: { content: [p(last)] },
    });
    expect(story.warnings.map((warning) => warning.code)).toContain('repeated_line');
  });

  test('a headline with a full stop stays the headline below its section', () => {
    const stopped = 'البلدان يوقعان اتفاقا جديدا للمياه يمتد عشرين عاما كاملة.';
    expect(rescue(`سياسة دولية\n\n${stopped}\n\n${first}`)).toMatchObject({ headline: stopped, lead: first });
  });

  test('a byline is no lead', () => {
    const story = rescue(`${headline}\nكتب: محرر الشؤون المحلية\n${first}\n${last}`);
    expect(story.lead).toBe(first);
    expect(story.byline).toBe('محرر الشؤون المحلية');
    expect(story.body.content).toEqual([p(last)]);
  });

  test('a credit below its caption belongs to it', () => {
    const story = rescue(`${headline}\n\nمصابيح على الممر الرئيسي\n(رويترز)\n\n${first}\n\n${last}`);
    expect(story.body.content).toEqual([figure('مصابيح على الممر الرئيسي', 'رويترز'), p(last)]);
  });

  test('a caption once without and once with its credit is one figure', () => {
    const story = rescue(`${headline}\n\nمصابيح على الممر\nمصابيح على الممر / أ ف ب\n\n${first}\n\n${last}`);
    expect(story.body.content).toEqual([figure('مصابيح على الممر', 'أ ف ب'), p(last)]);
  });

  test('«(فيديو)» belongs to the headline', () => {
    expect(rescue(page().replace(headline, `${headline} (فيديو)`)).headline).toBe(`${headline} (فيديو)`);
  });

  test('the same figure of text further down is a figure there', () => {
    expect(
      bodyOf('مصابيح على الممر الرئيسي\nمصابيح على الممر الرئيسي', 'عائلات في الحديقة (الأناضول)'),
    ).toEqual([figure('مصابيح على الممر الرئيسي', ''), figure('عائلات في الحديقة', 'الأناضول')]);
  });

  test('a sentence that stands twice is kept twice, with a warning', () => {
    const twice = 'وقال الحارس إن الزوار يأتون بعد العشاء.';
    const story = rescue(page(twice, twice));
    expect(story.body.content).toEqual([p(twice), p(twice), p(last)]);
    expect(story.warnings.map((warning) => warning.code)).toContain('repeated_line');
  });
});

describe('a page whose parts stand elsewhere', () => {
  test('a section’s name below the headline is the section', () => {
    const story = rescue(['عاجل', headline, 'اقتصاد', first, last].join('\n'));
    expect(story).toMatchObject({ section: 'اقتصاد', headline, lead: first });
    expect(story.body.content).toEqual([p(last)]);
  });

  test('a headline of forty words below its section is the headline, with a warning', () => {
    const long = Array.from({ length: 40 }, () => 'حديقة').join(' ');
    const story = rescue(['ثقافة', long, first, last].join('\n\n'));
    expect(story).toMatchObject({ section: 'ثقافة', headline: long, lead: first });
    expect(story.warnings.map((warning) => warning.code)).toContain('headline_long');
  });

  test('the label before a caption goes, and the name after © is its credit', () => {
    const caption = 'صورة: سوق السمك في الميناء © وكالة الأناضول';
    const story = rescue(['اقتصاد', headline, caption, first, last].join('\n\n'));
    expect(story.body.content).toEqual([figure('سوق السمك في الميناء', 'وكالة الأناضول'), p(last)]);
  });
});

describe('posts and addresses', () => {
  test('a post’s own address is best, and its number tells the time', () => {
    expect(bodyOf('قال الحساب شيئا https://twitter.com/garden_city/status/1499999999999999999?s=20')).toEqual(
      [
        embed({
          url: 'https://x.com/garden_city/status/1499999999999999999',
          text: 'قال الحساب شيئا',
          handle: '@garden_city',
          postedAt: '2022-03-05T06:47:23.309Z',
        }),
      ],
    );
  });

  test('two bare addresses of posts are two embeds', () => {
    const addresses = ['https://x.com/a_b/status/1', 'https://mobile.twitter.com/a_b/status/2'];
    expect(bodyOf(...addresses).map((node) => node.attrs?.url)).toEqual([
      'https://x.com/a_b/status/1',
      'https://x.com/a_b/status/2',
    ]);
  });

  test('X’s page begins a post with its author', () => {
    expect(
      bodyOf('حديقة المدينة @garden_city · 3 مارس 2022', 'نفتح الليلة pic.twitter.com/AAbbCC11'),
    ).toEqual([
      embed({
        url: 'https://pic.twitter.com/AAbbCC11',
        text: 'نفتح الليلة',
        author: 'حديقة المدينة',
        handle: '@garden_city',
        postedAt: '2022-03-03T00:00:00.000Z',
      }),
    ]);
  });

  test('a signed post without an address leads to its author', () => {
    expect(bodyOf('نفتح أبوابنا الليلة للجميع\n— حديقة المدينة (@garden_city) March 3, 2022')).toEqual([
      embed({
        url: 'https://x.com/garden_city',
        text: 'نفتح أبوابنا الليلة للجميع',
        author: 'حديقة المدينة',
        handle: '@garden_city',
        postedAt: '2022-03-03T00:00:00.000Z',
      }),
    ]);
  });

  test('the sentence that announces a post stays in the story', () => {
    expect(bodyOf('وكتب الحارس في حسابه:', '#حديقة', 'الليلة أولى الليالي https://t.co/abc')).toEqual([
      p('وكتب الحارس في حسابه:'),
      embed({ url: 'https://t.co/abc', text: '#حديقة\nالليلة أولى الليالي' }),
    ]);
  });

  test('the paragraph before a post that stands apart stays in the story', () => {
    const sentence = 'وقال الحارس إن الزوار يأتون بعد العشاء.';
    expect(bodyOf(sentence, 'الليلة أولى الليالي https://t.co/abc')).toEqual([
      p(sentence),
      embed({ url: 'https://t.co/abc', text: 'الليلة أولى الليالي' }),
    ]);
  });

  test('an address alone on a line is an embed, one in a sentence is the sentence’s', () => {
    const sentence = 'للمزيد زوروا الصفحةhttps://example.org/a، وهي صفحة جديدة.';
    expect(bodyOf('https://youtu.be/abc123', sentence)).toEqual([
      embed({ provider: 'link', url: 'https://youtu.be/abc123' }),
      p(sentence),
    ]);
    expect(rescue(page(sentence)).warnings.map((warning) => warning.code)).toContain('glued_link');
  });
});

describe('text of other kinds', () => {
  test('lines broken at a fixed width are put together', () => {
    const wrapped = [
      headline,
      'بدأت البلدية صباح اليوم حملة لغرس ألف شجرة زيتون على جانبي\nالشوارع التي شقت العام الماضي في الحي الشمالي من المدينة\nوتستمر الحملة أسبوعين كاملين.',
      'وقال رئيس البلدية إن الأشجار جاءت من مشتل المدينة وإن كل\nمدرسة ستعتني بما غرسه تلاميذها طوال السنوات الثلاث الأولى\nمن عمر الشجرة.',
      'وأضاف أن الحملة المقبلة ستشمل الحدائق الصغيرة بين المنازل\nفي الأحياء القديمة حيث يطلب السكان الظل منذ سنوات طويلة\nولا يجدونه إلا قليلا.',
    ];
    expect(withCodes(rescue(wrapped.join('\n\n')))).toEqual({
      section: null,
      headline,
      lead: wrapped[1]?.replaceAll('\n', ' '),
      body: { type: 'doc', content: wrapped.slice(2).map((text) => p(text.replaceAll('\n', ' '))) },
      warnings: ['lines_joined', 'lead_guessed'],
    });
  });

  test('Markdown’s headings and bullets are understood, its inline marks stay as typed', () => {
    const story = rescue(`# ${headline}\n\n${first}\n\n## الأوقات\n\n* من **الغروب**\n* إلى منتصف الليل\n`);
    expect(story).toMatchObject({ headline, lead: first });
    expect(story.body.content).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'الأوقات' }] },
      {
        type: 'bulletList',
        content: [p('من **الغروب**'), p('إلى منتصف الليل')].map((item) => ({
          type: 'listItem',
          content: [item],
        })),
      },
    ]);
    expect(story.warnings.map((warning) => warning.code)).toContain('looks_like_markdown');
  });

  test('a paragraph in English runs left to right, an Arabic one that begins in English does not', () => {
    expect(bodyOf('The garden opens at night.', 'iPhone الجديد في الحديقة.')).toEqual([
      { ...p('The garden opens at night.'), attrs: { dir: 'ltr' } },
      p('iPhone الجديد في الحديقة.'),
    ]);
  });

  test('doubled spaces and lines of NBSP go, everything else of a paragraph stays', () => {
    expect(bodyOf('قال  "نعم"\u00a0ثم   سكت...', ' \u00a0 ', '\u200f', 'می\u200cروم.')).toEqual([
      p('قال "نعم"\u00a0ثم سكت...'),
      p('می\u200cروم.'),
    ]);
  });

  test('a direction control in a paragraph ends with it', () => {
    expect(bodyOf('قال \u202eشيئا ثم سكت.')).toEqual([p('قال \u202eشيئا ثم سكت.\u202c')]);
  });
});

describe('what can’t be a story is refused', () => {
  test('a headline with U+202E', () => {
    const read = readFlatText(`عنوان \u202eمقلوب هنا الآن\n\n${first}`);
    expect(read).toMatchObject({ problem: { code: 'forbidden_control', path: 'headline' } });
    // The message about it must not be turned around itself.
    expect(JSON.stringify(read)).not.toContain('\u202e');
  });

  test('a caption with U+202E', () => {
    expect(readFlatText(`${headline}\n\nمصابيح \u202eعلى الممر (رويترز)\n\n${first}`)).toMatchObject({
      problem: { code: 'forbidden_control', path: 'body' },
    });
  });

  test('nothing but furniture', () => {
    expect(readFlatText('شارك\n\nالتعليقات (0)\n')).toMatchObject({ problem: { code: 'empty' } });
  });
});

describe('whatever the text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      headline,
      first,
      last,
      'سياسة',
      'مصابيح على الممر (رويترز)',
      '#حديقة',
      'نص https://t.co/abc',
      'نصhttps://t.co/abc pic.twitter.com/xyz',
      'https://x.com/a/status/12',
      '— حديقة (@garden) March 3, 2022',
      'شارك',
      'خبر عاجل',
      'التعليقات (3)',
      '• بند',
      '# عنوان',
      '\u00a0',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const texts = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));

  test('the body is one that may be stored, as it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = readFlatText(text);
        if ('problem' in read) return;
        expect(checkBody(read.body)).toEqual({ ok: true, body: read.body });
      }),
      { numRuns: 300 },
    );
  });

  test('no sentence is lost', () => {
    const sentences = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sentences, fc.array(line, { maxLength: 12 }), (numbers, noise) => {
        const own = numbers.map(
          (number) => `وقال الشاهد رقم ${number} إن الحديقة كانت مفتوحة في ذلك المساء.`,
        );
        const mixed = own.flatMap((sentence, index) => [sentence, noise[index] ?? '']);
        const read = readFlatText([headline, ...mixed].join('\n'));
        if ('problem' in read) return;
        const story = JSON.stringify({ ...read, warnings: [] });
        for (const sentence of own) expect(story.split(sentence).length).toBeGreaterThan(1);
      }),
    );
  });
});

const real = new URL('../../../shared/fixtures/story-flat-text.ar.txt', import.meta.url);

describe('the real news page the work began with', () => {
  test.skipIf(!existsSync(real))('comes in whole (skipped where ../shared is not there)', () => {
    const text = decode(readFileSync(real));
    const story = rescue(text);
    const lines = text
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '');
    const unique = [...new Set(lines)];
    const squeeze = (words: string) => words.replace(/\s+/g, '');
    const parts = [story.section ?? '', story.headline, story.lead, ...story.body.content.flatMap(wordsOf)];
    const whole = squeeze(parts.join('\n'));
    const times = (words: string) => whole.split(squeeze(words)).length - 1;

    expect(story.section).toBe(unique[0]);
    expect(story.headline).toBe(unique[1]);
    const [caption, ...more] = story.body.content.filter((node) => node.type === 'figure');
    expect(more).toEqual([]);
    const credited = unique[2] ?? '';
    expect(credited.startsWith(wordsOf(caption ?? p(''))[0] ?? '-')).toBe(true);
    expect(credited.endsWith(`(${caption?.attrs?.credit})`)).toBe(true);
    expect(wordsOf(caption ?? p(''))[0]).not.toMatch(/[-–(]\s*$/);
    expect(story.lead).toBe(unique[3]);

    let furniture = 0;
    for (const source of unique.slice(3)) {
      if (isFurniture(source)) {
        furniture += 1;
        continue;
      }
      for (const sentence of splitAtAddresses(source).flatMap((words) => words.split(/(?<=[.؟!])\s+/))) {
        expect(times(sentence), sentence).toBe(1);
      }
    }
    expect(furniture).toBe(2);
    for (const word of ['التعليقات', 'خبر عاجل']) expect(times(word)).toBe(0);

    // Paragraphs in the order they stood in, and one post where the flattened one was.
    const kinds = story.body.content.map((node) => node.type);
    const hashtag = unique.findIndex((source) => source.startsWith('#'));
    const embeds = story.body.content.filter((node) => node.type === 'embed');
    expect(embeds).toHaveLength(1);
    expect(kinds.indexOf('embed')).toBe(hashtag - 3);
    const paragraphs = story.body.content.filter((node) => node.type === 'paragraph').flatMap(wordsOf);
    expect(paragraphs).toEqual([...unique.slice(4, hashtag), ...unique.slice(hashtag + 2, -furniture)]);
    expect(embeds[0]?.attrs).toMatchObject({ provider: 'x' });
    expect(embeds[0]?.attrs?.text).toMatch(/^#\w+\n/);
    expect(embeds[0]?.attrs?.url).toMatch(/^https:\/\/pic\.twitter\.com\/\w+$/);
    expect(story.warnings.map((warning) => warning.code)).toEqual(
      expect.arrayContaining(['no_picture_file', 'straight_quotes', 'glued_link', 'furniture_removed']),
    );
    expect(checkBody(story.body)).toEqual({ ok: true, body: story.body });
  });
});

function wordsOf(node: DocNode): string[] {
  if (node.type === 'embed') return [String(node.attrs?.text), String(node.attrs?.url)];
  return (node.content ?? []).map((child) => child.text ?? '');
}

function splitAtAddresses(source: string): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const address of findAddresses(source)) {
    pieces.push(source.slice(at, address.start), source.slice(address.start, address.end));
    at = address.end;
  }
  return [...pieces, source.slice(at)].filter((piece) => piece.trim() !== '');
}
