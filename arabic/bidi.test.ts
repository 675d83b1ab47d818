import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceControls, cleanLine, dirOf, findForbiddenControls } from './bidi.ts';

const spoofers = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0x200b, max: 0x200f }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x2028, max: 0x202e }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x2060, max: 0x206f }).map((code) => String.fromCodePoint(code)),
    fc.constantFrom('ا', 'ب', 'a', ' ', '\n', '\u061c', '\ufeff', '\u064e', '👩', '1'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('a spoofed headline is found', () => {
  test('an override is named with its place', () => {
    expect(findForbiddenControls('ab\u202ecd\u202c')).toEqual([
      { index: 2, name: 'U+202E' },
      { index: 5, name: 'U+202C' },
    ]);
  });

  test('isolates and joiners are not forbidden', () => {
    expect(findForbiddenControls('\u2067نص\u2069 می\u200cروم\u200f')).toEqual([]);
  });

  test('cleaning first does not hide an override', () => {
    fc.assert(
      fc.property(spoofers, (text) => {
        expect(findForbiddenControls(cleanLine(text)).map((found) => found.name)).toEqual(
          findForbiddenControls(text).map((found) => found.name),
        );
      }),
    );
  });
});

describe('a line for the page’s head is clean', () => {
  test.each([
    ['\u200fعنوان\u200e \u061c', 'عنوان'],
    ['عنوان\nعلى  سطرين\u00a0\t', 'عنوان على سطرين'],
    ['\ufeffعن\u200bوان\u00ad', 'عنوان'],
    ['قال \u2066@midad\u2069 اليوم', 'قال \u2066@midad\u2069 اليوم'],
    ['قال \u2066@midad اليوم', 'قال @midad اليوم'],
    ['قال @midad\u2069 اليوم', 'قال @midad اليوم'],
    ['می\u200cروم \u200c', 'می\u200cروم'],
    ['👩\u200d🔬 باحثة', '👩\u200d🔬 باحثة'],
    ['صفر\u0000 واحد\u0007', 'صفر واحد'],
    ['\u2066 \u2069', ''],
    ['قال \u2067\u2066\u200c\u0000\u2069\u2069 اليوم', 'قال اليوم'],
  ])('%j', (typed, clean) => {
    expect(cleanLine(typed)).toBe(clean);
  });

  test('cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(spoofers, (text) => {
        const clean = cleanLine(text);
        expect(cleanLine(clean)).toBe(clean);
        expect(clean).not.toMatch(/[\n\r\t\u061c\u200b\u200e\u200f\ufeff]/);
      }),
    );
  });
});

describe('a block’s direction is that of its first strong letter', () => {
  test.each([
    ['مرحبا hello', 'rtl'],
    ['hello مرحبا', 'ltr'],
    ['2022 – «قال»', 'rtl'],
    ['שלום', 'rtl'],
    ['\u2066midad\u2069 قال', 'rtl'],
    ['\u200f...', 'rtl'],
    ['2022 – 13', null],
    ['', null],
  ])('%s', (text, dir) => {
    expect(dirOf(text)).toBe(dir);
  });
});

describe('controls in running text end where they began', () => {
  test.each([
    ['أ\u202eب', 'أ\u202eب\u202c'],
    ['أ\u202cب\u2069', 'أب'],
    ['\u2067أ\u202bب\u2069ت', '\u2067أ\u202bب\u202c\u2069ت'],
    ['\u2067أ\nب', '\u2067أ\u2069\nب'],
    ['\u2067أ\u2069 \u202aب\u202c', '\u2067أ\u2069 \u202aب\u202c'],
  ])('%j', (typed, balanced) => {
    expect(balanceControls(typed)).toBe(balanced);
  });

  test('nothing but controls changes, and balanced text stays', () => {
    const bare = (text: string) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
    fc.assert(
      fc.property(spoofers, (text) => {
        const balanced = balanceControls(text);
        expect(bare(balanced)).toBe(bare(text));
        expect(balanceControls(balanced)).toBe(balanced);
      }),
    );
  });
});
