import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Selection, type Transaction } from '@tiptap/pm/state';

/** What may hold any block and reads well with one more. Lists, quotes and cells get it below themselves. */
const holders = new Set(['doc', 'factBox', 'answer', 'timelineEntry']);

/**
 * Puts a new block where the caret is: in place of an empty line, else below the line. The caret goes into the block
 * (or the block is selected, where it has no text), and a line to go on in is made below where there is none.
 */
export function placeBlock(tr: Transaction, node: Node): Transaction {
  const { $to } = tr.selection;
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  for (let depth = $to.depth; depth >= 0; depth -= 1) {
    const holder = depth > 0 ? $to.node(depth - 1) : tr.doc;
    if (!holders.has(holder.type.name)) continue;
    const line = depth > 0 ? $to.node(depth) : null;
    const isEmptyLine = line?.type.name === 'paragraph' && line.content.size === 0;
    const from = depth === 0 ? $to.pos : isEmptyLine ? $to.before(depth) : $to.after(depth);
    tr.replaceWith(from, isEmptyLine ? $to.after(depth) : from, node);
    const after = tr.doc.resolve(from + node.nodeSize);
    if (!after.nodeAfter && after.depth === 0 && paragraph) tr.insert(after.pos, paragraph.create());
    const inside = node.isAtom ? null : Selection.findFrom(tr.doc.resolve(from + 1), 1, true);
    const isInside = inside && inside.from < from + node.nodeSize;
    return tr.setSelection(isInside ? inside : NodeSelection.create(tr.doc, from)).scrollIntoView();
  }
  return tr;
}
