import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isMac } from './physical-keys.ts';

/**
 * ProseMirror hears of a caret that the browser moved by `selectionchange`, a task of its own; where the page is busy, the
 * next key is handled first, and Enter would split the line in which the caret was before the click or the End key. So
 * the caret is read before each key.
 */
export function readCaret(view: EditorView): void {
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}

/** Whether the text itself has the keys, and not a field of one of its blocks. */
function isInText(view: EditorView, event: Event): boolean {
  return event.target instanceof Node && event.target === view.dom;
}

function goToEdge(view: EditorView, towards: 'start' | 'end', extend: boolean): void {
  const { doc, selection, tr } = view.state;
  const edge = towards === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc);
  const next = extend
    ? TextSelection.between(selection.$anchor, towards === 'start' ? edge.$from : edge.$to)
    : edge;
  view.dispatch(tr.setSelection(next).scrollIntoView());
}

/**
 * The first and last place of the story, and of the line. The browser knows where a line ends, but moves the caret
 * behind ProseMirror's back, who may set it back before it hears of it; and from a selected card it goes nowhere.
 */
function moveToEdge(view: EditorView, event: KeyboardEvent): boolean {
  const mac = isMac();
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (altKey || event.isComposing) return false;
  const isWhole = mac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (isWhole && (key === 'Home' || (mac && key === 'ArrowUp'))) goToEdge(view, 'start', shiftKey);
  else if (isWhole && (key === 'End' || (mac && key === 'ArrowDown'))) goToEdge(view, 'end', shiftKey);
  else if (!mac && !ctrlKey && !metaKey && (key === 'Home' || key === 'End')) {
    const selection = view.dom.ownerDocument.getSelection();
    // A selected card is its own line; the browser would go somewhere inside it.
    if (view.state.selection instanceof NodeSelection) return true;
    if (!selection || !(view.state.selection instanceof TextSelection)) return false;
    selection.modify(shiftKey ? 'extend' : 'move', key === 'Home' ? 'backward' : 'forward', 'lineboundary');
    readCaret(view);
    view.dispatch(view.state.tr.scrollIntoView());
  } else return false;
  return true;
}

/** The picture of a figure is no text: a click on it selects the figure, and doesn't send the caret to the story's start. */
function selectFigure(view: EditorView, pos: number, event: MouseEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element) || target.closest('button, input, textarea, a')) return false;
  if (!target.closest('[data-drag-handle]')) return false;
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)));
  return true;
}

/** Keys that move the caret to an edge, and a caret that is known before any key is handled. */
export const CaretKeys = Extension.create({
  name: 'caretKeys',
  priority: 1000,
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown(view, event) {
              if (isInText(view, event) && !event.isComposing) readCaret(view);
              return false;
            },
          },
          handleKeyDown: moveToEdge,
          // The bar above the text and the one below it on a phone cover what is under them.
          scrollThreshold: { top: 130, bottom: 80, left: 0, right: 0 },
          scrollMargin: { top: 150, bottom: 110, left: 0, right: 0 },
          handleClickOn: (view, _pos, node, at, event) =>
            node.type.name === 'figure' && selectFigure(view, at, event),
        },
      }),
    ];
  },
});
