'use client';

import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { type DragEvent, useEffect, useState } from 'react';
import type { BlockWords } from '#messages/ar/blocks.ts';
import { fill } from '../words.ts';
import { blockAt } from './block-moves.ts';
import { type HandlePlace, placeAtHeight } from './handle-place.ts';

interface BlockHandleProps {
  editor: Editor;
  words: BlockWords;
  openMenu(pos: number): void;
}

/** What to take a block by, in the margin where its lines begin: it is dragged, or clicked for its menu. */
export function BlockHandle({ editor, words, openMenu }: BlockHandleProps) {
  const [place, setPlace] = useState<HandlePlace | null>(null);

  useEffect(() => {
    const { dom } = editor.view;
    const sheet = dom.closest<HTMLElement>('.ed-sheet') ?? dom;
    let asked = 0;
    const follow = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.buttons > 0) return;
      if ((event.target as Element | null)?.closest?.('.ed-handle')) return;
      const y = event.clientY;
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => {
        if (!editor.isDestroyed) setPlace(placeAtHeight(editor, y, words));
      });
    };
    // Whoever writes isn't shown it, and it never points to what has moved.
    const hide = () => setPlace(null);
    const hideAtChange = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (transaction.docChanged) hide();
    };
    sheet.addEventListener('pointermove', follow);
    sheet.addEventListener('pointerleave', hide);
    editor.on('transaction', hideAtChange);
    return () => {
      cancelAnimationFrame(asked);
      sheet.removeEventListener('pointermove', follow);
      sheet.removeEventListener('pointerleave', hide);
      editor.off('transaction', hideAtChange);
    };
  }, [editor, words]);

  if (!place) return null;

  function drag(event: DragEvent) {
    const { view } = editor;
    if (!place || !blockAt(view.state.doc, place.pos)) return;
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, place.pos)));
    const slice = view.state.selection.content();
    const { dom, text } = view.serializeForClipboard(slice);
    event.dataTransfer.clearData();
    event.dataTransfer.setData('text/html', dom.innerHTML);
    event.dataTransfer.setData('text/plain', text);
    event.dataTransfer.effectAllowed = 'copyMove';
    const shape = view.nodeDOM(place.pos);
    if (shape instanceof HTMLElement) event.dataTransfer.setDragImage(shape, 0, 0);
    view.dragging = { slice, move: true };
  }

  return (
    <button
      type="button"
      className="ed-handle"
      draggable
      // By keys the same menu is opened from the text.
      tabIndex={-1}
      aria-label={fill(words.menu.handle, { name: place.name })}
      aria-haspopup="menu"
      style={{ insetBlockStart: place.top }}
      onDragStart={drag}
      onDragEnd={() => {
        editor.view.dragging = null;
      }}
      onClick={() => openMenu(place.pos)}
    >
      <svg viewBox="0 0 10 16" width="10" height="16" fill="currentColor" aria-hidden="true">
        <path d="M2 2h2v2H2zM6 2h2v2H6zM2 7h2v2H2zM6 7h2v2H6zM2 12h2v2H2zM6 12h2v2H6z" />
      </svg>
    </button>
  );
}
