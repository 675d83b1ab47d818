import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';

describe('a search finds a word however it was typed', () => {
  test.each([
    ['الأمن', 'الامن'],
    ['إسبانيا', 'اسبانيا'],
    ['آسيا', 'اسيا'],
    ['ا\u0653سيا', 'اسيا'],
    ['مستشفى', 'مستشفي'],
    ['الحكومة', 'الحكومه'],
    ['كِتَابٌ', 'كتاب'],
    ['مؤسَّسة', 'موسسه'],
    ['ٱلرحمٰن', 'الرحمن'],
    ['مسؤول', 'مسوول'],
    ['دائرة', 'دايره'],
    ['جمـــيل', 'جميل'],
    ['کتابی', 'كتابي'],
    ['ﻻ ﷲ ﺑﻴﺖ', 'لا الله بيت'],
    ['٢٠٢٢ و۱۴۰۱', '2022 و1401'],
    ['می\u200cروم', 'ميروم'],
    ['\u202bالأمن\u202c\u200f', 'الامن'],
    ['Covid-19', 'covid-19'],
  ])('%s is found as %s', (typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });

  test('a vowel in presentation form does not cut its word in two', () => {
    expect(fold('كﹷتاب')).toBe('كتاب');
    expect(fold('كﹶتاب')).toBe('كتاب');
  });

  test('what is not Arabic is not rewritten but for its case', () => {
    expect(fold('½ ﬁ x² Ⅳ')).toBe('½ ﬁ x² ⅳ');
  });

  test('hamza on its own stays a letter', () => {
    expect(fold('ماء')).toBe('ماء');
  });

  test('punctuation and spaces stay where they are', () => {
    expect(fold('قال: «نعم»،  ثم')).toBe('قال: «نعم»،  ثم');
  });

  const arabicAndMore = fc.string({
    unit: fc.oneof(
      fc.integer({ min: 0x600, max: 0x6ff }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0xfb50, max: 0xfeff }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0x2000, max: 0x206f }).map((code) => String.fromCodePoint(code)),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
    ),
  });

  test('folding twice is folding once, whatever the text', () => {
    fc.assert(fc.property(arabicAndMore, (text) => fold(fold(text)) === fold(text)));
  });

  test('a word with vowels on every letter folds to the word without them', () => {
    const words = fc.string({ unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'), minLength: 1 });
    const vowels = fc.constantFrom('\u064b', '\u064e', '\u064f', '\u0650', '\u0651', '\u0652', '\u0670');
    fc.assert(
      fc.property(words, vowels, (word, vowel) => {
        expect(fold([...word].map((letter) => letter + vowel).join(''))).toBe(word);
      }),
    );
  });
});
