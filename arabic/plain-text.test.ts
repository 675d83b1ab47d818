import { expect, test } from 'vitest';
import { plainLine, plainText } from './plain-text.ts';

test('a name that would turn the line round is only its letters', () => {
  expect(plainLine('\u202Eسلمى\u202C \u2067admin\u2069\u200F')).toBe('سلمى admin');
});

test('a name of nothing to be seen is empty', () => {
  expect(plainLine(' \u200B\u202E\u2066\u2069\uFEFF ')).toBe('');
});

test('vowelled words stay, a tower of marks is cut', () => {
  expect(plainLine('مُحَمَّدٌ')).toBe('مُحَمَّدٌ'.normalize('NFC'));
  expect(plainLine(`ه${'\u0651'.repeat(40)}`)).toBe(`ه${'\u0651'.repeat(3)}`);
});

test('a Persian word keeps its joiner and a family of emoji stays together', () => {
  expect(plainLine('می\u200Cروم 👩\u200D👧')).toBe('می\u200Cروم 👩\u200D👧');
});

test('paragraphs stay apart by one empty line', () => {
  expect(plainText('\n\nأول\r\n\r\n\r\n\r\nثانٍ  \nثالث\n')).toBe('أول\n\nثانٍ\nثالث');
});
