import { isElement, listElements, tagOf, walkDom } from '../dom.ts';
import { tidyMarks } from './marks.ts';
import { isWhollyBold } from './tables.ts';
import { unwrap } from './tree.ts';

/**
 * The last touch on cleaned HTML, where each block is one element: invisible marks, lines of nothing, and the direction
 * of every block by its words, since programs write a direction on everything.
 */
export function tidyBlocks(target: Element): void {
  for (const block of listElements(target, isTextBlock)) tidyLine(block);
  for (const block of listElements(target, isTextBlock)) if (isEmpty(block)) dropEmpty(block, target);
  for (const heading of listElements(target, (element) => /^h[23]$/.test(tagOf(element)))) {
    if (!isWhollyBold(heading)) continue;
    for (const bold of listElements(heading, (element) => tagOf(element) === 'strong')) unwrap(bold);
  }
  settleDirections(target);
}

function isTextBlock(element: Element): boolean {
  return /^(?:p|h[23]|figcaption)$/.test(tagOf(element));
}

/** Marks have their partners in other elements of the same line: «‫نص <b>عريض</b>‬». */
function tidyLine(block: Element): void {
  const nodes = [...walkDom(block)].filter((node) => node.nodeType === 3);
  const text = nodes.map((node) => node.nodeValue ?? '').join('');
  const units = tidyMarks(text);
  let at = 0;
  let before = ' ';
  for (const [index, node] of nodes.entries()) {
    const length = (node.nodeValue ?? '').length;
    let line = units ? units.slice(at, at + length).join('') : (node.nodeValue ?? '');
    at += length;
    // No-break spaces in rows are how programs indent; one between two words may be meant.
    line = line.replace(/[ \u00A0]{2,}/g, ' ');
    if (/[ \u00A0]$/.test(before)) line = line.replace(/^[ \u00A0]/, '');
    if (index === nodes.length - 1) line = line.replace(/[ \u00A0]+$/, '');
    before = line === '' ? before : line;
    if (line !== node.nodeValue) node.nodeValue = line;
  }
}

function isEmpty(block: Element): boolean {
  return (
    (block.textContent ?? '').trim() === '' &&
    tagOf(block) !== 'figcaption' &&
    !block.hasAttribute('data-space')
  );
}

/** With the items and quotes that have nothing else in them; a table's cell keeps its place. */
function dropEmpty(block: Element, target: Element): void {
  let parent: Node | null = block.parentNode;
  if (parent && isElement(parent) && /^(?:t[dh]|figure)$/.test(tagOf(parent)) && parent.children.length === 1)
    return;
  block.remove();
  while (parent && parent !== target && isElement(parent) && parent.childNodes.length === 0) {
    const outer: Node | null = parent.parentNode;
    if (!/^(?:li|ul|ol|blockquote)$/.test(tagOf(parent))) return;
    parent.remove();
    parent = outer;
  }
}

const latin = /\p{Script=Latin}/gu;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/gu;

/**
 * Right to left is the story's own and is stored as nothing. A line runs left to right where it has Latin letters only,
 * or where its program says so and most of its letters are Latin.
 */
function isLeftToRight(text: string, written: string | null): boolean {
  const leftLetters = text.match(latin)?.length ?? 0;
  if (leftLetters === 0 || written === 'rtl') return false;
  const rightLetters = text.match(rightToLeft)?.length ?? 0;
  return written === 'ltr' ? leftLetters > rightLetters : rightLetters === 0;
}

function settleDirections(target: Element): void {
  for (const block of listElements(target, isTextBlock)) {
    if (block.closest('[data-provider], .twitter-tweet')) continue;
    setDirection(block, isLeftToRight(block.textContent ?? '', block.getAttribute('dir')));
  }
  for (const frame of listElements(target, (element) =>
    /^(?:ul|ol|li|blockquote|table)$/.test(tagOf(element)),
  )) {
    const lines = listElements(frame, isTextBlock).filter((line) => (line.textContent ?? '').trim() !== '');
    const isTable = tagOf(frame) === 'table';
    const turned = lines.filter((line) => line.getAttribute('dir') === 'ltr').length;
    // Cells of figures have no direction of their own.
    const all = isTable ? lines.filter((line) => /\p{L}/u.test(line.textContent ?? '')).length : lines.length;
    setDirection(frame, turned > 0 && turned === all && frame.getAttribute('dir') !== 'rtl');
  }
  for (const cell of listElements(target, (element) => /^(?:tr|t[dh])$/.test(tagOf(element))))
    cell.removeAttribute('dir');
}

function setDirection(element: Element, leftToRight: boolean): void {
  if (leftToRight) element.setAttribute('dir', 'ltr');
  else element.removeAttribute('dir');
}
