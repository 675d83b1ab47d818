import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { otherSpellings } from './spellings.ts';

const others = (name: string) =>
  otherSpellings(fold(name).split(' '))
    .map((words) => words.join(' '))
    .sort();
const folded = (...names: string[]) => names.map(fold).sort();

test.each([
  ['غوغل', ['جوجل', 'قوقل']],
  ['ترمب', ['ترامب']],
  ['إنكلترا', ['إنجلترا', 'إنغلترا']],
  ['فيس بوك', ['فيسبوك']],
  ['هونكونغ', ['هونغ كونغ', 'هونج كونج']],
  ['عبد الرحمن', ['عبدالرحمن']],
  ['عبدالرحمن', ['عبد الرحمن']],
  ['أبو ظبي', ['أبوظبي']],
])('%s is also written %j', (name, spellings) => {
  expect(others(name)).toEqual(folded(...spellings));
});

test('what is attached in front of a name is left off', () => {
  expect(others('لغوغل')).toEqual(folded('جوجل', 'قوقل'));
  expect(others('الإنكليزية')).toEqual(folded('إنجليزية', 'إنغليزية'));
});

test('a spelling never stands for itself, and another word for nothing', () => {
  expect(others('إسطنبول')).toEqual(folded('استنبول'));
  expect(others('كتاب')).toEqual([]);
  expect(others('عبد')).toEqual([]);
  expect(others('عبد مملوك')).toEqual([]);
});
