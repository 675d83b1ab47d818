import { findElement, hasClass, listElements, styleOf, tagOf } from '../dom.ts';
import type { PasteSource } from './source.ts';
import { rename } from './tree.ts';

/** Excel and Google Sheets: a table whose cells are formatted, not their words. */
export const spreadsheet: PasteSource = {
  name: 'spreadsheet',
  recognises: ({ html }) =>
    /google-sheets-html-origin|\bdata-sheets-|urn:schemas-microsoft-com:office:excel|Excel\.Sheet/.test(html),
  normalise({ root, html }) {
    const boldClasses = [...html.matchAll(/\.(xl\d+)\s*\{[^}]*font-weight:\s*(?:bold|[6-9]00)/g)].map(
      (match) => match[1] ?? '',
    );
    const isBold = (cell: Element) =>
      /font-weight:\s*(?:bold|[6-9]00)/.test(styleOf(cell)) ||
      boldClasses.some((name) => hasClass(cell, name));
    for (const table of listElements(root, (element) => tagOf(element) === 'table')) {
      const rows = listElements(table, (element) => tagOf(element) === 'tr');
      const cells = rows.map((row) => listElements(row, (element) => /^t[dh]$/.test(tagOf(element))));
      const [first] = cells;
      const only = cells.length === 1 && first?.length === 1 ? first[0] : undefined;
      if (only) {
        // One cell is a piece of text.
        const words = rename(only, 'span');
        table.replaceWith(words);
        continue;
      }
      for (const cell of cells.flat()) {
        if (!isBold(cell) || findElement(cell, (element) => /^(?:b|strong)$/.test(tagOf(element)))) continue;
        const strong = root.ownerDocument.createElement('strong');
        while (cell.firstChild) strong.append(cell.firstChild);
        cell.append(strong);
      }
    }
  },
};
