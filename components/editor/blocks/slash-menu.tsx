'use client';

import { computePosition, flip, offset, shift, size } from '@floating-ui/dom';
import type { Editor, Range } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion } from '@tiptap/suggestion';
import { useEffect, useRef, useState } from 'react';
import type { BlockWords } from '#messages/ar/blocks.ts';
import { directionOf } from '#messages/locale.ts';
import { useEditorSurroundings } from '../editor-context.tsx';
import type { ToolActions } from '../tools/tools.ts';
import { fill } from '../words.ts';
import { type BlockKind, findKinds } from './block-kinds.ts';

interface SlashMenuProps {
  editor: Editor;
  words: BlockWords;
  act: ToolActions;
}

interface Open {
  kinds: BlockKind[];
  query: string;
  range: Range;
}

const key = new PluginKey('slash');

/** The list that «/» opens. The caret stays in the text; arrows and Enter are the list's while it is open. */
export function SlashMenu({ editor, words, act }: SlashMenuProps) {
  // It stands within the Arabic page, and speaks the desk's language.
  const { locale } = useEditorSurroundings();
  const [open, setOpen] = useState<Open | null>(null);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const now = useRef({ open, active, act, choose: (_kind: BlockKind) => {} });
  useEffect(() => {
    now.current = { ...now.current, open, active, act };
  });

  useEffect(() => {
    // From the plugin's state at each transaction: its own calls come later, and may overtake one another.
    const follow = () => {
      const found = key.getState(editor.state);
      if (!found?.active || found.query === null) {
        setOpen(null);
        return;
      }
      const kinds = findKinds(found.query, words);
      setActive(0);
      setOpen((before) =>
        before && before.query === found.query && before.range.from === found.range.from
          ? before
          : { kinds, query: found.query, range: found.range },
      );
    };
    const choose = (kind: BlockKind) => {
      const found = key.getState(editor.state);
      if (!found?.active) return;
      editor.commands.deleteRange(found.range);
      editor.view.focus();
      kind.make(editor, now.current.act);
    };
    now.current.choose = choose;
    const plugin = Suggestion<BlockKind, BlockKind>({
      editor,
      pluginKey: key,
      char: '/',
      decorationClass: 'ed-slash',
      // A click on the list is one outside of the text.
      dismissOnOutsideClick: false,
      allow: ({ state, range }) => state.doc.resolve(range.from).parent.type.name === 'paragraph',
      items: ({ query }) => findKinds(query, words),
      render: () => ({
        onKeyDown: ({ event }) => {
          const { open: shown, active: at } = now.current;
          const kinds = shown?.kinds ?? [];
          if (kinds.length === 0 || event.isComposing) return false;
          const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: kinds.length - 1 }[event.key];
          if (to !== undefined) {
            setActive((to + kinds.length) % kinds.length);
            return true;
          }
          const kind = kinds[at];
          if ((event.key !== 'Enter' && event.key !== 'Tab') || !kind) return false;
          choose(kind);
          return true;
        },
      }),
    });
    editor.registerPlugin(plugin, (added, plugins) => [added, ...plugins]);
    editor.on('transaction', follow);
    return () => {
      editor.off('transaction', follow);
      if (!editor.isDestroyed) editor.unregisterPlugin(key);
    };
  }, [editor, words]);

  // The text has the focus, so it must say where in the list one is.
  useEffect(() => {
    const { dom } = editor.view;
    if (!open) return;
    dom.setAttribute('aria-haspopup', 'listbox');
    dom.setAttribute('aria-controls', 'slash-list');
    dom.setAttribute('aria-activedescendant', `slash-${active}`);
    return () => {
      for (const name of ['aria-haspopup', 'aria-controls', 'aria-activedescendant'])
        dom.removeAttribute(name);
    };
  }, [editor, open, active]);

  useEffect(() => {
    const element = list.current;
    if (!element || !open) return;
    const anchor = {
      getBoundingClientRect() {
        const caret = editor.view.coordsAtPos(open.range.from);
        return new DOMRect(caret.left, caret.top, 0, caret.bottom - caret.top);
      },
    };
    void computePosition(anchor, element, {
      strategy: 'fixed',
      // Beside the line's beginning, which is on the right in either language.
      placement: locale === 'ar' ? 'bottom-start' : 'bottom-end',
      middleware: [
        offset(6),
        flip({ padding: 8 }),
        shift({ padding: 8 }),
        size({
          padding: 8,
          apply: ({ availableHeight }) => {
            element.style.maxBlockSize = `${Math.max(120, Math.min(availableHeight, 340))}px`;
          },
        }),
      ],
    }).then(({ x, y }) => {
      element.style.transform = `translate(${x}px, ${y}px)`;
      element.style.visibility = 'visible';
    });
  }, [editor, open, locale]);

  useEffect(() => {
    if (open) document.getElementById(`slash-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, active]);

  if (!open) return null;
  return (
    <div
      ref={list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached, though the text keeps the keys
      tabIndex={0}
      lang={locale}
      dir={directionOf(locale)}
      className="ed-pop ed-slash-list"
      style={{ visibility: 'hidden' }}
    >
      <p role="status" className="ed-unseen">
        {open.kinds.length === 0
          ? words.slash.none
          : fill(words.slash.count, { n: String(open.kinds.length) })}
      </p>
      {open.kinds.length === 0 ? (
        <p className="ed-pop-none">{words.slash.none}</p>
      ) : (
        <div role="listbox" id="slash-list" aria-label={words.slash.label}>
          {open.kinds.map((kind, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard in the text
            <div
              key={kind.name}
              id={`slash-${index}`}
              role="option"
              aria-selected={index === active}
              className="ed-pop-item"
              onPointerMove={() => setActive(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => now.current.choose(kind)}
            >
              <span>{words.names[kind.name]}</span>
              {kind.name in words.notes ? (
                <small>{words.notes[kind.name as keyof BlockWords['notes']]}</small>
              ) : null}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
