import type { EditorWords } from '#messages/ar/editor.ts';
import { blockKeys, cellKeys } from '../blocks/block-keys.ts';
import { deskShortcuts } from '../typing/shortcuts.ts';
import { tools } from './tools.ts';

export interface KeyGroup {
  title: string;
  rows: { label: string; keys: string }[];
}

/** Every shortcut there is, from the tables that carry them out. */
export function keyGroups(words: EditorWords): KeyGroup[] {
  const { keys } = words.hands;
  const row = ({ name, keys: shown }: { name: keyof typeof keys.steps; keys: string }) => ({
    label: keys.steps[name],
    keys: shown,
  });
  return [
    {
      title: keys.groups.writing,
      rows: tools
        .filter((tool) => tool.keys && tool.name !== 'ltr')
        .map((tool) => ({
          label: tool.name === 'rtl' ? keys.direction : words.toolbar[tool.name],
          keys: tool.keys ?? '',
        })),
    },
    {
      title: keys.groups.blocks,
      rows: [
        { label: words.toolbar.insert, keys: '/' },
        ...blockKeys.map(row),
        { label: keys.indent, keys: 'Tab' },
        { label: keys.outdent, keys: 'Shift-Tab' },
        ...cellKeys.map(row),
        { label: keys.lineBreak, keys: 'Shift-Enter' },
      ],
    },
    {
      title: keys.groups.desk,
      rows: deskShortcuts.map(({ name, keys: shown }) => ({ label: keys[name], keys: shown })),
    },
    {
      title: keys.groups.moving,
      rows: [
        { label: keys.start, keys: 'Mod-Home' },
        { label: keys.end, keys: 'Mod-End' },
        { label: keys.lineStart, keys: 'Home' },
        { label: keys.lineEnd, keys: 'End' },
        { label: keys.toolbar, keys: 'Alt-F10' },
        { label: keys.leave, keys: 'Escape' },
      ],
    },
  ];
}
