import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { stem } from './stem.ts';

describe('words of one family meet in one stem', () => {
  test.each([
    ['المدير', 'مديره'],
    ['والحكومة', 'حكومة'],
    ['بالمدينة', 'المدينة'],
    ['للصحفيين', 'الصحفي'],
    ['شركات', 'الشركة'],
    ['مهندسون', 'مهندس'],
    ['وكتابها', 'الكتاب'],
  ])('%s and %s', (one, other) => {
    expect(stem(fold(one))).toBe(stem(fold(other)));
  });
});

test('a short word is left whole', () => {
  for (const word of ['في', 'من', 'ال', 'وفد', 'له']) expect(stem(word)).toBe(word);
});

test('what is not Arabic stays as it is', () => {
  expect(stem('covid')).toBe('covid');
});
