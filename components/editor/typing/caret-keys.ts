import { Extension } from '@tiptap/core';
import type { Node as Block, ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { goAbove, goBelow } from '../blocks/insert-block.ts';
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

/** Blocks of running text: beside any other, writing goes on in a line of its own. */
const running = new Set(['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote']);

function isRunningText(block: Block | null): boolean {
  return block !== null && running.has(block.type.name);
}

/** Whether no line of the story is below this place: the cells of the last row are all at the story's end. */
function isLastLine($at: ResolvedPos): boolean {
  return isAtEdge($at, (depth) => $at.node(depth).childCount - 1);
}

export function isFirstLine($at: ResolvedPos): boolean {
  return isAtEdge($at, () => 0);
}

function isAtEdge($at: ResolvedPos, edge: (depth: number) => number): boolean {
  for (let depth = 0; depth < $at.depth; depth += 1) {
    if ($at.node(depth).type.name !== 'tableRow' && $at.index(depth) !== edge(depth)) return false;
  }
  return true;
}

/** The caret goes where the story begins or ends and can be written on: beside a card or a table a line is made. */
export function goToEdge(view: EditorView, towards: 'start' | 'end', extend: boolean): void {
  const { doc, selection, tr } = view.state;
  const outermost = towards === 'start' ? doc.firstChild : doc.lastChild;
  if (!extend && view.editable && !isRunningText(outermost)) {
    view.dispatch(towards === 'start' ? goAbove(tr, 0) : goBelow(tr, doc.content.size));
    return;
  }
  const edge = towards === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc);
  const next = extend
    ? TextSelection.between(selection.$anchor, towards === 'start' ? edge.$from : edge.$to)
    : edge;
  view.dispatch(tr.setSelection(next).scrollIntoView());
}

/** Which end of the story a key leads to, or null. */
export function storyEdge(event: KeyboardEvent): 'start' | 'end' | null {
  const mac = isMac();
  const { key, altKey, ctrlKey, metaKey } = event;
  if (altKey || event.isComposing || !(mac ? metaKey && !ctrlKey : ctrlKey && !metaKey)) return null;
  if (key === 'Home' || (mac && key === 'ArrowUp')) return 'start';
  return key === 'End' || (mac && key === 'ArrowDown') ? 'end' : null;
}

/** ↓ from the last line of a story that ends with a caption, a table or a box: on in a line below it. */
function leaveDown(view: EditorView, event: KeyboardEvent): boolean {
  const { doc, selection, tr } = view.state;
  if (event.key !== 'ArrowDown' || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey)
    return false;
  if (event.isComposing || !view.editable || isRunningText(doc.lastChild)) return false;
  const isOut =
    selection instanceof NodeSelection
      ? selection.to === doc.content.size
      : selection instanceof TextSelection &&
        selection.empty &&
        isLastLine(selection.$head) &&
        view.endOfTextblock('down');
  if (isOut) view.dispatch(goBelow(tr, doc.content.size));
  return isOut;
}

/**
 * The first and last place of the story, and of the line. The browser knows where a line ends, but moves the caret
 * behind ProseMirror's back, who may set it back before it hears of it; and from a selected card it goes nowhere.
 */
function moveToEdge(view: EditorView, event: KeyboardEvent): boolean {
  const mac = isMac();
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (altKey || event.isComposing) return false;
  const edge = storyEdge(event);
  if (edge) goToEdge(view, edge, shiftKey);
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

/** A tap on the empty paper under a last card, table or box: on in a line there. */
function writeBelow(view: EditorView, event: MouseEvent): boolean {
  const { doc, tr } = view.state;
  if (event.target !== view.dom || !view.editable || isRunningText(doc.lastChild)) return false;
  const last = view.nodeDOM(doc.content.size - (doc.lastChild?.nodeSize ?? 0));
  if (!(last instanceof HTMLElement) || event.clientY < last.getBoundingClientRect().bottom) return false;
  view.dispatch(goBelow(tr, doc.content.size));
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
          handleKeyDown: (view, event) => moveToEdge(view, event) || leaveDown(view, event),
          // The bar above the text and the one below it on a phone cover what is under them.
          scrollThreshold: { top: 130, bottom: 80, left: 0, right: 0 },
          scrollMargin: { top: 150, bottom: 110, left: 0, right: 0 },
          handleClick: (view, _pos, event) => writeBelow(view, event),
          handleClickOn: (view, _pos, node, at, event) =>
            node.type.name === 'figure' && selectFigure(view, at, event),
        },
      }),
    ];
  },
});
