import { describe, expect, test } from 'vitest';
import { fold } from '#arabic/fold.ts';
import { commonPart, stem } from './stem.ts';

describe('words of one family meet in one stem', () => {
  test.each([
    ['libraries', 'library'],
    ['elections', 'Election'],
    ['voted', 'vote'],
    ['Voting', 'votes'],
    ['days', 'day'],
    ['possibility', 'possible'],
    ['happiness', 'happy'],
    ['المكتبات', 'المكتبة'],
  ])('%s and %s', (one, other) => {
    const [first, second] = [fold(one), fold(other)];
    expect(stem(first)).toBe(stem(second));
    // Whichever is typed, the other is seen where it stands in a text.
    expect(first.includes(commonPart(stem(second)))).toBe(true);
    expect(second.includes(commonPart(stem(first)))).toBe(true);
  });
});

test('what differs stays apart', () => {
  expect(stem('hoping')).not.toBe(stem('hopping'));
  expect(stem('police')).not.toBe(stem('policy'));
  expect(stem('covid19')).toBe('covid19');
});
