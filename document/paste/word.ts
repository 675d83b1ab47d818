import { toWesternDigits } from '#arabic/digits.ts';
import { isElement, listElements, styleOf, tagOf } from '../dom.ts';
import { buildLists, type ListEntry } from './lists.ts';
import type { PastedPage, PasteSource } from './source.ts';
import { hasOneClass, nextElement, removeAll, rename, textOf } from './tree.ts';

/**
 * Word for Windows and Mac, and Outlook, which writes with Word's engine. What it means is in `mso-*` styles, which no
 * browser reads: lists are paragraphs with a marker typed before them, comments and notes are links into a second page.
 */
export const word: PasteSource = {
  name: 'word',
  recognises: ({ html }) =>
    /urn:schemas-microsoft-com:office:word|\bclass=["']?Mso[A-Z]|\bmso-(?:list|element|spacerun|bidi)/.test(
      html,
    ),
  normalise(page) {
    const { root, leftOut } = page;
    if (removeAll(root, isComment) > 0) leftOut.add('comments');
    removeAll(root, isGone);
    for (const element of listElements(root, isBlank)) element.replaceWith(' ');
    for (const quote of listElements(root, (element) => hasOneClass(element, quotes))) {
      const frame = root.ownerDocument.createElement('blockquote');
      quote.replaceWith(frame);
      frame.append(quote);
    }
    for (const title of listElements(root, (element) => hasOneClass(element, ['MsoTitle'])))
      rename(title, 'h2');
    makeLists(page);
  },
};

const quotes = ['MsoQuote', 'MsoIntenseQuote'];

function isComment(element: Element): boolean {
  return (
    /mso-element:\s*comment/.test(styleOf(element)) ||
    hasOneClass(element, ['MsoCommentReference', 'MsoCommentText', 'msocomanchor', 'msocomtxt', 'msocomoff'])
  );
}

/** Deleted with the changes tracked, hidden, or a rule that parts the notes from the page. */
function isGone(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === 'del' || hasOneClass(element, ['msoDel', 'MsoDel'])) return true;
  if (/mso-hide:\s*all/.test(styleOf(element))) return true;
  const parent = element.parentNode;
  return (
    tag === 'hr' &&
    parent !== null &&
    isElement(parent) &&
    /mso-element:\s*(?:foot|end)note-list/.test(styleOf(parent))
  );
}

function isBlank(element: Element): boolean {
  return /mso-(?:spacerun|tab-count):/.test(styleOf(element)) && textOf(element).trim() === '';
}

// Lists.

const listStyle = /mso-list:\s*(l\d+)\s+level(\d+)/;

/** `l0 1` → whether the document defines that level as numbered. */
function readDefinitions(html: string): Map<string, boolean> {
  const defined = new Map<string, boolean>();
  for (const [, list, level, rules] of html.matchAll(/@list\s+(l\d+):level(\d+)[^{]*\{([^}]*)\}/g)) {
    const format = /mso-level-number-format:\s*([\w-]+)/.exec(rules ?? '')?.[1] ?? 'decimal';
    defined.set(`${list} ${level}`, format !== 'bullet' && format !== 'image' && format !== 'none');
  }
  return defined;
}

function makeLists({ root, html }: PastedPage): void {
  const defined = readDefinitions(html);
  const done = new Set<Element>();
  for (const first of listElements(root, (element) => listStyle.test(styleOf(element)))) {
    if (done.has(first)) continue;
    if (/^h[1-6]$/.test(tagOf(first))) {
      // A numbered heading stays a heading; its number was the style's.
      readMarker(first);
      continue;
    }
    const entries: ListEntry[] = [];
    for (let line: Element | null = first; line; line = nextElement(line)) {
      const style = listStyle.exec(styleOf(line));
      const last = entries.at(-1);
      if (/^h[1-6]$/.test(tagOf(line))) break;
      if (!style) {
        // A second paragraph of the same item has the item's class and no marker.
        const goesOn = hasOneClass(line, ['MsoListParagraphCxSpMiddle', 'MsoListParagraphCxSpLast']);
        if (!last || !goesOn) break;
        last.content.push(line);
        done.add(line);
        continue;
      }
      done.add(line);
      const marker = readMarker(line);
      const ordered = defined.get(`${style[1]} ${style[2]}`) ?? looksNumbered(marker);
      entries.push({ level: Number(style[2]), ordered, number: numberOf(marker), content: [line] });
    }
    const place = root.ownerDocument.createElement('div');
    first.replaceWith(place);
    place.replaceWith(...buildLists(entries, root.ownerDocument));
  }
}

/** Takes the marker off the line and gives it back: `1.`, `·`, `أ-`. */
function readMarker(line: Element): string {
  let marker = '';
  for (const span of listElements(line, (element) => /mso-list:\s*Ignore/i.test(styleOf(element)))) {
    marker ||= textOf(span).trim();
    span.remove();
  }
  return marker;
}

function looksNumbered(marker: string): boolean {
  return /^\(?(?:\p{Nd}+|\p{L}{1,4})[.)\-–ـ]/u.test(marker);
}

function numberOf(marker: string): number | null {
  const digits = /^\(?(\d{1,6})(?=[.)\-–ـ\s]|$)/.exec(toWesternDigits(marker))?.[1];
  return digits === undefined ? null : Number(digits);
}
