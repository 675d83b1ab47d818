import { Node } from '@tiptap/pm/model';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { checkBody } from '#document/check.ts';
import { storySchema } from '#document/extensions.ts';
import { bodyToText } from '#document/text.ts';
import { blockAt, blockAtSelection, duplicateBlock, moveAround, removeBlock } from './block-moves.ts';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const item = (text: string, ...more: unknown[]) => ({
  type: 'listItem',
  content: [paragraph(text), ...more],
});
const list = (...content: unknown[]) => ({ type: 'bulletList', content });
const figure = (media: string) => ({
  type: 'figure',
  attrs: { media },
  content: [{ type: 'text', text: media }],
});

function stateOf(...content: unknown[]): EditorState {
  return EditorState.create({ doc: Node.fromJSON(storySchema, { type: 'doc', content }) });
}

/** With the caret before the first letter of these words. */
function at(state: EditorState, words: string): EditorState {
  let found = -1;
  state.doc.descendants((node, pos) => {
    if (node.isText && node.text?.includes(words)) found = pos + node.text.indexOf(words);
  });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, found)));
}

function linesOf(state: EditorState): string[] {
  const result = checkBody(JSON.parse(JSON.stringify(state.doc.toJSON())));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return bodyToText(result.body).split(/\n+/);
}

function move(state: EditorState, by: -1 | 1): EditorState {
  const moved = moveAround(state, by);
  return moved ? state.apply(moved.tr) : state;
}

describe('a block that is moved', () => {
  test('changes places with its neighbour and keeps the caret', () => {
    const state = move(at(stateOf(paragraph('أ'), paragraph('ب'), paragraph('ج')), 'ج'), -1);
    expect(linesOf(state)).toEqual(['أ', 'ج', 'ب']);
    expect(state.selection.$from.parent.textContent).toBe('ج');
    expect(linesOf(move(state, 1))).toEqual(['أ', 'ب', 'ج']);
  });

  test('in a list is its item, with the list inside it; at the edge the list itself', () => {
    const state = at(stateOf(paragraph('قبل'), list(item('أ', list(item('أ أ'))), item('ب'))), 'ب');
    const up = move(state, -1);
    expect(linesOf(up)).toEqual(['قبل', 'ب', 'أ', 'أ أ']);
    expect(linesOf(move(up, -1))).toEqual(['ب', 'أ', 'أ أ', 'قبل']);
  });

  test('in a gallery is one picture', () => {
    const gallery = { type: 'gallery', content: [figure('a'), figure('b')] };
    const state = stateOf(gallery);
    const chosen = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 4)));
    expect(chosen.selection instanceof NodeSelection && chosen.selection.node.attrs.media).toBe('b');
    const up = move(chosen, -1);
    expect(linesOf(up)).toEqual(['b', 'a']);
    expect(up.selection instanceof NodeSelection && up.selection.node.attrs.media).toBe('b');
  });

  test('in a cell is the whole table', () => {
    const cell = { type: 'tableCell', content: [paragraph('خلية')] };
    const table = { type: 'table', content: [{ type: 'tableRow', content: [cell, cell] }] };
    expect(linesOf(move(at(stateOf(paragraph('أ'), table), 'خلية'), -1))).toEqual(['خلية | خلية', 'أ']);
  });

  test('alone stays where it is', () => {
    expect(moveAround(at(stateOf(paragraph('أ')), 'أ'), 1)).toBeNull();
  });
});

test('a block that is duplicated stands twice, the caret in the copy', () => {
  const state = at(stateOf(paragraph('أ'), paragraph('ب')), 'أ');
  const block = blockAtSelection(state);
  if (!block) throw new Error('no block');
  const twice = state.apply(duplicateBlock(state.tr, block));
  expect(linesOf(twice)).toEqual(['أ', 'أ', 'ب']);
  expect(twice.selection.$from.index(0)).toBe(1);
});

test('the last item that is deleted takes its list along, and the last block leaves an empty line', () => {
  const state = at(stateOf(list(item('أ'))), 'أ');
  const block = blockAtSelection(state);
  if (!block) throw new Error('no block');
  const empty = state.apply(removeBlock(state.tr, block));
  expect(empty.doc.toJSON()).toEqual({ type: 'doc', content: [{ type: 'paragraph', attrs: { dir: null } }] });
  const two = stateOf(paragraph('أ'), paragraph('ب'));
  const first = blockAt(two.doc, 0);
  if (!first) throw new Error('no block');
  expect(linesOf(two.apply(removeBlock(two.tr, first)))).toEqual(['ب']);
});
