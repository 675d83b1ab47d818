/** Story bodies of our own that use every node and mark with every attribute. */
type Node = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  marks?: Node[];
  text?: string;
};

const text = (value: string, ...marks: Node[]): Node => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
});
const bold: Node = { type: 'bold' };
const italic: Node = { type: 'italic' };
const link = (href: string): Node => ({ type: 'link', attrs: { href } });
const block = (type: string, content: Node[], attrs: Record<string, unknown> = {}): Node => ({
  type,
  ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
  content,
});

export const embedAttrs = {
  provider: 'x',
  url: 'https://x.com/madinatona/status/1700000000000000001',
  text: 'انطلقت اليوم أول رحلة للقطار الخفيف في مدينتنا #القطار_الخفيف',
  author: 'مدينتنا',
  handle: 'madinatona',
  postedAt: '2025-03-04T09:30:00.000Z',
};

/** Every node once or more, as the editor would save it. `mark` tells stories apart in search. */
export function fullBody(mark: string): Node {
  return {
    type: 'doc',
    content: [
      block('paragraph', [
        text('افتتحت البلدية '),
        text('أول خط', bold),
        text(' للقطار الخفيف، و'),
        text('التذاكر مجانية', bold, italic),
        text(' حتى نهاية الشهر، كما جاء في '),
        text('بيانها', link('https://example.com/بيان?a=1&b=2')),
        text('.'),
      ]),
      block('heading', [text('ما الذي يتغيّر غدًا؟')], { level: 2 }),
      block('paragraph', [text(`The line opens at 06:00 (${mark}).`)], { dir: 'ltr' }),
      block('bulletList', [
        block('listItem', [block('paragraph', [text('رحلة كل عشر دقائق')])]),
        block('listItem', [block('paragraph', [text('عربة للدراجات')])]),
      ]),
      block('heading', [text('المحطات')], { level: 3 }),
      block(
        'orderedList',
        [
          block('listItem', [block('paragraph', [text('محطة السوق القديم')])]),
          block('listItem', [block('paragraph', [text('محطة الميناء')])]),
        ],
        { start: 3 },
      ),
      block('blockquote', [block('paragraph', [text('انتظرنا هذا اليوم سنوات.')])]),
      block('pullQuote', [text('المدينة تُقاس بمن يمشي فيها')], { attribution: 'مهندسة المشروع' }),
      block('figure', [text('ركّاب الرحلة الأولى في محطة السوق القديم')], {
        media: '',
        alt: 'رجال ونساء يصعدون إلى عربة بيضاء',
        credit: 'وكالة مدينتنا',
      }),
      { type: 'horizontalRule' },
      { type: 'embed', attrs: embedAttrs },
      block('paragraph', [text('سطر أول'), { type: 'hardBreak' }, text('سطر ثانٍ.')]),
    ],
  };
}

/** One paragraph of so many different Arabic words. */
export function longBody(words: number): Node {
  const some = ['المدينة', 'القطار', 'السوق', 'الميناء', 'صباح', 'مهندسة', 'رحلة', 'ناس', 'بحر', 'كتاب'];
  const paragraphs: Node[] = [];
  for (let i = 0; i < words; i += 50) {
    const line = Array.from({ length: Math.min(50, words - i) }, (_, j) => some[(i + j * 7) % some.length]);
    paragraphs.push(block('paragraph', [text(`${line.join(' ')}.`)]));
  }
  return { type: 'doc', content: paragraphs };
}
