import { expect, test } from 'vitest';
import { checkBody } from './check.ts';
import { tsvToTable } from './from-tsv.ts';
import { bodyToText } from './text.ts';

function read(text: string) {
  const node = tsvToTable(text);
  if (!node) return null;
  const result = checkBody({ type: 'doc', content: [node] });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const kinds = node.content?.map((row) => row.content?.map((cell) => cell.type === 'tableHeader'));
  return { text: bodyToText(result.body), header: kinds?.[0]?.every(Boolean) ?? false };
}

test('rows from a spreadsheet are a table; words over numbers are its header', () => {
  expect(read('الصنف\tالسعر\r\nخبز\t0.25\r\nحليب\t١٫٥ د.أ\r\n')).toEqual({
    text: 'الصنف | السعر\nخبز | 0.25\nحليب | ١٫٥ د.أ',
    header: true,
  });
});

test('words alone, or numbers in the first row, have no header', () => {
  expect(read('أ\tب\nج\tد')?.header).toBe(false);
  expect(read('2024\t2025\n1\t2')?.header).toBe(false);
});

test('quotes, tabs and line ends inside a cell are its own', () => {
  expect(read('"قال ""نعم"""\t"سطر\nسطر"\nأ\t"ب\tج"')?.text).toBe('قال "نعم" | سطر\n\nسطر\nأ | ب\tج');
});

test('empty cells stay empty', () => {
  expect(read('أ\t\tب\n\tج\t')?.text).toBe('أ |  | ب\n | ج | ');
});

test.each([
  ['a line without tabs', 'نص عادي'],
  ['an indented text', '\tفقرة أولى\nفقرة ثانية'],
  ['a spreadsheet too wide', 'أ\t'.repeat(60)],
  ['nothing', ''],
])('%s is no table', (_, text) => {
  expect(tsvToTable(text)).toBeNull();
});

test('a megabyte of it is read at once', () => {
  const began = process.cpuUsage();
  tsvToTable('"'.repeat(200_000));
  tsvToTable('أ\tب\n'.repeat(200_000));
  tsvToTable(`"${'""'.repeat(200_000)}\tأ`);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(2000);
});
