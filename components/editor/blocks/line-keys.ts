import { type Editor, Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { goBelow } from './insert-block.ts';

const captions = new Set(['figure', 'video', 'audio', 'document', 'pullQuote', 'sourceNote']);
const boxes = new Set(['factBox', 'answer', 'timelineEntry']);
/** What stands inside another block of ours, and what that one is. */
const parts: Record<string, string> = { answer: 'interview', timelineEntry: 'timeline' };

/**
 * Enter in lines that can't be two: captions, questions, and the empty last line of a box, which leads out of it.
 * Null where the editor's own Enter is right.
 */
export function enterIn(state: EditorState): Transaction | null {
  const { $from, empty } = state.selection;
  const name = $from.parent.type.name;
  if (captions.has(name)) return leaveCaption(state.tr, $from);
  if (name === 'question') return leaveQuestion(state.tr, $from);
  const box = $from.depth > 1 ? $from.node(-1) : null;
  const isLastLine = $from.parent.content.size === 0 && box && $from.indexAfter(-1) === box.childCount;
  if (!empty || !isLastLine || !boxes.has(box.type.name)) return null;
  return leaveBox(state.tr, $from);
}

/** To the next picture's caption within a gallery; else to the text below. */
function leaveCaption(tr: Transaction, $from: ResolvedPos): Transaction {
  const isPart = $from.depth > 1 && $from.node(-1).type.name === 'gallery';
  if (!isPart) return goBelow(tr, $from.after());
  const isLast = $from.indexAfter(-1) === $from.node(-1).childCount;
  if (isLast) return goBelow(tr, $from.after(-1));
  return tr.setSelection(Selection.near(tr.doc.resolve($from.after() + 1))).scrollIntoView();
}

/** To its answer, which is made where there is none; an empty last question ends the interview. */
function leaveQuestion(tr: Transaction, $from: ResolvedPos): Transaction {
  const interview = $from.node(-1);
  const index = $from.index(-1);
  const next = interview.maybeChild(index + 1);
  const { answer, paragraph } = tr.doc.type.schema.nodes;
  if ($from.parent.content.size === 0 && !next && index > 0) {
    tr.delete($from.before(), $from.after());
    return goBelow(tr, tr.mapping.map($from.after(-1)));
  }
  const after = $from.after();
  if (next?.type.name !== 'answer' && answer && paragraph)
    tr.insert(after, answer.create(null, paragraph.create()));
  return tr.setSelection(Selection.near(tr.doc.resolve(after + 1))).scrollIntoView();
}

/** From the empty last line: on with the next question or event, or below the box. */
function leaveBox(tr: Transaction, $from: ResolvedPos): Transaction {
  const box = $from.node(-1);
  const whole = parts[box.type.name];
  const { question, timelineEntry, paragraph } = tr.doc.type.schema.nodes;
  const isAlone = box.childCount === 1;
  if (!whole || !paragraph) {
    // A box of nothing else is left as it is.
    if (!isAlone) tr.delete($from.before(), $from.after());
    return goBelow(tr, tr.mapping.map($from.after(-1)));
  }
  const around = $from.node(-2);
  const isLastPart = $from.indexAfter(-2) === around.childCount;
  if (isAlone && isLastPart && around.childCount > 1 && box.attrs.time !== undefined && !box.attrs.time) {
    tr.delete($from.before(-1), $from.after(-1));
    return goBelow(tr, tr.mapping.map($from.after(-2)));
  }
  if (!isAlone) tr.delete($from.before(), $from.after());
  const after = tr.mapping.map($from.after(-1));
  const next =
    box.type.name === 'answer' ? question?.create() : timelineEntry?.create(null, paragraph.create());
  if (next) tr.insert(after, next);
  return tr.setSelection(Selection.near(tr.doc.resolve(after + 1))).scrollIntoView();
}

/** Backspace where nothing was written: the block becomes an empty line again, or an empty question goes. */
function backspace(editor: Editor): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const name = $from.parent.type.name;
  if (name === 'pullQuote' || name === 'sourceNote') return editor.commands.setNode('paragraph');
  if ($from.parent.content.size > 0) return false;
  const { tr, schema } = state;
  const paragraph = schema.nodes.paragraph;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (!/^(?:factBox|interview|timeline)$/.test(node.type.name) || node.textContent !== '' || !paragraph)
      continue;
    const isTitled = node.attrs.title || node.children.some((child) => child.attrs.time);
    if (isTitled) return false;
    tr.replaceWith($from.before(depth), $from.after(depth), paragraph.create());
    view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve($from.before(depth) + 1))));
    return true;
  }
  if (name !== 'question' || $from.node(-1).childCount < 2) return false;
  tr.delete($from.before(), $from.after());
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve($from.before()), -1)));
  return true;
}

/** Captions and questions are one line each, and boxes are left by Enter: nothing is lost on the way out. */
export const LineKeys = Extension.create({
  name: 'lineKeys',
  priority: 150,
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const tr = enterIn(editor.state);
        if (tr) editor.view.dispatch(tr);
        return tr !== null;
      },
      Backspace: ({ editor }) => backspace(editor),
    };
  },
});
