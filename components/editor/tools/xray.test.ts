import { expect, test } from 'vitest';
import { directedRuns } from './xray.ts';

const runs = (text: string, base: 'rtl' | 'ltr' = 'rtl') =>
  directedRuns([text], base).map(({ start, end, dir }) => [text.slice(start, end), dir]);

test('each run of a mixed line with the way it is read', () => {
  expect(runs('هاتف iPhone 15 جديد')).toEqual([
    ['هاتف ', 'rtl'],
    ['iPhone 15', 'ltr'],
    [' جديد', 'rtl'],
  ]);
  // The sign stays with the name, as the page isolates it.
  expect(runs('من @madina، ثم')).toEqual([
    ['من ', 'rtl'],
    ['@madina', 'ltr'],
    ['، ثم', 'rtl'],
  ]);
  expect(runs('The word مداد means ink', 'ltr')).toEqual([
    ['The word ', 'ltr'],
    ['مداد', 'rtl'],
    [' means ink', 'ltr'],
  ]);
  expect(runs('')).toEqual([]);
});

test('a line in several pieces is read as one', () => {
  expect(directedRuns(['هاتف ', 'iPhone', ' جديد'], 'rtl').map(({ start, end }) => [start, end])).toEqual([
    [0, 5],
    [5, 11],
    [11, 16],
  ]);
});
