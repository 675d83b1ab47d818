import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIsolates, findLatinRuns } from './runs.ts';

const shown = (text: string) => findIsolates(text).map(({ start, end }) => text.slice(start, end));

describe('what would jump in a right-to-left line is isolated', () => {
  test.each([
    ['تابعوا @madina_24 الآن', ['@madina_24']],
    ['وسم #Gaza اليوم', ['#Gaza']],
    ['على https://example.org/a?b=1، ثم', ['https://example.org/a?b=1']],
    ['بسرعة 120 km/h تقريبًا', ['120 km/h']],
    ['ربح فريق ABC-12 مباراته', ['ABC-12']],
    ['لغة C++ FC قديمة', ['C++ FC']],
    ['النسخة v2.0.1؛ اليوم', ['v2.0.1']],
    ['هاتف +000 (12) 345-67 للتواصل', ['+000 (12) 345-67']],
    ['بنسبة 50% من', ['50%']],
    ['درجة -5 ليلًا', ['-5']],
    ['بسعر $3,500 للواحد', ['$3,500']],
    ['هاتف iPhone 15 الجديد', ['iPhone 15']],
    ['شركات Apple، Google وغيرها', ['Apple', 'Google']],
    ['قناة CNN: 24 ساعة', ['CNN']],
    ['راسلوا news@example.org اليوم', ['news@example.org']],
  ])('%s', (text, runs) => {
    expect(shown(text)).toEqual(runs);
  });
});

describe('what stands right by itself is left alone', () => {
  test.each([
    'خبر بلا حرف لاتيني',
    'فاز 3-2 في المباراة',
    'بين 2020-2024 تقريبًا',
    'الساعة 12:30 من يوم 13/6/2022',
    'في London اليوم',
    'قال إن Reuters أعلنت',
    '',
  ])('%s', (text) => {
    expect(shown(text)).toEqual([]);
  });
});

test('the runs of any line follow one another and lie inside it', () => {
  const unit = fc.constantFrom(
    'ا',
    ' ',
    'a',
    'B',
    '1',
    '٢',
    '@',
    '#',
    '-',
    '+',
    '.',
    ',',
    '%',
    '$',
    '/',
    ':',
    '(',
    ')',
    '_',
    '،',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      let last = 0;
      for (const { start, end } of findLatinRuns(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});
