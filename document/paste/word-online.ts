import { listElements, tagOf } from '../dom.ts';
import { buildLists, type ListEntry } from './lists.ts';
import type { PasteSource } from './source.ts';
import { hasOneClass, nextElement, removeAll, rename } from './tree.ts';

// Handles and gaps that Word for the web draws around its tables.
const handles = [
  'TableInsertRowGapBlank',
  'TableColumnResizeHandle',
  'TableCellTopBorderHandle',
  'TableCellLeftBorderHandle',
  'TableHoverColumnHandle',
  'TableHoverRowHandle',
];

/** Word for the web: every paragraph in a `div`, every list item in a list of its own that says how deep it stands. */
export const wordOnline: PasteSource = {
  name: 'word-online',
  recognises: ({ html }) => /\bSCXW\d|class="(?:OutlineElement|TextRun|ListContainerWrapper)\b/.test(html),
  normalise({ root }) {
    removeAll(root, (element) => hasOneClass(element, ['EOP', ...handles]));
    for (const line of listElements(root, (element) => hasOneClass(element, ['LineBreakBlob']))) {
      line.replaceWith(root.ownerDocument.createElement('br'));
    }
    for (const title of listElements(root, (element) => element.getAttribute('role') === 'heading')) {
      const level = Number(title.getAttribute('aria-level') ?? 2);
      if (!/^h[1-6]$/.test(tagOf(title))) rename(title, level <= 2 ? 'h2' : 'h3');
    }
    const done = new Set<Element>();
    for (const first of listElements(root, isListBox)) {
      if (done.has(first)) continue;
      const entries: ListEntry[] = [];
      for (let box: Element | null = first; box && isListBox(box); box = nextElement(box)) {
        done.add(box);
        entries.push(...listElements(box, (element) => tagOf(element) === 'li').map(readEntry));
        if (box !== first) box.textContent = '';
      }
      first.replaceWith(...buildLists(entries, root.ownerDocument));
    }
  },
};

function isListBox(element: Element): boolean {
  return hasOneClass(element, ['ListContainerWrapper']);
}

function readEntry(item: Element): ListEntry {
  const parent = item.parentNode;
  const ordered = parent !== null && parent.nodeName.toLowerCase() === 'ol';
  const place = Number(item.getAttribute('data-aria-posinset'));
  return {
    level: Number(item.getAttribute('data-aria-level')) || 1,
    ordered,
    number: ordered && place > 0 ? place : null,
    content: [...item.children],
  };
}
