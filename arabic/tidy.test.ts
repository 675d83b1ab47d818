import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HouseStyle } from './house.ts';
import { tidy, tidyKinds } from './tidy.ts';

const western: HouseStyle = { digits: 'western', innerQuotes: 'angle' };
const arabic: HouseStyle = { digits: 'arabic', innerQuotes: 'angle' };
const clean = (text: string, house = western) => tidy(text, tidyKinds, house).text;

describe('a text is tidied on request', () => {
  test.each([
    ['الـــخبر جـمـيل', 'الخبر جميل'],
    ['عام 1445هـ ولـ«الأيام»', 'عام 1445هـ ولـ«الأيام»'],
    ['كلمة  ثم   كلمة', 'كلمة ثم كلمة'],
    ['كلمة ، ثم كلمة ؟', 'كلمة، ثم كلمة؟'],
    ['كلمة،ثم كلمة', 'كلمة، ثم كلمة'],
    ['قال, ثم مضى; فلماذا?', 'قال، ثم مضى؛ فلماذا؟'],
    ['نحو 3,500 في 2024, ثم', 'نحو 3,500 في 2024، ثم'],
    ['قال "نعم" ثم "لا"', 'قال «نعم» ثم «لا»'],
    ['« نعم »', '«نعم»'],
    ['٣٬٥٠٠ شخص بنسبة ٥٠٪', '3,500 شخص بنسبة 50%'],
    ['كل\u200bمة \u200fو\u200eأخرى', 'كلمة وأخرى'],
    ['می\u200cروم', 'می\u200cروم'],
    ['https://x.org/a,b?c="1"', 'https://x.org/a,b?c="1"'],
    ['شركة Apple, Inc. أعلنت', 'شركة Apple, Inc. أعلنت'],
  ])('%s', (text, tidied) => {
    expect(clean(text)).toBe(tidied);
  });

  test('in a house of Arabic-Indic digits', () => {
    expect(clean('عام 2024 و3,500.5 على iPhone 15', arabic)).toBe('عام ٢٠٢٤ و٣٬٥٠٠٫٥ على iPhone 15');
  });

  test('it says how many of what', () => {
    expect(tidy('جـميل  و"نعم" ،', tidyKinds, western).counts).toEqual({
      tatweel: 1,
      spaces: 1,
      quotes: 2,
      spaceBefore: 1,
    });
  });
});

const unit = fc.constantFrom(
  ...['ا', 'ب', 'ـ', 'ً', ' ', ' ', ',', '،', ';', '?', '؟', '"', '«', '»', '1', '٢', '۳', '٫', '٪'],
  ...['a', 'B', '.', ':', '@', '-', '%', '(', ')', '\u200f', '\u200b', '\u200c', '!'],
);
const line = fc.string({ unit, maxLength: 40 });

test('tidying twice is tidying once, and no letter or vowel is changed', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{M}]|\u0640/gu, '');
  fc.assert(
    fc.property(line, fc.constantFrom(western, arabic), (text, house) => {
      const once = clean(text, house);
      expect(clean(once, house)).toBe(once);
      expect(letters(once)).toBe(letters(text));
    }),
    { numRuns: 2000 },
  );
});
