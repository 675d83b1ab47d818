import { Editor, getExtensionField } from '@tiptap/core';
import { expect, test } from 'vitest';
import { editor as words } from '#messages/ar/editor.ts';
import { editor as english } from '#messages/en/editor.ts';
import { blockKeys, bound, cellKeys } from '../blocks/block-keys.ts';
import { EmbedDesk } from '../blocks/embed-desk.ts';
import { bodyExtensions } from '../editor-extensions.ts';
import { keyGroups } from '../tools/key-groups.ts';
import { tools } from '../tools/tools.ts';
import { meantKey } from './physical-keys.ts';
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
  const all = [...deskShortcuts, ...blockKeys, ...tools]
    .map(({ keys }) => keys)
    .filter(
      // The two directions are one key that turns the paragraph.
      (keys) => keys !== null && keys !== 'Mod-Shift-X',
    );
  expect(new Set(all).size).toBe(all.length);
});

/** All keys that the text's extensions bind, as they write them; the page's and the blocks' have tables of their own. */
function boundInText(): string[] {
  const off = () => undefined;
  const unused = async (): Promise<never> => Promise.reject(new Error('nothing is done here'));
  const desk = new EmbedDesk(unused);
  const editor = new Editor({
    element: null,
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    extensions: bodyExtensions({
      dir: 'rtl',
      words,
      house: { digits: 'western', innerQuotes: 'angle' },
      corrects: () => true,
      upload: unused,
      stored: off,
      embeds: desk,
      askFrame: unused,
      act: { link: off, embed: off, picture: off, library: off, toolbar: off, leaveUp: off },
      paste: {
        words,
        upload: unused,
        stored: off,
        tell: off,
        fields: {
          read: () => ({ headline: '', lead: '', section: '', byline: '', tags: [] }),
          write: off,
          sections: [],
        },
      },
    }),
  });
  const { extensions } = editor.extensionManager;
  const keys = extensions.flatMap((extension) => {
    const { name, options, storage } = extension;
    const add = getExtensionField<() => Record<string, unknown>>(extension, 'addKeyboardShortcuts', {
      name,
      options,
      storage,
      editor,
      type: null,
    });
    return add ? Object.keys(add()) : [];
  });
  editor.destroy();
  return keys;
}

/** One way to write a key: `Shift-Mod-z` and `Mod-Shift-Z` are the same. */
const normal = (keys: string) => {
  const parts = keys.split('-').filter(Boolean);
  const key = keys.endsWith('-/') || keys === '/' ? '/' : (parts.pop() ?? '');
  const held = ['Mod', 'Alt', 'Shift'].filter((name) => parts.includes(name));
  return [...held, key.length === 1 ? key.toUpperCase() : key].join('-');
};

/** Bound elsewhere than in a keymap, and tried in the browser (e2e/hands.spec.ts, paste.spec.ts, blocks.spec.ts). */
const elsewhere = ['Mod-Home', 'Mod-End', 'Home', 'End', 'Escape', 'Mod-Shift-V', '/', 'Alt-Enter'];

test('every key that is shown does something, and every key that does something is shown', () => {
  const shown = keyGroups(words).flatMap(({ rows }) => rows.map(({ keys }) => normal(keys)));
  const inText = boundInText().map(normal);
  const tables = [...blockKeys, ...cellKeys, ...deskShortcuts].map(({ keys }) => normal(keys));
  const all = new Set([...inText, ...tables, ...elsewhere]);
  expect(shown.filter((keys) => !all.has(keys))).toEqual([]);
  // What every text field does by itself is no shortcut, nor is a second way to the same.
  const plain = /^(?:(?:Mod-|Shift-)?(?:Enter|Backspace|Delete)|Mod-A|ArrowUp|Mod-Y|Mod-(?:Shift-)?Я)$/;
  const unseen = [...inText, ...tables].filter((keys) => !shown.includes(keys) && !plain.test(keys));
  expect(unseen).toEqual([]);
});

test('each is shown once, under one name', () => {
  for (const language of [words, english]) {
    const rows = keyGroups(language).flatMap((group) => group.rows);
    const own = rows.map(({ keys }) => keys).filter((keys) => !/^(?:Shift-)?Tab$/.test(keys));
    expect(new Set(own).size).toBe(own.length);
    expect(new Set(rows.map(({ label }) => label)).size).toBe(rows.length);
  }
});

test('a letter key of each shortcut is found by its place on an Arabic keyboard', () => {
  const arabic: Record<string, string> = { A: 'ش', B: 'لا', D: 'ي', F: 'ب', G: 'ل', H: 'ا', K: 'ن', Z: 'ئ' };
  const letters = keyGroups(words)
    .flatMap(({ rows }) => rows.map(({ keys }) => /(?:^|-)([A-Z])$/.exec(keys)?.[1]))
    .filter((letter) => letter !== undefined);
  expect(letters.length).toBeGreaterThan(15);
  for (const letter of letters) {
    expect(meantKey({ key: arabic[letter] ?? 'ظ', code: `Key${letter}` })).toBe(letter.toLowerCase());
  }
  expect(Object.keys(bound(blockKeys, { moveUp: 1, moveDown: 1, duplicate: 1, remove: 1 }))).toContain(
    'Mod-Shift-d',
  );
});
