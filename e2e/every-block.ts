/** A story with every block there is, each with words of its own to be found by. */
interface BlockNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: BlockNode[];
  text?: string;
}

const text = (value: string): BlockNode => ({ type: 'text', text: value });
const block = (type: string, content: BlockNode[], attrs?: Record<string, unknown>): BlockNode => ({
  type,
  ...(attrs ? { attrs } : {}),
  content,
});
const paragraph = (words: string) => block('paragraph', [text(words)]);

/** Stored files and a published story, by their ids. */
export interface Stored {
  pictures: [string, string, string, string];
  sound: string;
  film: string;
  pdf: string;
  story: string;
}

/** What a reader sees of each kind of node; null where it shows no words, or is for the newsroom only. */
export const wordsOfKind: Record<string, string | null> = {
  doc: null,
  text: null,
  hardBreak: null,
  horizontalRule: null,
  sourceNote: null,
  relatedStory: null,
  paragraph: 'فقرة عن الميناء',
  heading: 'عنوان عن الميناء',
  bulletList: 'نقطة في قائمة',
  listItem: 'نقطة في قائمة',
  orderedList: 'رقم في قائمة',
  blockquote: 'اقتباس من بيان',
  pullQuote: 'قول بارز',
  figure: 'شرح صورة وحدها',
  gallery: 'شرح صورة في معرض',
  beforeAfter: 'الرصيف قبل عقد',
  video: 'شرح مقطع مصور',
  audio: 'شرح تسجيل',
  document: 'مستند الخطة',
  embed: 'منشور البلدية عن الرصيف',
  table: 'جدول الحمولات',
  tableRow: 'خلية أولى',
  tableHeader: 'رأس العمود',
  tableCell: 'خلية أولى',
  factBox: 'عن الميناء في سطر',
  interview: 'متى يفتح الرصيف؟',
  question: 'متى يفتح الرصيف؟',
  answer: 'يفتح في الربيع',
  timeline: 'وصلت الرافعات',
  timelineEntry: 'ربيع العام الماضي',
};

export const noteOfSource = 'رقم هاتف المصدر';

export function everyBlock({ pictures, sound, film, pdf, story }: Stored): BlockNode {
  const cell = (type: string, words: string) => block(type, [paragraph(words)]);
  const figure = (media: string, words: string) =>
    block('figure', [text(words)], { media, alt: 'رصيف ورافعات', credit: 'أرشيف الميناء' });
  return {
    type: 'doc',
    content: [
      block('paragraph', [text('فقرة عن الميناء'), { type: 'hardBreak' }, text('وسطر بعدها')]),
      block('heading', [text('عنوان عن الميناء')], { level: 2 }),
      block('bulletList', [block('listItem', [paragraph('نقطة في قائمة')])]),
      block('orderedList', [block('listItem', [paragraph('رقم في قائمة')])], { start: 3 }),
      block('blockquote', [paragraph('اقتباس من بيان')]),
      block('pullQuote', [text('قول بارز')], { attribution: 'مديرة الميناء' }),
      figure(pictures[0], 'شرح صورة وحدها'),
      block('gallery', [figure(pictures[1], 'شرح صورة في معرض'), figure(pictures[2], 'شرح صورة ثانية')]),
      block('beforeAfter', [figure(pictures[2], 'الرصيف قبل عقد'), figure(pictures[3], 'الرصيف اليوم')]),
      block('video', [text('شرح مقطع مصور')], { media: film, alt: '', credit: '', poster: pictures[0] }),
      block('audio', [text('شرح تسجيل')], { media: sound, alt: '', credit: '' }),
      block('document', [text('مستند الخطة')], { media: pdf, credit: '' }),
      {
        type: 'embed',
        attrs: {
          provider: 'x',
          url: 'https://x.com/madinatona/status/1700000000000000001',
          text: 'منشور البلدية عن الرصيف',
          author: 'مدينتنا',
          handle: 'madinatona',
          postedAt: '2025-03-04T09:30:00.000Z',
        },
      },
      block(
        'table',
        [
          block('tableRow', [cell('tableHeader', 'رأس العمود'), cell('tableHeader', 'الحمولة')]),
          block('tableRow', [cell('tableCell', 'خلية أولى'), cell('tableCell', '1500')]),
        ],
        { caption: 'جدول الحمولات' },
      ),
      block('factBox', [paragraph('عن الميناء في سطر')], { title: 'صندوق الميناء' }),
      block('interview', [
        block('question', [text('متى يفتح الرصيف؟')]),
        block('answer', [paragraph('يفتح في الربيع')]),
      ]),
      block('timeline', [
        block('timelineEntry', [paragraph('وصلت الرافعات')], { time: 'ربيع العام الماضي', date: '2025-03' }),
      ]),
      { type: 'relatedStory', attrs: { story } },
      block('sourceNote', [text(noteOfSource)]),
      { type: 'horizontalRule' },
      paragraph('وفقرة أخيرة'),
    ],
  };
}

export function kindsIn(node: BlockNode): Set<string> {
  return new Set([node.type, ...(node.content ?? []).flatMap((child) => [...kindsIn(child)])]);
}
