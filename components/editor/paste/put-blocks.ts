import { closeHistory, undo } from '@tiptap/pm/history';
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Above this a paste is put in piece by piece, so that the page can be stopped; in blocks and UTF-16 units. */
const mostAtOnce = { blocks: 600, text: 150_000 };
const piece = { blocks: 150, text: 40_000 };

/** Lines without blocks of their own: captions, pull quotes and their like hold one line of text. */
function holdsOnlyLine(view: EditorView): boolean {
  const { parent } = view.state.selection.$from;
  return parent.isTextblock && parent.type.name !== 'paragraph' && parent.type.name !== 'heading';
}

/** All words of the blocks in one line, with breaks where a block ended. */
function inOneLine(nodes: readonly Node[], schema: Schema): Node[] {
  const line: Node[] = [];
  const add = (node: Node) => {
    if (!node.isTextblock) {
      node.forEach(add);
      return;
    }
    if (node.content.size === 0) return;
    const { hardBreak } = schema.nodes;
    if (line.length > 0) line.push(hardBreak ? hardBreak.create() : schema.text(' '));
    node.forEach((child) => {
      line.push(child);
    });
  };
  for (const node of nodes) add(node);
  return line;
}

/** The pasted blocks as a slice that joins the lines it is put between, but never into a heading, list or figure. */
export function toSlice(view: EditorView, nodes: readonly Node[]): Slice {
  const { schema, selection } = view.state;
  if (holdsOnlyLine(view)) return new Slice(Fragment.fromArray(inOneLine(nodes, schema)), 0, 0);
  const isOpen = (node: Node | undefined) => (node?.type.name === 'paragraph' ? 1 : 0);
  const first = nodes[0];
  const only = nodes.length === 1 && first?.type.name === 'paragraph';
  // A paste into an empty line brings its own paragraphs, direction included; one paragraph amid text is only words.
  const { $from } = selection;
  const isEmptyLine =
    selection.empty && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  if (isEmptyLine && !(only && first.attrs.dir === $from.parent.attrs.dir)) {
    return new Slice(Fragment.fromArray([...nodes]), 0, 0);
  }
  const listDepth = isInList(view) && first && /List$/.test(first.type.name) ? 3 : isOpen(first);
  const fragment = Fragment.fromArray([...nodes]);
  return new Slice(fragment, listDepth, only ? 1 : isOpen(nodes.at(-1)));
}

function isInList(view: EditorView): boolean {
  const { $from } = view.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type.name === 'listItem') return true;
  return false;
}

/** Puts a slice in place of the selection, as one step to undo. */
function replace(tr: Transaction, slice: Slice): Transaction {
  const { $from, empty } = tr.selection;
  const { parent, depth } = $from;
  const isEmptyLine = empty && parent.type.name === 'paragraph' && parent.content.size === 0;
  if (!isEmptyLine || slice.openStart > 0) {
    tr.replaceSelection(slice);
    return ensureLineBelow(tr);
  }
  const outer = $from.node(depth - 1);
  const index = $from.index(depth - 1);
  if (!outer.canReplace(index, index + 1, slice.content)) return ensureLineBelow(tr.replaceSelection(slice));
  const from = $from.before();
  tr.replaceWith(from, $from.after(), slice.content);
  tr.setSelection(Selection.near(tr.doc.resolve(from + slice.content.size), -1));
  return ensureLineBelow(tr);
}

/** Where a story now ends in a figure, a card or a table, writing must be able to go on below. */
function ensureLineBelow(tr: Transaction): Transaction {
  const last = tr.doc.lastChild;
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  if (!paragraph || !last || /^(?:paragraph|heading|blockquote)$|List$/.test(last.type.name)) return tr;
  tr.insert(tr.doc.content.size, paragraph.create());
  tr.setSelection(TextSelection.create(tr.doc, tr.doc.content.size - 1));
  return tr;
}

export interface Put {
  /** Told of each piece, from 0 to 100; false stops the paste and takes it back. */
  progress(percent: number): boolean;
  /** Marks one of the paste's own changes; `end` is where the next piece goes, null when there is none. */
  mark(tr: Transaction, end: number | null): Transaction;
  /** Where the next piece goes by now: other changes (a picture that was uploaded) may have moved it. */
  end(): number | null;
}

/**
 * Puts blocks into the story at the caret. All of it is one step to undo, however many pieces it takes. Resolves to false
 * where it was stopped; then the story is what it was.
 */
export function putBlocks(view: EditorView, slice: Slice, put: Put): true | Promise<boolean> {
  const start = closeHistory(view.state.tr).setMeta('paste', true).setMeta('uiEvent', 'paste');
  const { content } = slice;
  const isLong = content.childCount > mostAtOnce.blocks || content.size > mostAtOnce.text;
  if (isLong && content.childCount > 1 && !holdsOnlyLine(view)) return putPieces(view, content, put, start);
  view.dispatch(put.mark(replace(start, slice), null).scrollIntoView());
  return true;
}

async function putPieces(
  view: EditorView,
  content: Fragment,
  put: Put,
  first: Transaction,
): Promise<boolean> {
  const pieces = intoPieces(content);
  let at = makeRoom(first);
  let done = 0;
  for (const [index, nodes] of pieces.entries()) {
    if (index > 0) {
      await nextTask();
      if (view.isDestroyed) return true;
      if (!put.progress(Math.round((done / content.childCount) * 100))) {
        undo(view.state, (tr) => view.dispatch(put.mark(tr, null)));
        return false;
      }
      at = put.end() ?? at;
    }
    const isLast = index === pieces.length - 1;
    const tr =
      index === 0 ? first : view.state.tr.setMeta('appendedTransaction', first).setMeta('paste', true);
    tr.insert(at, nodes);
    at += nodes.reduce((sum, node) => sum + node.nodeSize, 0);
    if (isLast) {
      ensureLineBelow(tr.setSelection(Selection.near(tr.doc.resolve(at), -1)));
      tr.scrollIntoView();
    }
    // Appended to the first piece: so the history keeps all of them in one step.
    view.dispatch(put.mark(tr, isLast ? null : at));
    done += nodes.length;
  }
  return true;
}

/** Parts the line at the caret where there are words on both of its sides; says where blocks can go in. */
function makeRoom(tr: Transaction): number {
  tr.deleteSelection();
  const { $from } = tr.selection;
  if ($from.depth === 0) return $from.pos;
  if ($from.depth === 1 && $from.parent.content.size === 0 && $from.parent.type.name === 'paragraph') {
    const at = $from.before(1);
    tr.delete(at, $from.after(1));
    return at;
  }
  if ($from.depth > 1 || $from.parentOffset === $from.parent.content.size) return $from.after(1);
  if ($from.parentOffset === 0) return $from.before(1);
  tr.split($from.pos);
  return $from.pos + 1;
}

function intoPieces(content: Fragment): Node[][] {
  const pieces: Node[][] = [];
  let size = 0;
  content.forEach((block) => {
    const last = pieces.at(-1);
    if (last && last.length < piece.blocks && size + block.nodeSize < piece.text) {
      last.push(block);
      size += block.nodeSize;
      return;
    }
    pieces.push([block]);
    size = block.nodeSize;
  });
  return pieces;
}

/** Lets the page draw and hear keys in between. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
