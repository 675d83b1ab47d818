'use client';

import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import { type KeyboardEvent, useState } from 'react';
import { useEditorSurroundings } from '../editor-context.tsx';
import { goBelow } from './insert-block.ts';

interface AttributeFieldProps {
  editor: Editor;
  /** Where the block stands: Enter and Escape lead back to the text from here. */
  getPos(): number | undefined;
  label: string;
  hint: string;
  value: string;
  onChange(value: string): void;
  /** Several lines, as in a post's text; Enter then stays in the field. */
  long?: boolean;
  dir?: 'ltr' | 'rtl';
  className?: string;
  /** Where Enter leads: below the block, or into its own text. */
  enter?: 'below' | 'inside';
}

/**
 * A field for an attribute of a block. It keeps its own text while it has the focus: the block's attributes come back
 * through the editor a moment later, and a caret in the middle of a word would jump to its end.
 */
export function AttributeField(props: AttributeFieldProps) {
  const { editor, getPos, label, hint, value, onChange, long, dir, className = '', enter = 'below' } = props;
  const { readOnly } = useEditorSurroundings();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;

  function leave(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const pos = getPos();
    if (pos === undefined) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      editor.commands.setNodeSelection(pos);
      editor.view.focus();
    } else if (event.key === 'Enter' && !long) {
      event.preventDefault();
      const { tr, doc } = editor.state;
      const size = doc.nodeAt(pos)?.nodeSize ?? 0;
      const inside = enter === 'inside' ? Selection.findFrom(doc.resolve(pos + 1), 1, true) : null;
      editor.view.dispatch(inside ? tr.setSelection(inside).scrollIntoView() : goBelow(tr, pos + size));
      // Not commands.focus(): it waits for the next frame, and the first letter would land in the field.
      editor.view.focus();
    }
  }

  const shared = {
    value: shown,
    placeholder: hint,
    'aria-label': label,
    dir,
    readOnly,
    onKeyDown: leave,
    onBlur: () => setTyped(null),
    className: `ed-attribute ${className}`,
  };
  function change(next: string) {
    setTyped(next);
    onChange(next);
  }
  if (long) {
    return (
      <span className="ed-grow" data-value={`${shown || hint}\n`}>
        <textarea {...shared} rows={1} onChange={(event) => change(event.target.value)} />
      </span>
    );
  }
  return <input type="text" {...shared} onChange={(event) => change(event.target.value)} />;
}
