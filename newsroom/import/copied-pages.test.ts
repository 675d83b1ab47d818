import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkBody } from '#document/check.ts';
import type { DocNode } from '#document/types.ts';
import { type FlatStory, readFlatText } from './flat-text.ts';

/** What somebody who reads the page sees in it; `body` line by line, an embed or a figure as what it must hold. */
interface ByEye {
  text: string;
  section?: string | null;
  headline: string;
  byline?: string;
  lead: string;
  body: (string | { figure: [caption: string, credit: string] } | { x: Partial<Record<string, string>> })[];
  /** Words that no part of the story may hold. */
  gone?: string[];
  /** Words that a warning must name. */
  warned?: string[];
}

const headline = 'البلدية تفتح ثلاث حدائق جديدة في الحي الشرقي';
const lead = 'افتتحت بلدية المدينة، صباح الأحد، ثلاث حدائق عامة في الحي الشرقي بعد عامين من الأشغال.';
const said = 'وقال مدير الحدائق إن الأشجار غرست بأيدي تلاميذ المدارس القريبة خلال الشتاء الماضي.';
const end = 'وتنوي البلدية افتتاح حديقتين أخريين قبل نهاية العام المقبل، بحسب المصدر نفسه.';
const post = 'أبواب الحدائق مفتوحة للجميع من اليوم، والدخول مجاني #حدائق_المدينة';
const card = { author: 'حدائق المدينة', handle: '@city_gardens', text: post };
const status = 'https://x.com/city_gardens/status/1536700000000000000';

/** The story with a flattened post in its middle, as `gap` parts the lines. */
const around = (lines: string[], gap = '\n\n') => [headline, lead, said, lines.join('\n'), end].join(gap);
const withPost = (lines: string[], x: Partial<Record<string, string>> = {}, gap?: string): ByEye => ({
  text: around(lines, gap),
  headline,
  lead,
  body: [said, { x: { ...card, ...x } }, end],
});

const pages: Record<string, ByEye> = {
  'a post as name, handle, text and a bare address': withPost(
    [
      'حدائق المدينة',
      '@city_gardens',
      post,
      'https://twitter.com/city_gardens/status/1536700000000000000?s=20',
    ],
    { url: status },
  ),
  'a post that ends in its time, with counts of likes': withPost(
    [
      'حدائق المدينة',
      '@city_gardens',
      post,
      '6:12 م · 14 يونيو 2022',
      '12 ردًا · 340 إعجابًا · 1.2K مشاهدة',
      '57',
    ],
    { url: 'https://x.com/city_gardens', postedAt: '2022-06-14T00:00:00.000Z' },
  ),
  'a post whose handle and hours stand beside the name': withPost(
    ['حدائق المدينة @city_gardens · 3h', post, status],
    { url: status },
  ),
  'a post with its handle above the name': withPost(
    ['@city_gardens', 'حدائق المدينة', post, `${status}?s=20`],
    {
      url: status,
    },
  ),
  'a post with a picture’s address glued to its text': withPost(
    [
      'تغريدة',
      'حدائق المدينة ✓',
      '@city_gardens',
      `${post}pic.twitter.com/AbC12dEf`,
      '٦:١٢ م · ١٤ يونيو ٢٠٢٢',
    ],
    { url: 'https://pic.twitter.com/AbC12dEf', postedAt: '2022-06-14T00:00:00.000Z' },
  ),
  'a post of two lines, every line parted by a blank one': {
    ...withPost([]),
    text: [
      ...[
        headline,
        lead,
        said,
        'حدائق المدينة',
        '@city_gardens',
        'أبواب الحدائق مفتوحة للجميع',
        '#حدائق_المدينة',
      ],
      ...['2:30 PM · Jun 14, 2022 · Twitter for iPhone', status, end],
    ].join('\n\n'),
    body: [said, { x: { ...card, text: 'أبواب الحدائق مفتوحة للجميع\n#حدائق_المدينة', url: status } }, end],
  },
  'a post in a text without any blank line': withPost(
    ['حدائق المدينة (@city_gardens)', post, 'twitter.com/city_gardens/status/1536700000000000000'],
    { url: status },
    '\n',
  ),
  'a post with no address and no time below its signature': withPost(
    ['حدائق المدينة', '@city_gardens · منذ 3 ساعات', post],
    { url: 'https://x.com/city_gardens' },
  ),
  'a post signed at its end, its address below': withPost(
    [post, '— حدائق المدينة (@city_gardens) June 14, 2022', status],
    { url: status },
  ),
  'a post between its announcement and its address': {
    text: [headline, lead, 'وكتبت البلدية في تغريدة على حسابها:', post, status, end].join('\n\n'),
    headline,
    lead,
    body: [
      'وكتبت البلدية في تغريدة على حسابها:',
      { x: { text: post, url: status, handle: '@city_gardens' } },
      end,
    ],
  },
  'two posts, one after the other': {
    text: around([
      'حدائق المدينة',
      '@city_gardens',
      post,
      status,
      'نادي المشي',
      '@walkers',
      'سنأتي غدا!',
      '9:00 ص · 15 يونيو 2022',
    ]),
    headline,
    lead,
    body: [
      said,
      { x: { ...card, url: status } },
      { x: { author: 'نادي المشي', handle: '@walkers', text: 'سنأتي غدا!' } },
      end,
    ],
  },
  'a thread’s sentence that names a handle is the story’s': {
    text: [
      headline,
      lead,
      'وشكرت البلدية المتطوعين عبر حسابها @city_gardens على منصة إكس في رسالة قصيرة.',
      end,
    ].join('\n\n'),
    headline,
    lead,
    body: ['وشكرت البلدية المتطوعين عبر حسابها @city_gardens على منصة إكس في رسالة قصيرة.', end],
  },

  'kickers, a breaking label, dates and share buttons above the story': {
    text: [
      ...[
        'خبر عاجل',
        'محليات',
        'فيديو',
        'خاص',
        headline,
        'كتبت: سلمى العربي',
        'نشر في: 12 يونيو 2022 - 10:35',
      ],
      ...['آخر تحديث: 13 يونيو 2022', 'مدة القراءة: 3 دقائق', 'شارك', 'فيسبوك', 'واتساب', 'نسخ الرابط'],
      ...[lead, said, end, 'التعليقات (12)'],
    ].join('\n'),
    section: 'محليات',
    headline,
    byline: 'سلمى العربي',
    lead,
    body: [said, end],
    gone: ['عاجل', 'فيديو', 'خاص', 'تحديث', 'القراءة', 'شارك', 'واتساب', 'الرابط', 'التعليقات', 'سلمى'],
    warned: ['فيديو', 'خاص', 'سلمى العربي'],
  },
  'what X’s page prints around a post': {
    ...withPost(
      [
        ...[
          'Embedded post',
          'حدائق المدينة',
          'Verified account',
          '@city_gardens',
          'Follow',
          post,
          'Translate post',
        ],
        ...['8:40 PM · Jun 14, 2022', '·', '12.4K', 'Views', '3', '14', '120'],
      ],
      { url: 'https://x.com/city_gardens', postedAt: '2022-06-14T00:00:00.000Z' },
    ),
    gone: ['Views', '12.4K', '120', 'Verified', 'Follow', 'Translate'],
  },
  'a breaking label on the headline, whose piece it is, and a dateline above': {
    text: [
      ...[
        'خاص – صدى الوادي',
        'القاهرة – وكالات',
        'تقرير: سامي حداد',
        `عاجل | ${headline}`,
        '2022-06-14T10:35:00',
        '+ الخط -',
      ],
      ...[lead, said, end, 'المزيد من محليات', 'تعليقات', 'تابعوا أخبار صدى الوادي عبر تلغرام'],
    ].join('\n'),
    headline,
    byline: 'سامي حداد',
    lead,
    body: ['القاهرة – وكالات', said, end],
    warned: ['عاجل', 'صدى الوادي', 'المزيد من محليات', 'تلغرام'],
  },
  'a list of other stories between blank lines': {
    text: [
      ...[
        headline,
        lead,
        'اقرأ أيضا:',
        '- سوق السمك يعود إلى الميناء القديم',
        '- قطار الساحل في رحلته الأولى',
      ],
      ...[said, end],
    ].join('\n\n'),
    headline,
    lead,
    body: [said, end],
    warned: ['سوق السمك', 'قطار الساحل'],
  },
  'a post whose day stands beside its handle, with its buttons': {
    text: [
      ...[
        headline,
        lead,
        said,
        'حدائق المدينة 🌳 (@city_gardens) ٤ مارس ٢٠٢٣',
        post,
        'إعجاب · رد · مشاركة',
        status,
        end,
      ],
    ].join('\n\n'),
    headline,
    lead,
    body: [said, { x: { ...card, author: 'حدائق المدينة 🌳', url: status } }, end],
    warned: ['إعجاب · رد'],
  },
  'a breadcrumb of several lines, and a title of another story with a full stop': {
    text: [
      'الرئيسية',
      'سياسة',
      'شؤون محلية',
      headline,
      lead,
      said,
      'اقرأ أيضًا: سوق السمك يعود إلى الميناء.',
      end,
    ].join('\n'),
    section: 'شؤون محلية',
    headline,
    lead,
    body: [said, end],
    warned: ['سياسة', 'سوق السمك'],
  },
  'the site’s name above the section': {
    text: ['صدى الوادي', 'محليات', headline, lead, said, end].join('\n\n'),
    section: 'محليات',
    headline,
    lead,
    body: ['صدى الوادي', said, end],
  },
  'a report whose label stands between the section and the headline': {
    text: ['محليات', 'تقرير', headline, lead, said, end].join('\n\n'),
    section: 'محليات',
    headline,
    lead,
    body: [said, end],
    warned: ['تقرير'],
  },
  'a box of another story in the middle': {
    text: [headline, lead, said, 'اقرأ أيضًا', 'سوق السمك يعود إلى الميناء القديم بعد الترميم', end].join(
      '\n\n',
    ),
    headline,
    lead,
    body: [said, end],
    gone: ['سوق السمك'],
    warned: ['سوق السمك'],
  },
  'related stories on the label’s own line': {
    text: [
      ...[
        headline,
        lead,
        'اقرأ المزيد: سوق السمك يعود إلى الميناء القديم بعد ترميم دام ثلاث سنوات كاملة وكلف مليونين',
      ],
      ...[said, 'شاهد أيضا | قطار الساحل في رحلته الأولى', end],
    ].join('\n\n'),
    headline,
    lead,
    body: [said, end],
    gone: ['سوق السمك', 'قطار'],
    warned: ['سوق السمك', 'قطار'],
  },
  'boxes, tags and rights below the story': {
    text: [
      ...[headline, lead, said, end, '', 'الوسوم', 'حدائق', 'الحي الشرقي', '', 'مواضيع ذات صلة'],
      ...['سوق السمك يعود إلى الميناء القديم', 'هل يصل القطار إلى القرى البعيدة هذا العام؟', '', 'قد يعجبك'],
      ...[
        'طباخ القرية يفتح مطعما في العاصمة',
        '12 تعليقًا',
        'أضف تعليقك',
        '© 2022 جميع الحقوق محفوظة لصدى الوادي.',
      ],
    ].join('\n'),
    headline,
    lead,
    body: [said, end],
    gone: ['الوسوم', 'سوق السمك', 'القطار', 'طباخ', 'تعليق', 'الحقوق'],
    warned: ['سوق السمك', 'القطار', 'طباخ', 'الحي الشرقي', 'الحقوق'],
  },
  'a paragraph right below a label is no other story’s title': {
    text: [headline, lead, 'اقرأ أيضا', said, 'قد يعجبك', 'أوقات الفتح', end].join('\n\n'),
    headline,
    lead,
    body: [said, '## أوقات الفتح', end],
    warned: ['أوقات الفتح'],
  },
  'a text that never closes a sentence keeps what stands below a label': {
    text: [
      'ثلاث حدائق جديدة للناس',
      'قالت البلدية إنها فتحت اليوم ثلاث حدائق للناس في الحي الشرقي من المدينة بعد أشغال دامت عامين كاملين وشارك فيها تلاميذ المدارس القريبة وأهل الحي كلهم كبارا وصغارا كما وعدت',
      'اقرأ أيضا',
      'وهناك حدائق أخرى ستفتح أبوابها قريبا للزوار',
      'وتشكر البلدية كل من شارك في الغرس خلال الأشهر الماضية من هذا العام',
    ].join('\n\n'),
    headline: 'ثلاث حدائق جديدة للناس',
    lead: 'قالت البلدية إنها فتحت اليوم ثلاث حدائق للناس في الحي الشرقي من المدينة بعد أشغال دامت عامين كاملين وشارك فيها تلاميذ المدارس القريبة وأهل الحي كلهم كبارا وصغارا كما وعدت',
    body: [
      'وهناك حدائق أخرى ستفتح أبوابها قريبا للزوار',
      'وتشكر البلدية كل من شارك في الغرس خلال الأشهر الماضية من هذا العام',
    ],
    warned: ['وهناك حدائق أخرى'],
  },
  'a dateline of its own, a caption twice, the day of the week': {
    text: [
      ...['الرئيسية > محليات', 'الأحد 12 يونيو 2022', headline, 'أطفال يغرسون شتلة في الحديقة (الأناضول)'],
      ...['أطفال يغرسون شتلة في الحديقة (الأناضول)', 'القاهرة – وكالات', lead, said, end, '3 دقائق قراءة'],
    ].join('\n'),
    section: 'محليات',
    headline,
    lead,
    body: [{ figure: ['أطفال يغرسون شتلة في الحديقة', 'الأناضول'] }, 'القاهرة – وكالات', said, end],
    gone: ['الأحد 12', 'دقائق'],
  },
};

function rescue(text: string): FlatStory {
  const read = readFlatText(text);
  if ('problem' in read) throw new Error(read.problem.detail);
  return read;
}

const textOf = (node: DocNode): string =>
  node.text ?? (node.content ?? []).map(textOf).join(node.type === 'doc' ? '\n' : '');

function seen(node: DocNode): ByEye['body'][number] {
  if (node.type === 'embed')
    return { x: Object.fromEntries(Object.entries(node.attrs ?? {}).map(([k, v]) => [k, String(v)])) };
  if (node.type === 'figure') return { figure: [textOf(node), String(node.attrs?.credit)] };
  return node.type === 'heading' ? `## ${textOf(node)}` : textOf(node);
}

describe('a copied page becomes what a reader sees in it', () => {
  test.each(Object.entries(pages))('%s', (_, page) => {
    const story = rescue(page.text);
    expect({
      section: story.section,
      headline: story.headline,
      byline: story.byline,
      lead: story.lead,
    }).toEqual({
      section: page.section ?? null,
      headline: page.headline,
      byline: page.byline,
      lead: page.lead,
    });
    expect(story.body.content.map(seen)).toEqual(
      page.body.map((part) =>
        typeof part === 'object' && 'x' in part
          ? { x: expect.objectContaining({ provider: 'x', ...part.x }) }
          : part,
      ),
    );
    const whole = `${story.section}\n${story.headline}\n${story.lead}\n${JSON.stringify(story.body)}`;
    for (const words of page.gone ?? []) expect(whole).not.toContain(words);
    const warnings = story.warnings.map((warning) => warning.detail).join('\n');
    for (const words of page.warned ?? []) expect(warnings).toContain(words);
    expect(checkBody(story.body)).toEqual({ ok: true, body: story.body });
  });
});

const real = new URL('../../../shared/fixtures/story-flat-text.ar.txt', import.meta.url);

test.skipIf(!existsSync(real))(
  'the real page with all furniture around it stays the same story (skipped without ../shared)',
  () => {
    const text = readFileSync(real, 'utf8');
    const plain = rescue(text);
    const dressed = rescue(
      `خبر عاجل\nفيديو\n${text}\nمواضيع ذات صلة\nسوق السمك يعود إلى الميناء القديم\n© 2022 جميع الحقوق محفوظة`,
    );
    expect({ ...dressed, warnings: [] }).toEqual({ ...plain, warnings: [] });
  },
);
