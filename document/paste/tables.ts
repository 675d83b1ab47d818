import { isElement, listElements, tagOf } from '../dom.ts';
import { rename, textOf, unwrap } from './tree.ts';

/** Nobody marks a header row in Word or a spreadsheet: they make the first row bold. That row's cells become headers. */
export function markHeaderRows(root: Element): void {
  for (const table of listElements(root, (element) => tagOf(element) === 'table')) {
    const rows = listElements(table, (element) => tagOf(element) === 'tr');
    const [first, second] = rows.map((row) => listElements(row, isCell));
    if (!first || !second) continue;
    const filled = first.filter((cell) => textOf(cell).trim() !== '');
    if (first.some((cell) => tagOf(cell) === 'th')) {
      for (const cell of first) unwrapBold(cell);
      continue;
    }
    if (filled.length < 2 || !filled.every(isWhollyBold) || second.every(isWhollyBold)) continue;
    for (const cell of first) unwrapBold(rename(cell, 'th'));
  }
}

function isCell(element: Element): boolean {
  return /^t[dh]$/.test(tagOf(element));
}

function isBold(element: Element): boolean {
  return /^(?:b|strong)$/.test(tagOf(element));
}

function unwrapBold(cell: Element): void {
  for (const bold of listElements(cell, isBold)) unwrap(bold);
}

/** Whether all the words of an element are bold, and there are some. */
export function isWhollyBold(element: Element): boolean {
  let words = 0;
  const open: Node[] = [...element.childNodes];
  while (open.length > 0) {
    const node = open.pop();
    if (!node) break;
    if (node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '') return false;
    if (!isElement(node)) continue;
    if (isBold(node)) words += textOf(node).trim() === '' ? 0 : 1;
    else open.push(...node.childNodes);
  }
  return words > 0;
}
