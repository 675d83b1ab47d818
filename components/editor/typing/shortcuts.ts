import { latinKey } from './physical-keys.ts';

export type DeskKey =
  | 'save'
  | 'find'
  | 'replace'
  | 'next'
  | 'previous'
  | 'outline'
  | 'tidy'
  | 'xray'
  | 'calm'
  | 'keys';

interface Shortcut {
  name: DeskKey;
  /** As Tiptap's keymap writes it. */
  keys: string;
}

/** The page's own shortcuts; those of the text are in `tools.ts`. They go by the place of the key, on any layout. */
export const deskShortcuts: readonly Shortcut[] = [
  { name: 'save', keys: 'Mod-S' },
  { name: 'find', keys: 'Mod-F' },
  { name: 'replace', keys: 'Mod-Alt-F' },
  { name: 'next', keys: 'F3' },
  { name: 'previous', keys: 'Shift-F3' },
  { name: 'outline', keys: 'Mod-Alt-O' },
  { name: 'tidy', keys: 'Mod-Alt-C' },
  { name: 'xray', keys: 'Mod-Alt-M' },
  { name: 'calm', keys: 'Mod-Shift-F' },
  { name: 'keys', keys: 'Mod-/' },
];

export interface PressedKey {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Which of the page's shortcuts a key is, or null. */
export function deskKeyOf(event: PressedKey): DeskKey | null {
  const mod = event.ctrlKey || event.metaKey;
  const name = latinKey(event.code)?.toUpperCase() ?? event.key;
  const pressed = [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && 'Shift', name].filter(Boolean);
  return deskShortcuts.find(({ keys }) => keys === pressed.join('-'))?.name ?? null;
}
