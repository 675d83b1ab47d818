import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock, stringOf, writtenAttr } from '../attributes.ts';
import { findElement, hasClass, isElement, readAttribute, readLines, tagOf } from '../dom.ts';
import { escapeHtml, htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';
import { layOut, mostColumns, mostRows } from '../table-grid.ts';
import type { DocNode } from '../types.ts';
import { spanOf } from './table-cell.ts';

export const longestTableCaption = 500;

/** The figure that our own HTML puts around a table, where `table` stands in one. */
export function figureOf(table: Element): Element | null {
  const scroll = table.parentNode;
  const figure = scroll?.parentNode;
  if (!scroll || !figure || !isElement(scroll) || !isElement(figure)) return null;
  return hasClass(scroll, 'scroll') && isTableFigure(figure) ? figure : null;
}

export function isTableFigure(element: Element): boolean {
  return tagOf(element) === 'figure' && hasClass(element, 'table');
}

export function readTableCaption(table: Element): string {
  if (table.hasAttribute('data-caption')) return readAttribute(table, 'data-caption', longestTableCaption);
  const place = figureOf(table) ?? table;
  const words = findElement(place, (element) => /^(?:fig)?caption$/.test(tagOf(element)));
  const caption = readLines(words, longestTableCaption);
  return place === table ? caption.replace(/\s+/g, ' ').trim() : caption;
}

// What a table does under the hand (Tab, cell selection, added columns) is loaded when there is one to edit.
const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  extendNodeSchema: ({ name }) => (Object.hasOwn(roles, name) ? { tableRole: roles[name] } : {}),
  addAttributes: () => ({
    caption: { default: '', parseHTML: readTableCaption, rendered: false },
    ...dirAttribute,
  }),
  parseHTML: () => [{ tag: 'table' }, { tag: 'caption', ignore: true }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'table',
    { 'data-caption': node.attrs.caption || null, ...HTMLAttributes },
    ['tbody', 0],
  ],
});

/** What prosemirror-tables asks of a schema. */
const roles: Record<string, string> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};

export const table: NodeSpec = {
  extension: Table,
  attrs: { dir: dirAttr, caption: writtenAttr(longestTableCaption) },
  checkContent(node) {
    const rows = node.content ?? [];
    if (rows.length > mostRows) return { place: '', detail: `a table has at most ${mostRows} rows` };
    const grid = layOut(rows.map((row) => (row.content ?? []).map(spanOf)));
    if (grid.width === 0) return { place: '', detail: 'a table needs a cell' };
    if (grid.width > mostColumns) return { place: '', detail: `a table has at most ${mostColumns} columns` };
    if (grid.oddRow < 0) return null;
    return { place: `.content[${grid.oddRow}]`, detail: "the row's cells don't fit the table's columns" };
  },
  html(node, write) {
    const caption = stringOf(node, 'caption');
    const region = htmlAttributes({
      class: 'scroll',
      tabindex: 0,
      'aria-label': caption || write.context.words.table,
    });
    const rows = node.content ?? [];
    const [first, ...rest] = rows;
    const head = first && isHeaderRow(first) && !reachesBelow(first) ? [first] : [];
    const body = head.length > 0 ? rest : rows;
    const parts = [
      head.length > 0 ? `<thead>${write.blocks(head)}</thead>` : '',
      body.length > 0 ? `<tbody>${write.blocks(body)}</tbody>` : '',
    ].join('');
    const words = caption && `<figcaption>${escapeHtml(caption)}</figcaption>`;
    return `<figure class="table">${words}<section${region}><table${htmlAttributes({ dir: dirOfBlock(node) })}>${parts}</table></section></figure>`;
  },
  text: (node, read) => [stringOf(node, 'caption'), read.lines(node)].filter(Boolean).join('\n'),
};

export function isHeaderRow(row: DocNode): boolean {
  const cells = row.content ?? [];
  return cells.length > 0 && cells.every((cell) => cell.type === 'tableHeader');
}

function reachesBelow(row: DocNode): boolean {
  return (row.content ?? []).some((cell) => spanOf(cell).rowspan > 1);
}
