import { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { checkBody } from '#document/check.ts';
import { storySchema } from '#document/extensions.ts';
import type { DocNode } from '#document/types.ts';
import { enterIn } from './line-keys.ts';

const paragraph = (text = ''): DocNode => ({
  type: 'paragraph',
  ...(text ? { content: [{ type: 'text', text }] } : {}),
});
const question = (text = ''): DocNode => ({ ...paragraph(text), type: 'question' });
const answer = (...content: DocNode[]): DocNode => ({ type: 'answer', content });
const entry = (...content: DocNode[]): DocNode => ({ type: 'timelineEntry', content });
const figure = (text: string): DocNode => ({ ...paragraph(text), type: 'figure' });

/** What a story looks like, with «|» where the caret is, after Enter is pressed at the end of the line that ends so. */
function pressEnter(content: DocNode[], line: string, nth = 0): string[] | null {
  const doc = Node.fromJSON(storySchema, { type: 'doc', content });
  const places: number[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent === line) places.push(pos + 1 + node.content.size);
  });
  const state = EditorState.create({ doc });
  const at = state.apply(state.tr.setSelection(TextSelection.create(doc, places[nth] ?? -1)));
  const tr = enterIn(at);
  if (!tr) return null;
  const after = at.apply(tr);
  expect(checkBody(JSON.parse(JSON.stringify(after.doc.toJSON()))).ok).toBe(true);
  const shown: string[] = [];
  after.doc.descendants((node, pos) => {
    if (!node.isTextblock) return;
    const isHere = after.selection.from > pos && after.selection.from <= pos + node.nodeSize - 1;
    shown.push(`${node.type.name}:${node.textContent}${isHere ? '|' : ''}`);
  });
  return shown;
}

describe('Enter', () => {
  test('in a question goes to its answer, and makes one where there is none', () => {
    const whole = { type: 'interview', content: [question('لماذا؟'), answer(paragraph())] };
    expect(pressEnter([whole], 'لماذا؟')).toEqual(['question:لماذا؟', 'paragraph:|']);
    const alone = { type: 'interview', content: [question('لماذا؟')] };
    expect(pressEnter([alone], 'لماذا؟')).toEqual(['question:لماذا؟', 'paragraph:|']);
  });

  test('on the empty last line of an answer asks the next question; an empty question ends the interview', () => {
    const whole = { type: 'interview', content: [question('لماذا؟'), answer(paragraph('لأن'), paragraph())] };
    expect(pressEnter([whole], '')).toEqual(['question:لماذا؟', 'paragraph:لأن', 'question:|']);
    const done = { type: 'interview', content: [question('لماذا؟'), answer(paragraph('لأن')), question()] };
    expect(pressEnter([done], '')).toEqual(['question:لماذا؟', 'paragraph:لأن', 'paragraph:|']);
  });

  test('on the empty last line of a box leads out of it', () => {
    const box = { type: 'factBox', attrs: { title: 'ع' }, content: [paragraph('أ'), paragraph()] };
    expect(pressEnter([box, paragraph('ب')], '')).toEqual(['paragraph:أ', 'paragraph:ب|']);
  });

  test('on the empty last line of an event makes the next, and there once more leaves the timeline', () => {
    const line = { type: 'timeline', content: [entry(paragraph('أ'), paragraph())] };
    expect(pressEnter([line], '')).toEqual(['paragraph:أ', 'paragraph:|']);
    const two = { type: 'timeline', content: [entry(paragraph('أ')), entry(paragraph())] };
    expect(pressEnter([two, paragraph('ب')], '')).toEqual(['paragraph:أ', 'paragraph:ب|']);
  });

  test('in a caption goes to the next picture of a gallery, and from the last below it', () => {
    const gallery = { type: 'gallery', content: [figure('أ'), figure('ب')] };
    expect(pressEnter([gallery], 'أ')).toEqual(['figure:أ', 'figure:ب|']);
    expect(pressEnter([gallery], 'ب')).toEqual(['figure:أ', 'figure:ب', 'paragraph:|']);
  });

  test('in a paragraph is left to the editor', () => {
    expect(pressEnter([paragraph('أ')], 'أ')).toBeNull();
    expect(pressEnter([{ type: 'factBox', content: [paragraph('أ')] }], 'أ')).toBeNull();
  });
});
