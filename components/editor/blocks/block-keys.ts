/** What is done with the block around the caret, by keys. */
export type BlockStepName = 'moveUp' | 'moveDown' | 'duplicate' | 'remove';
export type CellStepName = 'nextCell' | 'previousCell';

interface BlockKey<Name> {
  name: Name;
  /** As Tiptap's keymap writes it. */
  keys: string;
}

/** The one table of them: they are bound by it, and the block's menu and the list of shortcuts show it. */
export const blockKeys: readonly BlockKey<BlockStepName>[] = [
  { name: 'moveUp', keys: 'Alt-Shift-ArrowUp' },
  { name: 'moveDown', keys: 'Alt-Shift-ArrowDown' },
  { name: 'duplicate', keys: 'Mod-Shift-D' },
  { name: 'remove', keys: 'Mod-Shift-Backspace' },
];

/** In a table; after the last cell a row is made. */
export const cellKeys: readonly BlockKey<CellStepName>[] = [
  { name: 'nextCell', keys: 'Tab' },
  { name: 'previousCell', keys: 'Shift-Tab' },
];

/** A table of keys as ProseMirror's keymap takes it, which knows letters by their small form. */
export function bound<Name extends string, Run>(
  table: readonly BlockKey<Name>[],
  runs: Record<Name, Run>,
): Record<string, Run> {
  return Object.fromEntries(
    table.map(({ name, keys }) => [keys.replace(/[A-Z]$/, (letter) => letter.toLowerCase()), runs[name]]),
  );
}

export function keysOf(name: BlockStepName): string {
  return blockKeys.find((key) => key.name === name)?.keys ?? '';
}
