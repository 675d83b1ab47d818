import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { Dir } from '#document/types.ts';
import { ownDirection } from './story-direction.ts';

/** The direction of the block that holds the caret. */
export function directionAt(state: EditorState): Dir {
  const { $from } = state.selection;
  const selected = 'node' in state.selection ? $from.nodeAfter : null;
  if (selected?.attrs.dir) return selected.attrs.dir === 'ltr' ? 'ltr' : 'rtl';
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const dir: unknown = $from.node(depth).attrs.dir;
    if (dir === 'ltr' || dir === 'rtl') return dir;
  }
  return ownDirection(state);
}

/**
 * Turns the selected blocks. A list turns as a whole and its paragraphs with it: bullets stand on the side of the list
 * and of its items, so turning only a paragraph would leave them behind. The story's `own` is stored as nothing at all.
 */
export function setDirection(tr: Transaction, dir: Dir, own: Dir): Transaction {
  const value = dir === own ? null : dir;
  const { from, to, $from } = tr.selection;
  let start = from;
  let end = to;
  for (let depth = 1; depth <= $from.depth; depth += 1) {
    const name = $from.node(depth).type.name;
    if (name === 'bulletList' || name === 'orderedList') {
      start = Math.min(start, $from.before(depth));
      end = Math.max(end, $from.after(depth));
      break;
    }
  }
  tr.doc.nodesBetween(start, end, (node, pos) => {
    if (!('dir' in node.attrs) || node.attrs.dir === value) return;
    // Only what stands inside the range turns; a quote around a single paragraph of it stays.
    const holds = pos < start && pos + node.nodeSize > end && !node.isTextblock;
    if (!holds) tr.setNodeMarkup(pos, undefined, { ...node.attrs, dir: value });
  });
  return tr;
}
