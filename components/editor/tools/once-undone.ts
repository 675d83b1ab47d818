import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';

/** Calls back when an undo in the text has brought `doc` back; the returned function gives up on it. */
export function onceUndone(editor: Editor, doc: Node, call: () => void): () => void {
  const hear = ({ transaction }: { transaction: Transaction }) => {
    if (transaction.getMeta('history$') && transaction.doc.eq(doc)) {
      stop();
      call();
    }
  };
  const stop = () => editor.off('transaction', hear);
  editor.on('transaction', hear);
  return stop;
}

type TwoLines = Record<'headline' | 'lead', string>;

/** What takes a tool's change of headline and lead back: only where it still stands, for what was written since stays. */
export function takenBack(now: TwoLines, before: TwoLines, after: TwoLines): Partial<TwoLines> {
  const back: Partial<TwoLines> = {};
  for (const line of ['headline', 'lead'] as const) {
    if (now[line] === after[line] && after[line] !== before[line]) back[line] = before[line];
  }
  return back;
}
