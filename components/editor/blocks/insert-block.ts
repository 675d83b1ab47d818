import type { Node } from '@tiptap/pm/model';
import { Selection, type Transaction } from '@tiptap/pm/state';

/**
 * Puts a block of its own (figure, embed, divider) where the caret is: in place of an empty paragraph, else after the
 * story's block that holds the caret. The caret goes on in the text below, which is made where there is none.
 */
export function insertBlock(tr: Transaction, node: Node, at: number = tr.selection.to): Transaction {
  const $at = tr.doc.resolve(Math.min(at, tr.doc.content.size));
  const isEmptyLine =
    $at.depth === 1 && $at.parent.type.name === 'paragraph' && $at.parent.content.size === 0;
  const from = isEmptyLine ? $at.before() : $at.depth === 0 ? $at.pos : $at.after(1);
  tr.replaceWith(from, isEmptyLine ? $at.after() : from, node);
  const after = from + node.nodeSize;
  const next = tr.doc.resolve(after).nodeAfter;
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  if (!next?.isTextblock && paragraph) {
    const isLast = next === null;
    if (isLast) tr.insert(after, paragraph.create());
    else return tr;
  }
  return tr.setSelection(Selection.near(tr.doc.resolve(after + 1)));
}

/** Moves the caret into the text above a block, which is made where there is none. */
export function goAbove(tr: Transaction, before: number): Transaction {
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  const above = tr.doc.resolve(before).nodeBefore;
  if (!above?.isTextblock && paragraph) {
    tr.insert(before, paragraph.create());
    return tr.setSelection(Selection.near(tr.doc.resolve(before + 1))).scrollIntoView();
  }
  return tr.setSelection(Selection.near(tr.doc.resolve(before), -1)).scrollIntoView();
}

/** Moves the caret into the text below a block, which is made where there is none. */
export function goBelow(tr: Transaction, after: number): Transaction {
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  if (!tr.doc.resolve(after).nodeAfter?.isTextblock && paragraph) tr.insert(after, paragraph.create());
  return tr.setSelection(Selection.near(tr.doc.resolve(after + 1))).scrollIntoView();
}
