import { type Node, type ResolvedPos, Slice } from '@tiptap/pm/model';
import {
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';

/** Where blocks stand one after another in an order that a writer may change. */
const sequences = new Set([
  'doc',
  'bulletList',
  'orderedList',
  'blockquote',
  'factBox',
  'interview',
  'answer',
  'timeline',
  'timelineEntry',
  'gallery',
]);

export interface Block {
  node: Node;
  pos: number;
  parent: Node;
  index: number;
}

function blockBefore($pos: ResolvedPos, depth: number): Block | null {
  const parent = $pos.node(depth - 1);
  if (!sequences.has(parent.type.name)) return null;
  return { node: $pos.node(depth), pos: $pos.before(depth), parent, index: $pos.index(depth - 1) };
}

/** The blocks around the selection that could be moved, the innermost first. */
export function blocksAround(state: EditorState): Block[] {
  const { selection } = state;
  const { $from } = selection;
  const blocks: Block[] = [];
  if (selection instanceof NodeSelection && selection.node.isBlock && sequences.has($from.parent.type.name)) {
    blocks.push({ node: selection.node, pos: $from.pos, parent: $from.parent, index: $from.index() });
  }
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const block = blockBefore($from, depth);
    if (block) blocks.push(block);
  }
  return blocks;
}

/** The block that begins at `pos`; null where none that could be moved does. */
export function blockAt(doc: Node, pos: number): Block | null {
  if (pos < 0 || pos > doc.content.size) return null;
  const $pos = doc.resolve(pos);
  const node = $pos.nodeAfter;
  if (!node?.isBlock || !sequences.has($pos.parent.type.name)) return null;
  return { node, pos, parent: $pos.parent, index: $pos.index() };
}

/** The innermost block around the selection that could be moved: in a list its item, in a cell the table. */
export function blockAtSelection(state: EditorState): Block | null {
  return blocksAround(state)[0] ?? null;
}

/**
 * Moves a block past its neighbour, the selection with it, in one step to undo. A block at the edge of what it stands
 * in stays inside. Null where there is no neighbour.
 */
export function moveBlock(tr: Transaction, block: Block, by: -1 | 1): Transaction | null {
  const neighbour = block.parent.maybeChild(block.index + by);
  if (!neighbour) return null;
  const from = by < 0 ? block.pos - neighbour.nodeSize : block.pos;
  const to = from + neighbour.nodeSize + block.node.nodeSize;
  const { anchor, head } = tr.selection;
  const wasNode = tr.selection instanceof NodeSelection;
  const shift = by < 0 ? -neighbour.nodeSize : neighbour.nodeSize;
  tr.replaceWith(from, to, by < 0 ? [block.node, neighbour] : [neighbour, block.node]);
  const inside = anchor >= block.pos && head <= block.pos + block.node.nodeSize;
  if (inside && wasNode) tr.setSelection(NodeSelection.create(tr.doc, anchor + shift));
  else if (inside)
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + shift), tr.doc.resolve(head + shift)));
  return tr.scrollIntoView();
}

/** Moves what is around the selection: the innermost block that has a neighbour on that side. */
export function moveAround(state: EditorState, by: -1 | 1): { tr: Transaction; block: Block } | null {
  for (const block of blocksAround(state)) {
    const tr = moveBlock(state.tr, block, by);
    if (tr) return { tr, block };
  }
  return null;
}

/** Puts a copy of a block below it, with the selection at the same place in the copy. */
export function duplicateBlock(tr: Transaction, block: Block): Transaction {
  const { anchor, head } = tr.selection;
  const wasNode = tr.selection instanceof NodeSelection;
  const end = block.pos + block.node.nodeSize;
  const shift = block.node.nodeSize;
  tr.insert(end, block.node);
  if (anchor < block.pos || head > end) return tr;
  if (wasNode) tr.setSelection(NodeSelection.create(tr.doc, anchor + shift));
  else tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + shift), tr.doc.resolve(head + shift)));
  return tr.scrollIntoView();
}

/** Removes a block; with the last of its kind the list, gallery or interview goes, too. */
export function removeBlock(tr: Transaction, block: Block): Transaction {
  let { pos } = block;
  let { node } = block;
  for (
    let $pos = tr.doc.resolve(pos);
    $pos.depth > 0 && $pos.parent.childCount === 1;
    $pos = tr.doc.resolve(pos)
  ) {
    pos = $pos.before();
    node = $pos.parent;
  }
  const isAll = tr.doc.content.size === node.nodeSize;
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  if (isAll && paragraph) tr.replaceWith(pos, pos + node.nodeSize, paragraph.create());
  else tr.replace(pos, pos + node.nodeSize, Slice.empty);
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)))).scrollIntoView();
}
