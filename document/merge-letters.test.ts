import { expect, test } from 'vitest';
import { compareBodies, mergeBlocks } from './merge.ts';
import { mergeLetters, settleRows } from './merge-letters.ts';
import type { DocNode, StoryBody } from './types.ts';

const p = (text: string, marks?: DocNode['marks']): DocNode => ({
  type: 'paragraph',
  content: [{ type: 'text', ...(marks ? { marks } : {}), text }],
});
const doc = (...content: DocNode[]): StoryBody => ({ type: 'doc', content });
const list = (...lines: string[]): DocNode => ({
  type: 'bulletList',
  content: lines.map((line) => ({ type: 'listItem', content: [p(line)] })),
});

function merged(base: StoryBody, mine: StoryBody, theirs: StoryBody): DocNode[] {
  return mergeBlocks(settleRows(compareBodies(base, mine, theirs)), []).content;
}

test('one paragraph written on in two windows is one paragraph, with what either wrote', () => {
  expect(merged(doc(p('فتح السوق')), doc(p('فتح السوق باكرًا')), doc(p('اليوم فتح السوق')))).toEqual([
    p('اليوم فتح السوق باكرًا'),
  ]);
  expect(merged(doc(p('فتح')), doc(p('فتح ب')), doc(p('فتح أ')))).toEqual([p('فتح أ ب')]);
  expect(merged(doc(p('فتح السوق اليوم')), doc(p('فتح اليوم')), doc(p('فتح السوق اليوم، وأغلق')))).toEqual([
    p('فتح اليوم، وأغلق'),
  ]);
});

test('letters made bold in one window and written on in the other are both', () => {
  const bold = [{ type: 'bold' }];
  expect(merged(doc(p('سوق')), doc(p('سوق', bold)), doc(p('سوق جديد')))).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', marks: bold, text: 'سوق' },
        { type: 'text', text: ' جديد' },
      ],
    },
  ]);
});

test('within a list each line is put together by itself', () => {
  expect(
    merged(doc(list('خبز', 'تمر')), doc(list('خبز طازج', 'تمر')), doc(list('خبز', 'تمر بلدي', 'حليب'))),
  ).toEqual([list('خبز طازج', 'تمر بلدي', 'حليب')]);
});

test('a heading made of a line that was written on meanwhile is a heading with all of it', () => {
  const heading = (text: string): DocNode => ({ ...p(text), type: 'heading', attrs: { level: 2 } });
  expect(merged(doc(p('تمهيد')), doc(heading('تمهيد')), doc(p('تمهيد طويل')))).toEqual([
    heading('تمهيد طويل'),
  ]);
});

test('what can’t be one stands as two: nobody’s choice is dropped', () => {
  const heading = (level: number): DocNode => ({ ...p('تمهيد'), type: 'heading', attrs: { level } });
  expect(merged(doc(heading(2)), doc(heading(3)), doc(heading(4)))).toEqual([heading(4), heading(3)]);
});

test('what both put in alike stands once, and a pair of surrogates is never parted', () => {
  expect(mergeLetters('سوق', 'سوق كبير', 'سوق كبير')).toBe('سوق كبير');
  expect(mergeLetters('😀', '😁', '😀!')).toBe('😁!');
});
