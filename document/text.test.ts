import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBody } from './check.ts';
import { bodyToHtml, plainContext } from './html.ts';
import { listPictures } from './media.ts';
import { bodyToText, countWords } from './text.ts';
import type { DocNode, StoryBody } from './types.ts';

const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] });

function body(...content: DocNode[]): StoryBody {
  const result = checkBody({ type: 'doc', content });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.body;
}

const figure = (media: string) => ({
  type: 'figure',
  attrs: { media, alt: 'وصف "الجسر"', credit: 'وكالة' },
  content: [text('الجسر')],
});
const embed = {
  type: 'embed',
  attrs: {
    provider: 'x',
    url: 'https://x.com/midad_demo/status/1700000000000000000',
    text: 'وصل <القطار>\n#مدينتي https://t.co/AbC، javascript:alert(1)',
    author: 'نشرة',
    handle: 'midad_demo',
    postedAt: '2023-09-08T04:15:59.129Z',
  },
};

test("a body's text is its blocks, captions and posts, a blank line between", () => {
  const story = body(
    paragraph('أولا'),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('بند')] }] },
    { type: 'horizontalRule' },
    figure('a'),
    {
      type: 'pullQuote',
      attrs: { attribution: 'قائل' },
      content: [text('قول'), { type: 'hardBreak' }, text('تتمة')],
    },
    embed,
    { type: 'paragraph' },
    paragraph('أخيرا'),
  );
  expect(bodyToText(story)).toBe(
    [
      'أولا',
      'بند',
      'الجسر\nوكالة',
      'قول\nتتمة\nقائل',
      'وصل <القطار>\n#مدينتي https://t.co/AbC، javascript:alert(1)\nنشرة @midad_demo\nhttps://x.com/midad_demo/status/1700000000000000000',
      'أخيرا',
    ].join('\n\n'),
  );
});

test.each([
  ['', 0],
  ['  \n ', 0],
  ['كلمة', 1],
  ['كِتَابٌ — «جديد»، 2024 !', 3],
  ['word كلمة\nword', 3],
  ['• - – …', 0],
])('in %j are %i words', (words, count) => {
  expect(countWords(words)).toBe(count);
});

test('a million words are counted in less than a second', () => {
  const began = process.cpuUsage();
  expect(countWords('كلمة '.repeat(1_000_000))).toBe(1_000_000);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
});

test('pictures are listed in order, each once, also those inside a list', () => {
  const item = { type: 'listItem', content: [paragraph('بند'), figure('b')] };
  expect(
    listPictures(body(figure('c'), { type: 'bulletList', content: [item] }, figure('c'), figure(''))),
  ).toEqual(['c', 'b']);
});

const withPictures = {
  ...plainContext,
  picture: (id: string) => ({
    src: `/m/${id}/960.webp`,
    srcset: `/m/${id}/480.webp 480w`,
    sizes: '100vw',
    width: 960,
    height: 640,
  }),
  date: () => 'في 8 أيلول',
};

test('a figure shows its picture with its size, the first of the page at once and the others when they are near', () => {
  const image = (more: string) =>
    `<img src="/m/a/960.webp" srcset="/m/a/480.webp 480w" sizes="100vw" width="960" height="640" alt="وصف &quot;الجسر&quot;" ${more} decoding="async">`;
  const caption =
    '<figcaption><span class="caption">الجسر</span> <bdi class="credit">وكالة</bdi></figcaption>';
  expect(bodyToHtml(body(figure('a'), figure('a')), withPictures)).toBe(
    `<figure data-media="a">${image('fetchpriority="high"')}${caption}</figure><figure data-media="a">${image('loading="lazy"')}${caption}</figure>`,
  );
});

test('a figure without a stored picture shows caption and credit all the same', () => {
  const html = bodyToHtml(body(figure('gone')), { ...withPictures, picture: () => null });
  expect(html).not.toContain('<img');
  expect(html).toContain(
    '<figcaption><span class="caption">الجسر</span> <bdi class="credit">وكالة</bdi></figcaption>',
  );
});

test('a post is a card of stored words: nothing runs, nothing is fetched, only real addresses are links', () => {
  expect(bodyToHtml(body(embed), withPictures)).toBe(
    '<figure class="embed" data-provider="x" data-handle="midad_demo"><blockquote dir="rtl"><p>وصل &lt;القطار&gt;<br>#مدينتي ' +
      '<a href="https://t.co/AbC" dir="ltr" rel="noopener nofollow">https://t.co/AbC</a>، javascript:alert(1)</p></blockquote>' +
      '<figcaption><bdi class="author">نشرة</bdi> <bdi class="handle" dir="ltr">@midad_demo</bdi> ' +
      '<a href="https://x.com/midad_demo/status/1700000000000000000" rel="noopener nofollow">المنشور على إكس <time datetime="2023-09-08T04:15:59.129Z">في 8 أيلول</time></a></figcaption></figure>',
  );
});

test('neighbouring text of one link is one link', () => {
  const link = { type: 'link', attrs: { href: 'https://example.org/?a=1&b="2"' } };
  const story = body({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'أ', marks: [link] },
      { type: 'text', text: 'ب', marks: [link, { type: 'bold' }] },
    ],
  });
  expect(bodyToHtml(story)).toBe(
    '<p><a href="https://example.org/?a=1&amp;b=&quot;2&quot;" rel="noopener nofollow">أ<strong>ب</strong></a></p>',
  );
});

test('words are what white space separates and holds a letter or a digit, in any script', () => {
  expect(countWords('')).toBe(0);
  expect(countWords(' — … ، ')).toBe(0);
  expect(countWords('قال في ٢٠٢٦: «نعم»\u00a0ثم\nسكت')).toBe(6);
  expect(countWords('𝒜b 漢字 é\u2003\u064eو 😀 😀x x\u200fy')).toBe(6);
  const piece = fc.constantFrom(
    'ا',
    'é',
    'x',
    '7',
    '٣',
    ' ',
    '\n',
    '\u00a0',
    '\u2003',
    '\t',
    '—',
    '😀',
    '𝒜',
    '\ud800',
    '\u064e',
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        expect(countWords(text)).toBe(text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0);
      },
    ),
  );
});
