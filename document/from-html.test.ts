import { describe, expect, test } from 'vitest';
import { checkBody, largestBody } from './check.ts';
import { htmlToBody } from './from-html.ts';
import { markdownToBody } from './from-markdown.ts';
import { bodyToText } from './text.ts';

const words = (text: string, ...marks: unknown[]) => ({
  type: 'text',
  text,
  ...(marks.length ? { marks } : {}),
});
const paragraph = (...content: unknown[]) => ({
  type: 'paragraph',
  content: content.map((child) => (typeof child === 'string' ? words(child) : child)),
});
const heading = (level: number, text: string) => ({
  type: 'heading',
  attrs: { level },
  content: [words(text)],
});
const bold = { type: 'bold' };
const italic = { type: 'italic' };
const link = (href: string) => ({ type: 'link', attrs: { href } });
const item = (...content: unknown[]) => ({ type: 'listItem', content });
const br = { type: 'hardBreak' };

function read(html: string) {
  const { body, dropped } = htmlToBody(html);
  expect(checkBody(body)).toEqual({ ok: true, body });
  return { blocks: body.content, dropped };
}

describe('foreign HTML', () => {
  test.each([
    ['nothing', '', [{ type: 'paragraph' }]],
    ['bare text', 'نص  بلا\n وسوم', [paragraph('نص بلا وسوم')]],
    [
      'headings of all levels',
      '<h1>أ</h1><h2>ب</h2><h3>ج</h3><h4>د</h4><h6>ه</h6>',
      [heading(2, 'أ'), heading(2, 'ب'), heading(3, 'ج'), heading(3, 'د'), heading(3, 'ه')],
    ],
    [
      'b, strong, i, em',
      '<p><b>أ</b><strong>ب</strong> <i>ج</i><em>د</em></p>',
      [paragraph(words('أب', bold), ' ', words('جد', italic))],
    ],
    ['marks in one another', '<p><i><b><i>أ</i></b></i></p>', [paragraph(words('أ', bold, italic))]],
    [
      "Google Docs' wrapper",
      '<b style="font-weight:normal"><p><span style="font-weight:700">أ</span> ب</p></b>',
      [paragraph(words('أ', bold), ' ب')],
    ],
    ['italic by style', '<p><span style="font-style: italic">أ</span></p>', [paragraph(words('أ', italic))]],
    [
      'unknown elements',
      '<p><x-y onclick="z()">أ</x-y><font color=red>ب</font></p><blink>ج</blink>',
      [paragraph('أب'), paragraph('ج')],
    ],
    ['divs', '<div>أ<div>ب</div>ج</div>', [paragraph('أ'), paragraph('ب'), paragraph('ج')]],
    ['empty paragraphs', '<p></p><p> </p><p><br></p><p>أ</p><div></div>', [paragraph('أ')]],
    ['line breaks', '<p>أ<br>ب<br></p>', [paragraph('أ', br, 'ب')]],
    ['two line breaks', '<p>أ<br><br>ب</p>', [paragraph('أ'), paragraph('ب')]],
    ['white space around marks', '<p> أ <b> ب </b> ج </p>', [paragraph('أ ', words('ب ', bold), 'ج')]],
    ['no-break spaces', '<p>أ&nbsp;ب</p>', [paragraph('أ\u00a0ب')]],
    ['preformatted lines', '<pre>أ  ب\nج</pre>', [paragraph('أ  ب', br, 'ج')]],
    [
      'entities',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;</p>',
      [paragraph('<script>alert(1)</script> &lt;')],
    ],
    ['entities of forbidden characters', '<p>أ&#1;&#xFFFE;ب</p>', [paragraph('أب')]],
    ['a list without items', '<ul>أ</ul>', [{ type: 'bulletList', content: [item(paragraph('أ'))] }]],
    [
      'items without a list',
      '<li>أ</li><li>ب</li>',
      [{ type: 'bulletList', content: [item(paragraph('أ')), item(paragraph('ب'))] }],
    ],
    [
      'a list in a list without an item',
      '<ul><li>أ</li><ul><li>ب</li></ul></ul>',
      [
        {
          type: 'bulletList',
          content: [item(paragraph('أ'), { type: 'bulletList', content: [item(paragraph('ب'))] })],
        },
      ],
    ],
    [
      'a start that is none',
      '<ol start="-5e9"><li>أ</li></ol>',
      [{ type: 'orderedList', attrs: { start: 1 }, content: [item(paragraph('أ'))] }],
    ],
    [
      'a quote of bare text',
      '<blockquote>أ</blockquote>',
      [{ type: 'blockquote', content: [paragraph('أ')] }],
    ],
    ['an empty quote and list', '<blockquote> </blockquote><ul></ul><p>أ</p>', [paragraph('أ')]],
    [
      'directions',
      '<p dir="LTR">a</p><p dir="auto">أ</p><div dir=ltr>b<p>c</p></div>',
      [
        { ...paragraph('a'), attrs: { dir: 'ltr' } },
        paragraph('أ'),
        { ...paragraph('b'), attrs: { dir: 'ltr' } },
        paragraph('c'),
      ],
    ],
    [
      'a whole page',
      '<!doctype html><html><head><title>ع</title><meta charset=utf-8></head><body><p>أ</p><!-- ب --></body></html>',
      [paragraph('أ')],
    ],
    ['hidden text', '<p>أ<span hidden>ب</span></p><template><p>ج</p></template>', [paragraph('أ')]],
    ["Word's own", '<p class=MsoNormal><o:p>أ</o:p><![if !supportLists]>ب<![endif]></p>', [paragraph('أب')]],
    [
      'unclosed tags',
      '<p>أ<p>ب<ul><li>ج<li>د',
      [
        paragraph('أ'),
        paragraph('ب'),
        { type: 'bulletList', content: [item(paragraph('ج')), item(paragraph('د'))] },
      ],
    ],
    ['a comment that never ends', '<p>أ</p><!-- <p>ب</p>', [paragraph('أ')]],
    ['a tag that never ends', '<p>أ</p><a href="https://example.org', [paragraph('أ')]],
    ['signs that are no tags', '<p>1 < 2 و3 > 2 <3</p>', [paragraph('1 < 2 و3 > 2 <3')]],
    [
      'our own pull quote in two paragraphs',
      '<figure class="pull-quote"><blockquote><p>أ</p><p>ب</p></blockquote><figcaption>ج</figcaption></figure>',
      [{ type: 'pullQuote', attrs: { attribution: 'ج' }, content: [words('أ'), br, words('ب')] }],
    ],
  ])('is read: %s', (_, html, blocks) => {
    expect(read(html)).toEqual({ blocks, dropped: [] });
  });
});

describe('what a story has no place for is left out and named', () => {
  test.each([
    [
      'scripts and styles',
      '<p>أ<script>alert("<p>ب</p>")</script></p><style>p{}</style>',
      [paragraph('أ')],
      ['script', 'style'],
    ],
    ['scripts that never end', '<p>أ</p><script>x</p><p>ب</p>', [paragraph('أ')], ['script']],
    ['a script in SVG', '<svg><script>alert(1)</script><p>أ</p></svg><p>ب</p>', [paragraph('ب')], ['svg']],
    [
      'frames',
      '<iframe src="https://evil.example/" srcdoc="<script>"></iframe><p>أ</p>',
      [paragraph('أ')],
      ['iframe: https://evil.example/'],
    ],
    [
      'pictures that are not stored here',
      '<p>أ<img src="https://example.org/a.jpg" onerror="x()"></p>',
      [paragraph('أ')],
      ['image: https://example.org/a.jpg'],
    ],
    [
      'a figure of such a picture, but for its caption',
      '<figure><img src=a.jpg><figcaption>أ</figcaption></figure>',
      [paragraph('أ')],
      ['image: a.jpg'],
    ],
    [
      'a figure that names no possible picture',
      '<figure data-media="../x"><img src=a.jpg><figcaption>أ</figcaption></figure>',
      [paragraph('أ')],
      ['image: a.jpg'],
    ],
    [
      'links that run',
      '<p><a href="java&#10;script:alert(1)">أ</a> <a href="DATA:x">ب</a> <a href="https://example.org/">ج</a></p>',
      [paragraph('أ ب ', words('ج', link('https://example.org/')))],
      ['link: java\nscript:alert(1)', 'link: DATA:x'],
    ],
    [
      'forms',
      '<form><p>أ</p><input value=x><button>ب</button><textarea><p>ج</p></textarea></form>',
      [paragraph('أ')],
      ['input', 'button', 'textarea'],
    ],
    [
      'an embed of ours that lies about its host',
      '<figure class="embed" data-provider="x"><blockquote><p>أ</p></blockquote><figcaption><a href="https://evil.example/">ب</a></figcaption></figure>',
      [
        { type: 'blockquote', content: [paragraph('أ')] },
        paragraph(words('ب', link('https://evil.example/'))),
      ],
      ['embed: https://evil.example/'],
    ],
  ])('%s', (_, html, blocks, dropped) => {
    expect(read(html)).toEqual({ blocks, dropped });
  });

  test('each thing is named once, and not without end', () => {
    expect(read('<p>أ</p><script></script><script></script>').dropped).toEqual(['script']);
    const pictures = Array.from({ length: 500 }, (_, index) => `<img src="${index}.jpg">`).join('');
    expect(read(pictures).dropped.length).toBe(100);
    expect(read(`<img src="${'a'.repeat(5000)}">`).dropped[0]?.length).toBeLessThan(300);
  });
});

describe("a provider's embed code", () => {
  const tweet =
    '<blockquote class="twitter-tweet" data-dnt="true"><p lang="ar" dir="rtl">وصل القطار الأول <a href="https://twitter.com/hashtag/x?src=hash">#مدينتي</a><br><br>التفاصيل <a href="https://t.co/AbC">https://t.co/AbC</a></p>&mdash; نشرة المدينة (@midad_demo) <a href="https://twitter.com/midad_demo/status/1700000000000000000?ref_src=twsrc%5Etfw">September 8, 2023</a></blockquote>';

  test('for X becomes an embed with its words, author, handle and time', () => {
    expect(
      read(
        `<p>قبل</p>${tweet}<script async src="https://platform.twitter.com/widgets.js"></script><p>بعد</p>`,
      ),
    ).toEqual({
      blocks: [
        paragraph('قبل'),
        {
          type: 'embed',
          attrs: {
            provider: 'x',
            url: 'https://x.com/midad_demo/status/1700000000000000000',
            text: 'وصل القطار الأول #مدينتي\n\nالتفاصيل https://t.co/AbC',
            author: 'نشرة المدينة',
            handle: '@midad_demo',
            postedAt: '2023-09-08T04:15:59.129Z',
          },
        },
        paragraph('بعد'),
      ],
      dropped: ['script: https://platform.twitter.com/widgets.js'],
    });
  });

  test('for X without an address of a post stays a quote', () => {
    expect(
      read(
        '<blockquote class="twitter-tweet"><p>أ <a href="https://x.com.evil.example/a/status/1">ب</a></p></blockquote>',
      ).blocks,
    ).toEqual([
      {
        type: 'blockquote',
        content: [paragraph('أ ', words('ب', link('https://x.com.evil.example/a/status/1')))],
      },
    ]);
  });

  test('for Instagram becomes an embed', () => {
    const [block] = read(
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/AbC/"><a href="#">منشور</a></blockquote>',
    ).blocks;
    expect(block?.attrs).toEqual({
      provider: 'instagram',
      url: 'https://www.instagram.com/p/AbC/',
      text: 'منشور',
      author: '',
      handle: '',
      postedAt: '',
    });
  });

  test('in a table that lays out a letter is an embed, in a caption its words alone', () => {
    expect(read(`<table><tr><td>${tweet}</td></tr></table>`).blocks.map((block) => block.type)).toEqual([
      'embed',
    ]);
    const [figure] = read(`<figure data-media="a"><figcaption>${tweet}</figcaption></figure>`).blocks;
    expect(figure?.type).toBe('figure');
    expect(JSON.stringify(figure)).toContain('وصل القطار الأول');
  });
});

describe('hostile input', () => {
  const tooMany = new Set(['signs', 'line breaks']);

  test.each([
    ['spans', '<span>'.repeat(100_000)],
    ['bold', '<b>'.repeat(500_000)],
    ['closed spans', `${'<span>'.repeat(10_000)}نص${'</span>'.repeat(10_000)}`],
    ['quotes', '<blockquote>'.repeat(100_000)],
    ['lists', '<ul><li>'.repeat(100_000)],
    ['tables', '<table><tr><td>'.repeat(60_000)],
    ['figures', '<figure class="pull-quote"><blockquote>'.repeat(20_000)],
    ['embed code', '<blockquote class="twitter-tweet"><a href="https://a.example/">'.repeat(20_000)],
    ['embed code beside embed code', `<blockquote class="twitter-tweet"><p>${'-'.repeat(300)}`.repeat(5_000)],
    ['our own cards', '<figure class="embed" data-provider="x"><blockquote>'.repeat(20_000)],
    ['signs', '<'.repeat(1_000_000)],
    ['end tags', '</p>'.repeat(400_000)],
    ['attributes', `<p ${'a="b" '.repeat(300_000)}`],
    ['open quotes', `<p ${'a="b\' '.repeat(200_000)}`],
    ['spaces in a tag', `<p a${' '.repeat(1_500_000)}`],
    ['comments', '<!-- '.repeat(300_000)],
    ['scripts', '<script>'.repeat(200_000)],
    ['small paragraphs', '<p>أ</p>'.repeat(30_000)],
    ['changing marks', '<b>أ</b>ب'.repeat(15_000)],
    ['line breaks', '<br>'.repeat(400_000)],
  ])('without end is read, or left to be refused, in its time: %s', (what, html) => {
    const began = process.cpuUsage();
    const { body } = htmlToBody(`${html}نص`);
    // A fault in how it grows takes minutes; others on the machine don't count.
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(10_000);
    const result = checkBody(body);
    expect(result.ok || result.problem.code).toBe(tooMany.has(what) ? 'too_large' : true);
  });

  test('words under 10,000 elements are kept', () => {
    expect(
      bodyToText(htmlToBody(`${'<span>'.repeat(10_000)}قاع${'</span>'.repeat(10_000)} وبعده`).body),
    ).toBe('قاع وبعده');
    const { body, dropped } = htmlToBody(`${'<blockquote>'.repeat(100)}قاع`);
    expect([bodyToText(body), dropped]).toEqual(['قاع', ['nesting']]);
  });

  test('over two megabytes is given back for the check to refuse', () => {
    for (const { body } of [
      htmlToBody('ا'.repeat(largestBody + 1)),
      markdownToBody('ا'.repeat(largestBody + 1)),
      htmlToBody('<p>x</p>'.repeat(200_000)),
    ]) {
      const result = checkBody(body);
      expect(result.ok || result.problem.code).toBe('too_large');
    }
  });
});

describe('Markdown', () => {
  test('is read by the same way', () => {
    const markdown =
      '# عنوان\n\nنص **غليظ** و*مائل* و[رابط](https://example.org/).\n\n- أ\n- ب\n  1. ج\n\n> اقتباس\n\n---\n\nسطر  \nسطر\n\n[س](javascript:alert(1))\n\n![ص](a.jpg)\n\n<script>alert(1)</script>\n';
    const { body, dropped } = markdownToBody(markdown);
    expect(body.content).toEqual([
      heading(2, 'عنوان'),
      paragraph(
        'نص ',
        words('غليظ', bold),
        ' و',
        words('مائل', italic),
        ' و',
        words('رابط', link('https://example.org/')),
        '.',
      ),
      {
        type: 'bulletList',
        content: [
          item(paragraph('أ')),
          item(paragraph('ب'), { type: 'orderedList', attrs: { start: 1 }, content: [item(paragraph('ج'))] }),
        ],
      },
      { type: 'blockquote', content: [paragraph('اقتباس')] },
      { type: 'horizontalRule' },
      paragraph('سطر', br, 'سطر'),
      paragraph('س'),
    ]);
    expect(dropped).toEqual(['link: javascript:alert(1)', 'image: a.jpg', 'script']);
  });

  test('of an Arabic address ends the link where the address ends', () => {
    const { body } = markdownToBody('انظر https://t.co/x، ثم');
    const href = body.content[0]?.content
      ?.flatMap((node) => node.marks ?? [])
      .map((mark) => mark.attrs?.href);
    expect(href ?? []).not.toContain('https://t.co/x%D8%8C');
    expect(bodyToText(body)).toBe('انظر https://t.co/x، ثم');
  });

  test.each([
    '> '.repeat(500_000),
    '- '.repeat(500_000),
    '*'.repeat(500_000),
    '['.repeat(500_000),
    '<b>'.repeat(100_000),
    '_a'.repeat(500_000),
    Array.from({ length: 1200 }, (_, depth) => `${'  '.repeat(depth)}- أ`).join('\n'),
    'انظر https://t.co/x، '.repeat(10_000),
  ])('without end is read or refused in its time: %#', (markdown) => {
    const began = process.cpuUsage();
    const { body } = markdownToBody(`${markdown}نص`);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(8000);
    expect(checkBody(body).ok).toBe(true);
  });
});
