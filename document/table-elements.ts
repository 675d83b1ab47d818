import { isElement, tagOf, walkDom } from './dom.ts';
import { readSpan } from './nodes/table-cell.ts';
import { layOut, type Span } from './table-grid.ts';

export interface ReadRows {
  rows: { element: Element; cells: (Span & { element: Element })[] }[];
  width: number;
  /** What stands between the cells, where nothing may; browsers put it before the table. */
  strays: Node[];
  /** Whether it only places things on a page: it says so, holds another table, or has one column. */
  isLayout: boolean;
}

const sections = /^(?:thead|tbody|tfoot)$/;
const silent = /^(?:caption|colgroup|col)$/;

/** A table element's rows and cells as they stand in the markup. Rows without cells are left out where nothing reaches into them. */
export function readRows(table: Element): ReadRows {
  const rows: ReadRows['rows'] = [];
  const strays: Node[] = [];
  const visit = (parent: Element) => {
    for (const child of [...parent.childNodes]) {
      const tag = isElement(child) ? tagOf(child) : '';
      if (!isElement(child) || !(tag === 'tr' || sections.test(tag) || silent.test(tag))) {
        if (isElement(child) || (child.nodeType === 3 && (child.nodeValue ?? '').trim())) strays.push(child);
      } else if (tag === 'tr') {
        rows.push({ element: child, cells: readCells(child, strays) });
      } else if (sections.test(tag) && parent === table) {
        visit(child);
      } else if (sections.test(tag)) {
        strays.push(child);
      }
    }
  };
  visit(table);
  let reached = 0;
  const kept = rows.filter((row, index) => {
    for (const cell of row.cells) reached = Math.max(reached, index + cell.rowspan);
    return row.cells.length > 0 || reached > index;
  });
  const { width } = layOut(kept.map((row) => row.cells));
  const isLayout =
    width <= 1 || /^(?:presentation|none)$/i.test(table.getAttribute('role') ?? '') || holdsTable(table);
  return { rows: kept, width, strays, isLayout };
}

function readCells(row: Element, strays: Node[]): ReadRows['rows'][number]['cells'] {
  const cells: ReadRows['rows'][number]['cells'] = [];
  for (const child of [...row.childNodes]) {
    if (isElement(child) && /^t[dh]$/.test(tagOf(child))) {
      const [colspan, rowspan] = [readSpan(child, 'colspan'), readSpan(child, 'rowspan')];
      cells.push({ element: child, colspan, rowspan });
    } else if (isElement(child) || (child.nodeType === 3 && (child.nodeValue ?? '').trim())) {
      strays.push(child);
    }
  }
  return cells;
}

/** Ends at the first, so that tables in tables without end cost no more than their markup. */
function holdsTable(table: Element): boolean {
  for (const node of walkDom(table)) if (isElement(node) && tagOf(node) === 'table') return true;
  return false;
}

/** Makes a table of our own making (rows of cells, nothing between) whole: equal rows, spans that fit. */
export function squareUp(table: Element): void {
  const lines = [...table.children];
  const cells = lines.map((line) => [...line.children]);
  const grid = layOut(
    cells.map((row) =>
      row.map((cell) => ({ colspan: readSpan(cell, 'colspan'), rowspan: readSpan(cell, 'rowspan') })),
    ),
  );
  for (const [index, line] of lines.entries()) {
    for (const [at, cell] of (cells[index] ?? []).entries()) {
      const fitted = grid.rows[index]?.[at];
      for (const name of ['colspan', 'rowspan'] as const) {
        if (!fitted || fitted[name] === 1) cell.removeAttribute(name);
        else cell.setAttribute(name, String(fitted[name]));
      }
    }
    const last = cells[index]?.at(-1);
    for (let lacking = grid.missing[index] ?? 0; lacking > 0; lacking -= 1) {
      const cell = table.ownerDocument.createElement(last ? tagOf(last) : 'td');
      cell.append(table.ownerDocument.createElement('p'));
      line.append(cell);
    }
  }
}
