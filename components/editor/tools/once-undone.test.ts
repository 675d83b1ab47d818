import { expect, test } from 'vitest';
import { takenBack } from './once-undone.ts';

const before = { headline: 'عنوان  قديم', lead: 'مقدمة' };
const after = { headline: 'عنوان قديم', lead: 'مقدمة' };

test('an undo gives back the headline that a tool changed', () => {
  expect(takenBack(after, before, after)).toEqual({ headline: before.headline });
});

test('a headline written anew since the tool changed it stays as written', () => {
  expect(takenBack({ ...after, headline: 'عنوان جديد' }, before, after)).toEqual({});
});
