import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBody } from './check.ts';
import { storySchema } from './extensions.ts';
import { htmlToBody } from './from-html.ts';
import { bodyToHtml } from './html.ts';
import { bodyToText, countWords } from './text.ts';
import type { DocNode, StoryBody } from './types.ts';

// Bodies as the editor may make them, of every node and mark, from words that trip up parsers.

const word = fc.oneof(
  fc.constantFrom(
    'خبر',
    'كِتَابٌ',
    'ABC-12',
    'https://t.co/x،',
    '#وسم',
    '@name',
    '<b>',
    '&amp;',
    '"',
    "'",
    '«قول»',
    '\u2067',
    '\u200c',
    '\u00a0',
    '\ufeff',
    '👩🏽‍💻',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom(' ', '  ', '\t', '\n', '\r', '\r\n'),
);
const words = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((list) => list.join('').replace(/(?![\t\n\r\u007f-\u009f])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu, ''));
const someWords = words.filter((text) => text !== '');
const dir = fc.constantFrom(undefined, 'rtl', 'ltr');

const href = fc.constantFrom(
  'https://example.org/',
  'http://example.org/مداد?a=1&b="2"',
  'mailto:a@example.org',
  '/politics',
);
const marks = fc
  .record({ link: fc.option(href), bold: fc.boolean(), italic: fc.boolean() })
  .map(({ link, bold, italic }) => [
    ...(link ? [{ type: 'link', attrs: { href: link } }] : []),
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : []),
  ]);
const inline = fc.array(
  fc.record({ text: fc.option(someWords, { freq: 6 }), marks }).map(({ text, marks }) => ({
    ...(text === null ? { type: 'hardBreak' } : { type: 'text', text }),
    ...(marks.length ? { marks } : {}),
  })),
  { maxLength: 5 },
);

function node(type: string, attrs: Record<string, unknown>, content?: unknown[]) {
  return { type, attrs, ...(content?.length ? { content } : {}) };
}

/** So many columns, filled row by row: a cell may reach over two of them, or into the next row. */
function rowsOf(cells: [unknown, boolean, number, string | undefined][], columns: number): unknown[] {
  const rows: unknown[] = [];
  const grid: boolean[][] = [];
  let next = 0;
  const height = Math.ceil(cells.length / columns);
  for (let row = 0; row < height; row += 1) {
    const made: unknown[] = [];
    for (let column = 0; column < columns; column += 1) {
      if (grid[row]?.[column]) continue;
      const [content, isHeader, span, dir] = cells[next++ % cells.length] ?? [[], false, 1, undefined];
      const colspan = Math.min(span, columns - column);
      const free = grid[row]?.[column + colspan - 1] ? 1 : colspan;
      const rowspan = Math.min(isHeader ? span : 1, height - row);
      for (let y = row; y < row + rowspan; y += 1) {
        for (let x = column; x < column + free; x += 1) {
          grid[y] ??= [];
          const line = grid[y];
          if (line) line[x] = true;
        }
      }
      made.push(
        node(isHeader ? 'tableHeader' : 'tableCell', { colspan: free, rowspan, dir }, content as unknown[]),
      );
    }
    rows.push(node('tableRow', { dir: row % 2 ? 'rtl' : undefined }, made));
  }
  return rows;
}

const { block } = fc.letrec((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('paragraph'),
    fc
      .tuple(inline, dir, fc.constantFrom(2, 3))
      .map(([content, dir, level]) => node('heading', { level, dir }, content)),
    fc
      .tuple(inline, dir, words, words)
      .map(([content, dir, alt, credit]) =>
        node('figure', { media: alt ? 'some_id-1' : '', alt, credit, dir }, content),
      ),
    fc
      .tuple(inline, dir, words)
      .map(([content, dir, attribution]) => node('pullQuote', { attribution, dir }, content)),
    fc.tuple(words, words, words, dir).map(([text, author, handle, dir]) =>
      node('embed', {
        provider: 'x',
        url: 'https://x.com/i/status/20',
        text,
        author,
        handle,
        postedAt: '',
        dir,
      }),
    ),
    dir.map((dir) => node('horizontalRule', { dir })),
    fc.tuple(inline, dir).map(([content, dir]) => node('sourceNote', { dir }, content)),
    fc
      .tuple(dir, fc.constantFrom('', 'some_id-1'))
      .map(([dir, story]) => node('relatedStory', { story, dir })),
    fc
      .tuple(inline, dir, words, words, fc.constantFrom('', 'a_picture'))
      .map(([content, dir, alt, credit, poster]) =>
        node('video', { media: alt ? 'some_film' : '', alt, credit, poster, dir }, content),
      ),
    fc
      .tuple(inline, dir, words, words)
      .map(([content, dir, alt, credit]) => node('audio', { media: alt, alt: '', credit, dir }, content))
      .filter((made) => /^[\w-]*$/.test(String(made.attrs.media))),
    fc
      .tuple(inline, dir, words)
      .map(([content, dir, credit]) =>
        node('document', { media: credit ? 'some_paper' : '', credit, dir }, content),
      ),
    fc
      .tuple(fc.array(fc.tuple(inline, dir, words), { minLength: 2, maxLength: 2 }), dir)
      .map(([figures, dir]) =>
        node(
          'beforeAfter',
          { dir },
          figures.map(([content, dir, credit]) =>
            node('figure', { media: 'some_id-1', alt: credit, credit, dir }, content),
          ),
        ),
      ),
    fc
      .tuple(fc.array(fc.tuple(inline, dir, words), { minLength: 1, maxLength: 3 }), dir)
      .map(([figures, dir]) =>
        node(
          'gallery',
          { dir },
          figures.map(([content, dir, credit]) =>
            node('figure', { media: 'some_id-1', alt: credit, credit, dir }, content),
          ),
        ),
      ),
    fc
      .tuple(tie('blocks'), dir, words)
      .map(([content, dir, title]) => node('factBox', { title, dir }, content as unknown[])),
    fc
      .tuple(
        fc.array(
          fc.oneof(
            fc.tuple(inline, dir).map(([content, dir]) => node('question', { dir }, content)),
            fc
              .tuple(tie('blocks'), dir)
              .map(([content, dir]) => node('answer', { dir }, content as unknown[])),
          ),
          { minLength: 1, maxLength: 3 },
        ),
        dir,
      )
      .map(([content, dir]) => node('interview', { dir }, content)),
    fc
      .tuple(
        fc.array(
          fc
            .tuple(
              tie('blocks'),
              dir,
              words,
              fc.constantFrom('', '1998', '2026-02', '2026-11-22', '2026-11-22T04:10Z'),
            )
            .map(([content, dir, time, date]) =>
              node('timelineEntry', { time, date, dir }, content as unknown[]),
            ),
          { minLength: 1, maxLength: 3 },
        ),
        dir,
      )
      .map(([content, dir]) => node('timeline', { dir }, content)),
    fc
      .tuple(
        fc.array(fc.tuple(tie('blocks'), fc.boolean(), fc.constantFrom(1, 1, 1, 2), dir), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 3 }),
        words,
        dir,
      )
      .map(([cells, columns, caption, dir]) => node('table', { caption, dir }, rowsOf(cells, columns))),
    fc
      .tuple(fc.array(tie('block'), { minLength: 1, maxLength: 3 }), dir)
      .map(([content, dir]) => node('blockquote', { dir }, content)),
    fc.tuple(tie('items'), dir).map(([content, dir]) => node('bulletList', { dir }, content as unknown[])),
    fc
      .tuple(tie('items'), dir, fc.nat(20))
      .map(([content, dir, start]) => node('orderedList', { start, dir }, content as unknown[])),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
  paragraph: fc.tuple(inline, dir).map(([content, dir]) => node('paragraph', { dir }, content)),
  items: fc.array(
    fc
      .tuple(tie('paragraph'), fc.array(tie('block'), { maxLength: 2 }), dir)
      .map(([first, rest, dir]) => node('listItem', { dir }, [first, ...rest])),
    { minLength: 1, maxLength: 3 },
  ),
}));
const anyBody = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((content): unknown => ({ type: 'doc', content }));

function checked(input: unknown): StoryBody {
  const result = checkBody(input);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.body;
}

function readersNodes(node: DocNode): DocNode[] {
  return node.type === 'sourceNote' ? [] : [node, ...(node.content ?? []).flatMap(readersNodes)];
}

test('whatever the editor makes is taken, and the stored form is stable', () => {
  fc.assert(
    fc.property(anyBody, (input) => {
      const body = checked(input);
      expect(JSON.stringify(checked(JSON.parse(JSON.stringify(body))))).toBe(JSON.stringify(body));
      const node = Node.fromJSON(storySchema, body);
      node.check();
      expect(checked(JSON.parse(JSON.stringify(node.toJSON())))).toEqual(body);
    }),
    { numRuns: 500 },
  );
});

test('whatever is stored comes back whole from its HTML', () => {
  fc.assert(
    fc.property(anyBody, (input) => {
      const body = checked(input);
      expect(htmlToBody(bodyToHtml(body))).toEqual({ body, dropped: [] });
    }),
    { numRuns: 1000 },
  );
});

test('no word of a body is missing in its text', () => {
  fc.assert(
    fc.property(anyBody, (input) => {
      const body = checked(input);
      const text = bodyToText(body);
      for (const node of readersNodes(body)) if (node.text) expect(text).toContain(node.text);
      expect(countWords(text)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
});

test('any markup is read into a body that passes its check, and never twice into two', () => {
  const tag = fc.constantFrom(
    'p',
    'div',
    'b',
    'i',
    'a href="/x"',
    'ul',
    'ol start="3"',
    'li',
    'table',
    'tr',
    'td',
    'h1',
    'h5',
    'blockquote',
    'blockquote class="twitter-tweet"',
    'figure',
    'figure data-media=""',
    'figure class="pull-quote"',
    'figure class="embed" data-provider="x"',
    'figcaption',
    'span class="caption"',
    'pre',
    'br',
    'hr',
    'img src=x',
    'script',
    'p data-space',
    'p dir="ltr"',
    'div dir=ltr',
    'x-unknown',
    'th colspan=2',
    'td rowspan=3',
    'tbody',
    'caption',
    'table role=presentation',
    'figure class=table',
    'div class=scroll',
    'figure class=video data-media=""',
    'div class=gallery',
    'aside class=fact-box',
    'p class=box-title',
    'div class=interview',
    'h2 class=question',
    'div class=answer',
    'ol class=timeline',
    'li class=entry',
    'p class=entry-time',
    'div class=related data-story=x',
    'p class=source-note',
  );
  const piece = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name.split(' ')[0]}>`),
    words,
    fc.constantFrom(
      '<',
      '<!--',
      '-->',
      '<!x',
      '&nbsp;',
      '&lt;',
      '&#0;',
      '&#xD800;',
      '<a href="java&#10;script:x">',
      '<p title="',
      "'>",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { body } = htmlToBody(pieces.join(''));
      expect(checkBody(body)).toEqual({ ok: true, body });
      expect(htmlToBody(bodyToHtml(body)).body).toEqual(body);
    }),
    { numRuns: 2000 },
  );
});
