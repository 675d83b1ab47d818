import { dropForbiddenCharacters } from './characters.ts';
import { mostColumns, mostRows } from './table-grid.ts';
import type { DocNode } from './types.ts';

/** Digits of all three kinds, with the signs that stand about a number. */
const number = /^[\p{Sc}%٪+\-−(\s]*[\d٠-٩۰-۹][\d٠-٩۰-۹.,٫٬\s]*[\p{Sc}%٪)\s]*$/u;

/**
 * Reads rows copied from Excel or Sheets as text (cells parted by tabs, those with a tab, a line end or a quote
 * in quotes) into a table node. The first row is a header where it holds no number and some row below does.
 * Null where the text is no table: less than two columns, rows of unequal length or of nothing, more than a story takes.
 * `toBlocks` reads a cell's words.
 */
export function tsvToTable(
  text: string,
  toBlocks: (cell: string) => DocNode[] = toParagraphs,
): DocNode | null {
  if (!text.includes('\t')) return null;
  const rows = readTsv(dropForbiddenCharacters(text));
  const width = rows[0]?.length ?? 0;
  if (width < 2 || width > mostColumns || rows.length > mostRows) return null;
  if (rows.some((row) => row.length !== width || row.every((cell) => cell.trim() === ''))) return null;
  const [first = [], ...rest] = rows;
  const isNumeric = (row: string[]) => row.some((cell) => number.test(cell));
  const hasHeader = rest.some(isNumeric) && !isNumeric(first);
  return {
    type: 'table',
    attrs: { caption: '' },
    content: rows.map((row, index) => ({
      type: 'tableRow',
      content: row.map((cell) => ({
        type: index === 0 && hasHeader ? 'tableHeader' : 'tableCell',
        attrs: { colspan: 1, rowspan: 1 },
        content: toBlocks(cell),
      })),
    })),
  };
}

function toParagraphs(cell: string): DocNode[] {
  return cell.split('\n').map((line) => {
    const words = line.trim();
    return words ? { type: 'paragraph', content: [{ type: 'text', text: words }] } : { type: 'paragraph' };
  });
}

const field = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;

function readTsv(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= source.length; at += 1) {
    field.lastIndex = at;
    const found = field.exec(source);
    row.push(found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? '');
    at += found?.[0].length ?? 0;
    if (source[at] === '\t') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
