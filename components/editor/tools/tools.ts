import type { Editor } from '@tiptap/core';
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { IconName } from '../icons.tsx';
import { directionAt, setDirection } from '../typing/block-direction.ts';
import { ownDirection } from '../typing/story-direction.ts';

/** What a tool needs of the page around the text. */
export interface ToolActions {
  link(): void;
  embed(): void;
  picture(): void;
  pastePlain(): void;
  /** Opens the list of blocks, and the menu of the caret's block. */
  insert(): void;
  block(): void;
  library(): void;
}

export type ToolName = Exclude<keyof EditorWords['toolbar'], 'label' | 'headingShort2' | 'headingShort3'>;

export interface Tool {
  name: ToolName;
  /** A short word or letter to show, where a word is clearer than a drawing. */
  face: { icon: IconName } | { word: keyof EditorWords['toolbar'] } | { letter: 'bold' | 'italic' };
  /** As Tiptap's keymap writes it, for showing. */
  keys: string | null;
  /** Undefined where the tool is no switch. */
  pressed?(editor: Editor): boolean;
  enabled?(editor: Editor): boolean;
  run(editor: Editor, act: ToolActions): void;
  /** Opens something that takes the focus. */
  asks?: boolean;
  /** Begins a new group. */
  opens?: boolean;
}

export const tools: readonly Tool[] = [
  {
    name: 'paragraph',
    face: { word: 'paragraph' },
    keys: 'Mod-Alt-0',
    pressed: (editor) => editor.isActive('paragraph'),
    run: (editor) => editor.commands.setParagraph(),
  },
  {
    name: 'heading2',
    face: { word: 'headingShort2' },
    keys: 'Mod-Alt-2',
    pressed: (editor) => editor.isActive('heading', { level: 2 }),
    run: (editor) => editor.commands.toggleHeading({ level: 2 }),
  },
  {
    name: 'heading3',
    face: { word: 'headingShort3' },
    keys: 'Mod-Alt-3',
    pressed: (editor) => editor.isActive('heading', { level: 3 }),
    run: (editor) => editor.commands.toggleHeading({ level: 3 }),
  },
  {
    name: 'bold',
    face: { letter: 'bold' },
    keys: 'Mod-B',
    opens: true,
    pressed: (editor) => editor.isActive('bold'),
    run: (editor) => editor.commands.toggleBold(),
  },
  {
    name: 'italic',
    face: { letter: 'italic' },
    keys: 'Mod-I',
    pressed: (editor) => editor.isActive('italic'),
    run: (editor) => editor.commands.toggleItalic(),
  },
  {
    name: 'link',
    face: { icon: 'link' },
    keys: 'Mod-K',
    pressed: (editor) => editor.isActive('link'),
    asks: true,
    run: (_editor, act) => act.link(),
  },
  {
    name: 'bulletList',
    face: { icon: 'bulletList' },
    keys: 'Mod-Shift-8',
    opens: true,
    pressed: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.commands.toggleBulletList(),
  },
  {
    name: 'orderedList',
    face: { icon: 'orderedList' },
    keys: 'Mod-Shift-7',
    pressed: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.commands.toggleOrderedList(),
  },
  {
    name: 'blockquote',
    face: { icon: 'blockquote' },
    keys: 'Mod-Shift-B',
    pressed: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.commands.toggleBlockquote(),
  },
  {
    name: 'pullQuote',
    face: { icon: 'pullQuote' },
    keys: 'Mod-Alt-U',
    pressed: (editor) => editor.isActive('pullQuote'),
    run: (editor) => editor.commands.toggleNode('pullQuote', 'paragraph'),
  },
  {
    name: 'insert',
    face: { icon: 'insert' },
    keys: null,
    opens: true,
    asks: true,
    run: (_editor, act) => act.insert(),
  },
  {
    name: 'block',
    face: { icon: 'block' },
    keys: 'Alt-Enter',
    asks: true,
    run: (_editor, act) => act.block(),
  },
  {
    name: 'figure',
    face: { icon: 'figure' },
    keys: 'Mod-Alt-P',
    asks: true,
    run: (_editor, act) => act.picture(),
  },
  {
    name: 'library',
    face: { icon: 'library' },
    keys: 'Mod-Alt-G',
    asks: true,
    run: (_editor, act) => act.library(),
  },
  {
    name: 'embed',
    face: { icon: 'embed' },
    keys: 'Mod-Alt-K',
    asks: true,
    run: (_editor, act) => act.embed(),
  },
  {
    name: 'horizontalRule',
    face: { icon: 'horizontalRule' },
    keys: 'Mod-Alt-H',
    run: (editor) => editor.commands.setHorizontalRule(),
  },
  {
    name: 'rtl',
    face: { icon: 'rtl' },
    keys: 'Mod-Shift-X',
    opens: true,
    pressed: (editor) => directionAt(editor.state) === 'rtl',
    run: (editor) => {
      editor.view.dispatch(setDirection(editor.state.tr, 'rtl', ownDirection(editor.state)));
    },
  },
  {
    name: 'ltr',
    face: { icon: 'ltr' },
    keys: 'Mod-Shift-X',
    pressed: (editor) => directionAt(editor.state) === 'ltr',
    run: (editor) => {
      editor.view.dispatch(setDirection(editor.state.tr, 'ltr', ownDirection(editor.state)));
    },
  },
  {
    name: 'pastePlain',
    face: { icon: 'pastePlain' },
    keys: 'Mod-Shift-V',
    opens: true,
    run: (_editor, act) => act.pastePlain(),
  },
  {
    name: 'undo',
    face: { icon: 'undo' },
    keys: 'Mod-Z',
    // Not `can()`: it makes every command there is anew, at each key.
    enabled: (editor) => undoDepth(editor.state) > 0,
    run: (editor) => editor.commands.undo(),
  },
  {
    name: 'redo',
    face: { icon: 'redo' },
    keys: 'Mod-Shift-Z',
    enabled: (editor) => redoDepth(editor.state) > 0,
    run: (editor) => editor.commands.redo(),
  },
];

const drawn: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Backspace: '⌫', Escape: 'Esc' };

/** A keymap's name as it is printed on keys: `Ctrl+Shift+8`, `⌘⇧8`. */
export function shownKeys(keys: string, isMac: boolean): string {
  const parts = keys.split('-');
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' };
  return parts.map((part) => names[part] ?? drawn[part] ?? part).join(isMac ? '' : '+');
}

/** The same as `aria-keyshortcuts` wants it. */
export function ariaKeys(keys: string, isMac: boolean): string {
  return keys.replace('Mod', isMac ? 'Meta' : 'Control').replaceAll('-', '+');
}
