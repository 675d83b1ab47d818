import { expect, test } from 'vitest';
import { tools } from '../tools/tools.ts';
import { deskKeyOf, deskShortcuts } from './shortcuts.ts';

const pressed = (key: string, code: string, held: string[] = []) =>
  deskKeyOf({
    key,
    code,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
  });

test('the same keys are a shortcut on an Arabic and on a Latin keyboard, with Ctrl and with Cmd', () => {
  expect(pressed('f', 'KeyF', ['ctrl'])).toBe('find');
  expect(pressed('ب', 'KeyF', ['ctrl'])).toBe('find');
  expect(pressed('ظ', 'Slash', ['ctrl'])).toBe('keys');
  expect(pressed('س', 'KeyS', ['meta'])).toBe('save');
  expect(pressed('F3', 'F3', ['shift'])).toBe('previous');
});

test('what is typed is no shortcut', () => {
  expect(pressed('f', 'KeyF')).toBeNull();
  expect(pressed('/', 'Slash')).toBeNull();
  expect(pressed('F', 'KeyF', ['shift'])).toBeNull();
});

test('no two things share their keys', () => {
  const all = [...deskShortcuts.map(({ keys }) => keys), ...tools.map(({ keys }) => keys)].filter(
    // The two directions are one key that turns the paragraph.
    (keys) => keys !== null && keys !== 'Mod-Shift-X',
  );
  expect(new Set(all).size).toBe(all.length);
});
