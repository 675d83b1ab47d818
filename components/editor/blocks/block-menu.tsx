'use client';

import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { BlockWords } from '#messages/ar/blocks.ts';
import { directionOf } from '#messages/locale.ts';
import { useEditorSurroundings } from '../editor-context.tsx';
import { shownKeys, type ToolActions, tools } from '../tools/tools.ts';
import { setDirection } from '../typing/block-direction.ts';
import { isMac } from '../typing/physical-keys.ts';
import { ownDirection } from '../typing/story-direction.ts';
import { keysOf } from './block-keys.ts';
import { blockKinds, nameOf } from './block-kinds.ts';
import { blockAt, moveBlock } from './block-moves.ts';

const directionKeys = tools.find(({ name }) => name === 'ltr')?.keys ?? null;

interface BlockMenuProps {
  editor: Editor;
  words: BlockWords;
  act: ToolActions;
  pos: number;
  steps: BlockSteps;
  close(): void;
}

/** What the menu and the keys do alike. */
export interface BlockSteps {
  move(pos: number, by: -1 | 1): void;
  duplicate(pos: number): void;
  remove(pos: number): void;
  insertBelow(pos: number): void;
}

/** What can be done with one block, as an ARIA menu: it has the focus until it is closed. */
export function BlockMenu({ editor, words, act, pos, steps, close }: BlockMenuProps) {
  // It stands within the Arabic page, and speaks the desk's language.
  const { locale } = useEditorSurroundings();
  const menu = useRef<HTMLDivElement>(null);
  const block = blockAt(editor.state.doc, pos);

  useEffect(() => {
    const element = menu.current;
    const anchor = editor.view.nodeDOM(pos);
    if (!element || !(anchor instanceof HTMLElement)) return;
    // Unseen, not hidden, until it has its place: what is hidden takes no keys.
    element.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true });
    return autoUpdate(anchor, element, () => {
      void computePosition(anchor, element, {
        strategy: 'fixed',
        // Beside the line's beginning, which is on the right in either language.
        placement: locale === 'ar' ? 'bottom-start' : 'bottom-end',
        middleware: [offset(4), flip({ padding: 8 }), shift({ padding: 8, crossAxis: true })],
      }).then(({ x, y }) => {
        element.style.transform = `translate(${x}px, ${y}px)`;
        element.style.opacity = '1';
      });
    });
  }, [editor, pos, locale]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!menu.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [close]);

  if (!block) return null;
  const canTurn =
    block.node.isTextblock || /^(?:bulletList|orderedList|listItem|blockquote)$/.test(block.node.type.name);
  const canMove = (by: -1 | 1) => moveBlock(editor.state.tr, block, by) !== null;

  function run(step: () => void) {
    close();
    editor.view.focus();
    step();
  }

  function onKeyDown(event: KeyboardEvent) {
    const items = [
      ...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([aria-disabled])') ?? []),
    ];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      editor.view.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const item = (label: string, keys: string | null, step: () => void, enabled = true) => (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="ed-pop-item"
      aria-disabled={enabled ? undefined : true}
      onClick={() => enabled && run(step)}
    >
      <span>{label}</span>
      {keys ? <kbd dir="ltr">{shownKeys(keys, isMac())}</kbd> : null}
    </button>
  );

  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={`${words.menu.label}: ${nameOf(block.node, words)}`}
      lang={locale}
      dir={directionOf(locale)}
      className="ed-pop ed-block-menu"
      style={{ opacity: 0 }}
      onKeyDown={onKeyDown}
    >
      {item(words.menu.insertBelow, null, () => steps.insertBelow(pos))}
      {item(words.menu.moveUp, keysOf('moveUp'), () => steps.move(pos, -1), canMove(-1))}
      {item(words.menu.moveDown, keysOf('moveDown'), () => steps.move(pos, 1), canMove(1))}
      {item(words.menu.duplicate, keysOf('duplicate'), () => steps.duplicate(pos))}
      {item(words.menu.remove, keysOf('remove'), () => steps.remove(pos))}
      {(['rtl', 'ltr'] as const).map((dir) => (
        <div key={dir} role="none">
          {item(words.menu[dir], dir === 'ltr' ? directionKeys : null, () => {
            selectBlock(editor, pos);
            editor.view.dispatch(setDirection(editor.state.tr, dir, ownDirection(editor.state)));
          })}
        </div>
      ))}
      {canTurn ? (
        // biome-ignore lint/a11y/useSemanticElements: a group inside a menu
        <div role="group" aria-label={words.menu.turnInto}>
          <p className="ed-pop-title" aria-hidden="true">
            {words.menu.turnInto}
          </p>
          {blockKinds
            .filter((kind) => kind.ofText)
            .map((kind) => (
              <div key={kind.name} role="none">
                {item(words.names[kind.name], null, () => {
                  putCaretInto(editor, pos);
                  kind.make(editor, act);
                })}
              </div>
            ))}
        </div>
      ) : null}
    </div>
  );
}

function selectBlock(editor: Editor, pos: number): void {
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
}

/** The commands that turn text work on the caret's line; where it is in the block already it stays. */
function putCaretInto(editor: Editor, pos: number): void {
  const { from, to } = editor.state.selection;
  const node = editor.state.doc.nodeAt(pos);
  if (!node || (from > pos && to < pos + node.nodeSize)) return;
  editor.commands.setTextSelection(pos + 1);
}
