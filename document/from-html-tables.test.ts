import { describe, expect, test } from 'vitest';
import { checkBody } from './check.ts';
import { htmlToBody } from './from-html.ts';
import { markdownToBody } from './from-markdown.ts';
import { bodyToText } from './text.ts';
import type { DocNode } from './types.ts';

const paragraph = (...words: string[]): DocNode => ({
  type: 'paragraph',
  ...(words.length ? { content: words.map((text) => ({ type: 'text', text })) } : {}),
});
const cell =
  (type: string) =>
  (words: string, colspan = 1, rowspan = 1): DocNode => ({
    type,
    attrs: { colspan, rowspan },
    content: [words ? paragraph(words) : paragraph()],
  });
const td = cell('tableCell');
const th = cell('tableHeader');
const row = (...content: DocNode[]): DocNode => ({
  type: 'tableRow',
  ...(content.length ? { content } : {}),
});
const table = (caption: string, ...content: DocNode[]): DocNode => ({
  type: 'table',
  attrs: { caption },
  content,
});

function read(html: string) {
  const { body, dropped } = htmlToBody(html);
  expect(checkBody(body)).toEqual({ ok: true, body });
  return { blocks: body.content, dropped };
}

describe('a table from anywhere', () => {
  test.each<[string, string, DocNode[]]>([
    [
      'with its header, its caption and without end tags',
      '<table><caption> أسعار\n اليوم </caption><thead><tr><th>أ<th>ب</tr></thead><tr><td>ج<td>د</table>',
      [table('أسعار اليوم', row(th('أ'), th('ب')), row(td('ج'), td('د')))],
    ],
    [
      'whose rows are not of one length',
      '<table><tr><td>أ</td></tr><tr><td>ب</td><td>ج</td><td>د</td></tr></table>',
      [table('', row(td('أ'), td(''), td('')), row(td('ب'), td('ج'), td('د')))],
    ],
    [
      'with spans, and with spans that are none',
      '<table><tr><td rowspan="2">أ</td><td colspan="-4">ب</td></tr><tr><td colspan="9">ج</td></tr></table>',
      [table('', row(td('أ', 1, 2), td('ب'), ...Array.from({ length: 8 }, () => td(''))), row(td('ج', 9)))],
    ],
    [
      'with rows of nothing',
      '<table><tr></tr><tr><td>أ</td><td>ب</td></tr><tr> </tr></table>',
      [table('', row(td('أ'), td('ب')))],
    ],
    [
      'with text where none may stand, which comes before it as in a browser',
      '<table>قبل<tr>بين<td>أ</td><td>ب</td></tr></table>',
      [paragraph('قبل'), paragraph('بين'), table('', row(td('أ'), td('ب')))],
    ],
  ])('is a table: %s', (_, html, blocks) => {
    expect(read(html)).toEqual({ blocks, dropped: [] });
  });

  test('keeps lists, paragraphs and links in its cells', () => {
    const [made] = read(
      '<table><tr><td><p>أ</p><p>ب</p></td><td><ul><li><a href="/politics">ج</a></li></ul></td></tr></table>',
    ).blocks;
    const [one, two] = made?.content?.[0]?.content ?? [];
    expect(one?.content).toEqual([paragraph('أ'), paragraph('ب')]);
    expect(two?.content?.[0]?.type).toBe('bulletList');
    expect(JSON.stringify(two)).toContain('"href":"/politics"');
  });

  test.each([
    ['says that it is layout', '<table role="presentation"><tr><td>أ</td><td>ب</td></tr></table>'],
    ['holds another table', '<table><tr><td><table><tr><td>أ</td></tr></table></td><td>ب</td></tr></table>'],
    ['has one column', '<table><tr><td>أ</td></tr><tr><td>ب</td></tr></table>'],
  ])('that %s is taken apart', (_, html) => {
    expect(read(html)).toEqual({ blocks: [paragraph('أ'), paragraph('ب')], dropped: [] });
  });

  test('inside a letter that is laid out by tables stays one', () => {
    const html =
      '<table><tr><td><h2>العنوان</h2><table><tr><td>أ</td><td>ب</td></tr></table></td></tr></table>';
    expect(read(html).blocks.map((block) => block.type)).toEqual(['heading', 'table']);
  });

  test('as large as a spreadsheet is read as lines, and said to be', () => {
    const wide = `<table><tr>${'<td>أ</td>'.repeat(51)}</tr></table>`;
    expect(read(wide).dropped).toEqual(['table']);
    expect(read(wide).blocks[0]?.type).toBe('paragraph');
    expect(read(`<table>${'<tr><td>أ<td>ب</tr>'.repeat(1001)}</table>`).dropped).toEqual(['table']);
  });

  test('in Markdown is one, too', () => {
    const { body } = markdownToBody('| أ | ب |\n| - | - |\n| ج | د |\n');
    expect(body.content).toEqual([table('', row(th('أ'), th('ب')), row(td('ج'), td('د')))]);
    expect(bodyToText(body)).toBe('أ | ب\nج | د');
  });
});

describe('a table in JSON', () => {
  const problemOf = (node: DocNode) => {
    const result = checkBody({ type: 'doc', content: [paragraph('قبل'), node] });
    return result.ok ? null : `${result.problem.code} ${result.problem.path}`;
  };

  test('as the editor writes it is taken, and what says nothing here is not stored', () => {
    const given: unknown = {
      type: 'tableCell',
      attrs: { colwidth: [120], align: null },
      content: [paragraph('أ')],
    };
    const result = checkBody({
      type: 'doc',
      content: [{ type: 'table', content: [{ type: 'tableRow', content: [given] }] }],
    });
    expect(result).toEqual({ ok: true, body: { type: 'doc', content: [table('', row(td('أ')))] } });
  });

  test.each<[string, DocNode, string]>([
    ['without rows', { type: 'table' }, 'incomplete body.content[1]'],
    ['without cells', table('', row()), 'misplaced body.content[1]'],
    [
      'with a short row',
      table('', row(td('أ'), td('ب')), row(td('ج'))),
      'misplaced body.content[1].content[1]',
    ],
    ['with a cell beyond its end', table('', row(td('أ', 1, 2))), 'misplaced body.content[1].content[0]'],
    [
      'with no span',
      table('', row(td('أ', 0))),
      'bad_attribute body.content[1].content[0].content[0].attrs.colspan',
    ],
    ['too wide', table('', row(td('أ', 50), td('ب'))), 'misplaced body.content[1]'],
    ['of words alone', { type: 'table', content: [paragraph('أ')] }, 'misplaced body.content[1].content[0]'],
  ])('%s is refused, and where', (_, node, problem) => {
    expect(problemOf(node)).toBe(problem);
  });
});
