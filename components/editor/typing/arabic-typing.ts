import { Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { HouseStyle } from '#arabic/house.ts';
import { correctTyped } from '#arabic/typing.ts';
import { directionOfBlock, ownDirection } from './story-direction.ts';

/**
 * First the sign as it was typed, then the house's in its place, as two steps of the history: one undo gives back the
 * sign that was typed, and nothing more.
 */
function typeInBody(
  view: EditorView,
  from: number,
  typed: string,
  insertTyped: () => ReturnType<EditorView['state']['tr']['insertText']>,
  house: HouseStyle,
): boolean {
  const $from = view.state.doc.resolve(from);
  const block = $from.parent;
  if (!block.isTextblock) return false;
  const correction = correctTyped(
    {
      before: block.textBetween(0, $from.parentOffset, undefined, '\ufffc'),
      typed,
      after: block.textBetween($from.parentOffset, block.content.size, undefined, '\ufffc'),
      dir: directionOfBlock(block, ownDirection(view.state)),
    },
    house,
  );
  if (!correction) return false;
  view.dispatch(insertTyped());
  const end = from + typed.length;
  view.dispatch(closeHistory(view.state.tr.insertText(correction.puts, from - correction.takes, end)));
  // What is typed from here on is undone by itself.
  view.dispatch(closeHistory(view.state.tr));
  return true;
}

/** Marks, quotes, digits and the spaces around them as the house writes them, while they are typed. */
export function arabicTyping(house: HouseStyle, isOn: () => boolean): Extension {
  return Extension.create({
    name: 'arabicTyping',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleTextInput(view, from, to, text, insertTyped) {
            if (text.length !== 1 || view.composing || !isOn()) return false;
            // What replaces a selection is corrected like anything else once the selection is gone.
            if (to > from && !view.state.doc.resolve(from).sameParent(view.state.doc.resolve(to)))
              return false;
            return typeInBody(view, from, text, insertTyped, house);
          },
        },
      }),
    ],
  });
}

/**
 * The same in a plain field, after the browser has put in what was typed; through the browser's own command, so that its
 * undo gives the typed sign back.
 */
export function correctField(field: HTMLTextAreaElement, event: Event, house: HouseStyle): boolean {
  if (!(event instanceof InputEvent) || event.inputType !== 'insertText' || event.isComposing) return false;
  const typed = event.data;
  const caret = field.selectionStart;
  if (typed?.length !== 1 || field.value.charAt(caret - 1) !== typed) return false;
  const correction = correctTyped(
    {
      before: field.value.slice(0, caret - 1),
      typed,
      after: field.value.slice(caret),
      dir: field.dir === 'ltr' ? 'ltr' : 'rtl',
    },
    house,
  );
  if (!correction) return false;
  field.setSelectionRange(caret - 1 - correction.takes, caret);
  return document.execCommand('insertText', false, correction.puts);
}
