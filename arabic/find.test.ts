import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMatches, foldWithPlaces } from './find.ts';
import { fold } from './fold.ts';

const any = { wholeWord: false, exact: false };
const found = (text: string, query: string, options = any) =>
  findMatches(text, query, options).map(({ start, end }) => text.slice(start, end));

describe('a word is found however it was typed, and shown as it is written', () => {
  test.each([
    ['قال مجلس الأمن أمس', 'الامن', ['الأمن']],
    ['الأَمْنُ أوَّلًا', 'الامن', ['الأَمْنُ']],
    ['الامن والأمان', 'الأمن', ['الامن']],
    ['كِتَابٌ وكتاب', 'كتاب', ['كِتَابٌ', 'كتاب']],
    ['جمـــيل', 'جميل', ['جمـــيل']],
    ['عام ٢٠٢٤', '2024', ['٢٠٢٤']],
    ['ﻻ أحد', 'لا', ['ﻻ']],
    ['Covid وCOVID', 'covid', ['Covid', 'COVID']],
    ['لا شيء', 'قط', []],
    ['نص', '', []],
    ['نص', 'ً', []],
    ['😀 خبر', 'خبر', ['خبر']],
  ])('%s ← %s', (text, query, matches) => {
    expect(found(text, query)).toEqual(matches);
  });

  test('whole words only', () => {
    expect(found('أمن الأمن أمنية أَمْن', 'امن', { wholeWord: true, exact: false })).toEqual(['أمن', 'أَمْن']);
  });

  test('as written, letter by letter', () => {
    expect(found('الامن الأمن', 'الأمن', { wholeWord: false, exact: true })).toEqual(['الأمن']);
  });
});

const unit = fc.constantFrom('ا', 'أ', 'ﻻ', 'َ', 'ـ', ' ', 'ب', 'B', '٢', '2', '\u200f', '😀', 'İ', '.');

test('folding with places folds like the search', () => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
      const { text: folded, from } = foldWithPlaces(text);
      expect(folded).toBe(fold(text));
      expect(from).toHaveLength(folded.length);
    }),
  );
});

test('matches follow one another, lie in the text, and fold to the query', () => {
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('ا', 'ب', '2'), minLength: 1, maxLength: 2 }),
      (text, query) => {
        let last = 0;
        for (const { start, end } of findMatches(text, query, any)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(fold(text.slice(start, end))).toContain(fold(query));
          last = end;
        }
      },
    ),
  );
});
