import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

interface KeyPlace {
  key: string;
  code: string;
}

const punctuation: Record<string, string> = {
  Slash: '/',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '=',
  Backquote: '`',
};

/** What the key in that place gives on a Latin (US) keyboard, or null where it gives no character. */
export function latinKey(code: string): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  return /^Digit([0-9])$/.exec(code)?.[1] ?? punctuation[code] ?? null;
}

/**
 * The Latin key that was meant by a shortcut, or null where the key already is one. On an Arabic keyboard Ctrl+B gives
 * «لا», two letters, which no keymap knows. A Latin layout of another order (AZERTY, Dvorak) keeps its own letters.
 */
export function meantKey({ key, code }: KeyPlace): string | null {
  const meant = latinKey(code);
  return meant !== null && /[\u0250-\uFFFF]/.test(key) ? meant : null;
}

/** Every keymap of the editor works by the key's place where the layout has no Latin letters. */
export const PhysicalKeys = Extension.create({
  name: 'physicalKeys',
  priority: 1100,
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleKeyDown(view, event) {
            if (!event.ctrlKey && !event.metaKey) return false;
            // AltGr is Ctrl+Alt on Windows, and types.
            if (event.isComposing || event.getModifierState('AltGraph')) return false;
            const key = meantKey(event);
            if (key === null) return false;
            const meant = new KeyboardEvent('keydown', {
              key,
              code: event.code,
              keyCode: event.keyCode,
              ctrlKey: event.ctrlKey,
              metaKey: event.metaKey,
              altKey: event.altKey,
              shiftKey: event.shiftKey,
            });
            return view.someProp('handleKeyDown', (handle) => handle(view, meant)) ?? false;
          },
        },
      }),
    ];
  },
});
