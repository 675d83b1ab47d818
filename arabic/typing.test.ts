import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HouseStyle } from './house.ts';
import { correctTyped } from './typing.ts';

const western: HouseStyle = { digits: 'western', innerQuotes: 'angle' };
const arabic: HouseStyle = { digits: 'arabic', innerQuotes: 'curly' };

/** The line after so many keys, one after the other, as the house makes it. */
function type(keys: string, house: HouseStyle = western, dir: 'rtl' | 'ltr' = 'rtl'): string {
  let line = '';
  for (const typed of keys) {
    const correction = correctTyped({ before: line, typed, after: '', dir }, house);
    line = correction ? line.slice(0, line.length - correction.takes) + correction.puts : line + typed;
  }
  return line;
}

describe('a person types on whatever layout', () => {
  test.each([
    ['a comma after an Arabic word', 'قال, ثم', 'قال، ثم'],
    ['a semicolon', 'قال; ثم', 'قال؛ ثم'],
    ['a question mark', 'من قال?', 'من قال؟'],
    ['a question mark after a number', 'في 2024?', 'في 2024؟'],
    ['a comma after a vowel', 'كتابًا, وقلمًا', 'كتابًا، وقلمًا'],
    ['a comma inside a number', 'نحو 3,500 شخص', 'نحو 3,500 شخص'],
    ['a comma after a number', 'في عام 2024, قال', 'في عام 2024، قال'],
    ['a comma in a Latin name', 'شركة Apple, Inc. أعلنت', 'شركة Apple, Inc. أعلنت'],
    ['a question mark in an address', 'انظر https://x.org/a?b=1,2 هنا', 'انظر https://x.org/a?b=1,2 هنا'],
    ['marks that are Arabic already', 'قال، ثم؟', 'قال، ثم؟'],
    ['a comma after a percentage', 'بنسبة 50%, وزاد', 'بنسبة 50%، وزاد'],
    ['quotes', 'قال "نعم" وذهب', 'قال «نعم» وذهب'],
    ['quotes at the start', '"نعم" قال', '«نعم» قال'],
    ['quotes glued to a letter', 'وصحيفة و"الأيام" معًا', 'وصحيفة و«الأيام» معًا'],
    ['quotes in quotes', '"قال لي "نعم" أمس"', '«قال لي ‹نعم› أمس»'],
    ['quotes around a Latin name', 'فيلم "Roma" الجديد', 'فيلم «Roma» الجديد'],
    ['inches', 'شاشة 27" جديدة', 'شاشة 27" جديدة'],
    ['a space before a mark', 'كلمة ، كلمة', 'كلمة، كلمة'],
    ['spaces before a Latin mark', 'كلمة  , كلمة', 'كلمة، كلمة'],
    ['a space before a full stop', 'انتهى .', 'انتهى.'],
    ['no space after a mark', 'كلمة،كلمة', 'كلمة، كلمة'],
    ['no space after a full stop', 'انتهى.وبدأ', 'انتهى. وبدأ'],
    ['a title of one letter', 'د.أحمد', 'د.أحمد'],
    ['two marks together', 'حقًا؟!', 'حقًا؟!'],
    ['Arabic-Indic digits', '٢٠٢٤ و۳', '2024 و3'],
    ['an Arabic percent sign', 'بنسبة 5٪', 'بنسبة 5%'],
  ])('%s', (_what, keys, line) => {
    expect(type(keys)).toBe(line);
  });

  test.each([
    ['digits', 'عام 2024', 'عام ٢٠٢٤'],
    ['a percentage', 'نسبة 50%', 'نسبة ٥٠٪'],
    ['a handle', 'الحساب @madina24 اليوم', 'الحساب @madina24 اليوم'],
    ['an address', 'https://x.org/2024/5', 'https://x.org/2024/5'],
    ['a Latin name with a number', 'هاتف iPhone 15 الجديد', 'هاتف iPhone 15 الجديد'],
    ['a number with a Latin letter', 'شبكة G5 أو 5', 'شبكة G5 أو ٥'],
    ['quotes in quotes', '"قال "نعم" أمس"', '«قال “نعم” أمس»'],
  ])('in a house of Arabic-Indic digits: %s', (_what, keys, line) => {
    expect(type(keys, arabic)).toBe(line);
  });

  test('a line from left to right is left alone', () => {
    expect(type('He said "yes", in 2024; why ?', arabic, 'ltr')).toBe('He said "yes", in 2024; why ?');
  });
});

const line = fc.string({
  unit: fc.constantFrom(
    'ا',
    'ب',
    'ً',
    ' ',
    ',',
    '،',
    '?',
    '"',
    '«',
    '»',
    '1',
    '٢',
    'a',
    '.',
    '@',
    '-',
    '%',
    'ـ',
  ),
  maxLength: 30,
});

test('no letter is ever added, dropped or changed', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{M}]/gu, '');
  fc.assert(
    fc.property(line, fc.constantFrom(western, arabic), (keys, house) => {
      expect(letters(type(keys, house))).toBe(letters(keys));
    }),
  );
});

test('what the house wrote is written the same way again', () => {
  const marks = fc.string({ unit: fc.constantFrom('ا', 'ب', ' ', ',', '?', ';', '1'), maxLength: 20 });
  fc.assert(
    fc.property(marks, fc.constantFrom(western, arabic), (keys, house) => {
      const once = type(keys, house);
      expect(type(once, house)).toBe(once);
    }),
  );
});
