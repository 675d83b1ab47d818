import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slugify } from './slug.ts';

describe('a headline makes a readable address', () => {
  test.each([
    ['الميناء يستقبل سفينة الأبحاث', 'الميناء-يستقبل-سفينة-الأبحاث'],
    ['عاجل: «البلدية» تفتح الجسر!', 'عاجل-البلدية-تفتح-الجسر'],
    ['مُدُنٌ جمــيلة', 'مدن-جميلة'],
    ['COVID-19 في ٢٠٢٢', 'covid-19-في-2022'],
    ['  \u202eمقلوب\u2069 ', 'مقلوب'],
    ['!؟…', 'story'],
    ['', 'story'],
  ])('%s', (headline, slug) => {
    expect(slugify(headline)).toBe(slug);
  });

  test('ten words at most', () => {
    expect(slugify('أ ب ت ث ج ح خ د ذ ر ز س')).toBe('أ-ب-ت-ث-ج-ح-خ-د-ذ-ر');
  });

  test('long words are cut between words', () => {
    const word = 'م'.repeat(25);
    expect(slugify(`${word} ${word} ${word}`)).toBe(`${word}-${word}`);
  });

  test('one endless word is cut at 120 bytes, not inside a letter', () => {
    expect(slugify('م'.repeat(500))).toBe('م'.repeat(60));
  });

  test('any text gives an address that can be encoded, within the limit, that stays itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const slug = slugify(text);
        expect(() => encodeURIComponent(slug)).not.toThrow();
        expect(new TextEncoder().encode(slug).length).toBeLessThanOrEqual(120);
        expect(slug).toMatch(/^[\p{L}\p{N}\p{M}]+(-[\p{L}\p{N}\p{M}]+)*$/u);
        expect(slugify(slug)).toBe(slug);
      }),
    );
  });
});
