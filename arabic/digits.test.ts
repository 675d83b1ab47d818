import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toArabicDigits, toWesternDigits } from './digits.ts';

describe('digits follow the house', () => {
  test.each([
    ['3,500.25%', '٣٬٥٠٠٫٢٥٪'],
    ['0.5', '٠٫٥'],
    ['100%', '١٠٠٪'],
    ['1,000,000', '١٬٠٠٠٬٠٠٠'],
    ['15:04', '١٥:٠٤'],
  ])('%s is written %s and back', (western, arabic) => {
    expect(toArabicDigits(western)).toBe(arabic);
    expect(toWesternDigits(arabic)).toBe(western);
  });

  test('a dotted date and a list of numbers keep their dots and commas', () => {
    expect(toArabicDigits('13.6.2022')).toBe('١٣.٦.٢٠٢٢');
    expect(toArabicDigits('3,4')).toBe('٣,٤');
    expect(toArabicDigits('في عام 2022.')).toBe('في عام ٢٠٢٢.');
  });

  test('Persian digits become Western ones, too', () => {
    expect(toWesternDigits('۱۲۳۴۵۶۷۸۹۰')).toBe('1234567890');
  });

  test('every whole number comes back as it was', () => {
    fc.assert(
      fc.property(fc.nat(), (n) => {
        expect(toWesternDigits(toArabicDigits(String(n)))).toBe(String(n));
      }),
    );
  });
});
