import { expect, test } from 'vitest';
import { latinKey, meantKey } from './physical-keys.ts';

test.each([
  ['لا', 'KeyB', 'b'],
  ['ن', 'KeyK', 'k'],
  ['ظ', 'Slash', '/'],
  ['٨', 'Digit8', '8'],
  ['ش', 'KeyA', 'a'],
])('on an Arabic keyboard %s in the place of %s is a shortcut with %s', (key, code, meant) => {
  expect(meantKey({ key, code })).toBe(meant);
});

test.each([
  ['b', 'KeyB'],
  // AZERTY: the letter that is printed counts.
  ['a', 'KeyQ'],
  ['é', 'Digit2'],
  ['Enter', 'Enter'],
  ['ArrowLeft', 'ArrowLeft'],
])('%s on %s is taken as it is', (key, code) => {
  expect(meantKey({ key, code })).toBeNull();
});

test('a key without a character has no Latin key', () => {
  expect(latinKey('F10')).toBeNull();
});
