import { describe, expect, test } from 'vitest';
import { plural } from './plural.ts';

const comments = {
  zero: 'لا تعليقات',
  one: 'تعليق واحد',
  two: 'تعليقان',
  few: '{n} تعليقات',
  many: '{n} تعليقا',
  other: '{n} تعليق',
};

describe('an Arabic count takes one of six forms', () => {
  test.each([
    [0, 'لا تعليقات'],
    [1, 'تعليق واحد'],
    [2, 'تعليقان'],
    [3, '3 تعليقات'],
    [10, '10 تعليقات'],
    [11, '11 تعليقا'],
    [99, '99 تعليقا'],
    [100, '100 تعليق'],
    [102, '102 تعليق'],
    [103, '103 تعليقات'],
    [111, '111 تعليقا'],
    [1000, '1000 تعليق'],
  ])('%i', (n, words) => {
    expect(plural(n, comments)).toBe(words);
  });

  test('English words need only one and other', () => {
    const words = { one: '{n} comment', other: '{n} comments' };
    expect([0, 1, 2, 3, 11, 101].map((n) => plural(n, words))).toEqual([
      '0 comments',
      '1 comment',
      '2 comments',
      '3 comments',
      '11 comments',
      '101 comments',
    ]);
  });
});
