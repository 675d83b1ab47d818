import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { PageFields } from '../saving/working-copy.ts';

/** A story that was put in order: its headline and lead are no part of the body, and still go back with it. */
interface Arranged {
  before: { doc: Node; fields: Partial<PageFields> };
  after: { doc: Node; fields: Partial<PageFields> };
  isDone: boolean;
}

interface Fields {
  read(): PageFields;
  write(changes: Partial<PageFields>): void;
}

const arranged = new WeakMap<EditorView, Arranged>();

export function rememberArranged(view: EditorView, change: Omit<Arranged, 'isDone'>): void {
  arranged.set(view, { ...change, isDone: true });
}

/** Undoing the order in the body undoes it in the fields, and so does redoing it; what was written there since stays. */
export function followHistory(view: EditorView, fields: Fields): void {
  const change = arranged.get(view);
  if (!change) return;
  const { before, after, isDone } = change;
  const { doc } = view.state;
  const [from, to] = isDone ? [after, before] : [before, after];
  if (doc.content.size !== to.doc.content.size || !doc.eq(to.doc)) return;
  change.isDone = !isDone;
  const now = fields.read();
  const back: Partial<PageFields> = {};
  for (const name of ['headline', 'lead', 'byline', 'section'] as const) {
    const written = from.fields[name];
    if (written !== undefined && now[name] === written) back[name] = to.fields[name];
  }
  fields.write(back);
}
