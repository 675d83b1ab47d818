/** More columns or rows than this is a spreadsheet, not part of a story. */
export const mostColumns = 50;
export const mostRows = 1000;

export interface Span {
  colspan: number;
  rowspan: number;
}

export interface Grid {
  width: number;
  /** The cells as they fit, row by row. */
  rows: Span[][];
  /** How many cells each row lacks at its end. */
  missing: number[];
  /** The first row where cells overlap, reach beyond the table or are missing; -1 where all is well. */
  oddRow: number;
}

/**
 * Lays a table's cells out as a browser would and says how to make it whole: spans cut where they would
 * overlap another cell or reach below the last row, and the cells that each row lacks at its end.
 */
export function layOut(rows: Span[][]): Grid {
  const fitted: Span[][] = [];
  /** How many columns of each row are taken, and in each column how many rows below are. */
  const filled = rows.map(() => 0);
  const below: number[] = [];
  let cut = -1;
  for (const [index, row] of rows.entries()) {
    const placed: (Span & { column: number })[] = [];
    let column = 0;
    for (const cell of row) {
      while (isTaken(below, column)) column += 1;
      let colspan = 1;
      while (colspan < cell.colspan && !isTaken(below, column + colspan)) colspan += 1;
      const rowspan = Math.min(cell.rowspan, rows.length - index);
      if (cut < 0 && (colspan !== cell.colspan || rowspan !== cell.rowspan)) cut = index;
      placed.push({ colspan, rowspan, column });
      column += colspan;
      for (let at = index; at < index + rowspan; at += 1) filled[at] = (filled[at] ?? 0) + colspan;
    }
    for (const [at, left] of below.entries()) below[at] = Math.max(0, (left ?? 0) - 1);
    for (const { column: from, colspan, rowspan } of placed) {
      for (let at = from; at < from + colspan; at += 1) below[at] = rowspan - 1;
    }
    fitted.push(placed.map(({ colspan, rowspan }) => ({ colspan, rowspan })));
  }
  const width = filled.reduce((widest, cells) => Math.max(widest, cells), 0);
  const missing = filled.map((cells) => width - cells);
  const short = missing.findIndex((cells) => cells > 0);
  const odd = [cut, short].filter((row) => row >= 0);
  return { width, rows: fitted, missing, oddRow: odd.length > 0 ? Math.min(...odd) : -1 };
}

function isTaken(below: number[], column: number): boolean {
  return (below[column] ?? 0) > 0;
}
