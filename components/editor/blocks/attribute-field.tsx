'use client';

import { Selection } from '@tiptap/pm/state';
import type { NodeViewProps } from '@tiptap/react';
import { type KeyboardEvent, useState } from 'react';
import { dropForbiddenCharacters } from '#document/characters.ts';
import { useEditorSurroundings } from '../editor-context.tsx';
import { goToEdge, storyEdge } from '../typing/caret-keys.ts';
import { goBelow } from './insert-block.ts';

interface AttributeFieldProps {
  /** The block, as its view is given it. */
  of: Pick<NodeViewProps, 'node' | 'editor' | 'getPos' | 'updateAttributes'>;
  attr: string;
  label: string;
  hint: string;
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
  const { of: block, attr, label, hint, long, dir, className = '', enter = 'below' } = props;
  const { node, editor, getPos, updateAttributes } = block;
  const { readOnly } = useEditorSurroundings();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(node.attrs[attr] ?? '');

  function leave(event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const pos = getPos();
    if (pos === undefined) return;
    const edge = long || event.shiftKey ? null : storyEdge(event.nativeEvent);
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    const { selectionStart } = event.currentTarget;
    const isDown =
      isPlain && event.key === 'ArrowDown' && !readOnly && (!long || selectionStart === shown.length);
    if (edge) {
      event.preventDefault();
      goToEdge(editor.view, edge, false);
      editor.view.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      editor.commands.setNodeSelection(pos);
      editor.view.focus();
    } else if ((event.key === 'Enter' && !long) || isDown) {
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
    'data-attr': attr,
    value: shown,
    placeholder: hint,
    'aria-label': label,
    dir,
    readOnly,
    onKeyDown: leave,
    onBlur: () => setTyped(null),
    className: `ed-attribute ${className}`,
  };
  function change(written: string) {
    // Pasted out of a terminal: what nobody sees is nothing to refuse a save for, and the text's own paste drops it too.
    const next = dropForbiddenCharacters(written);
    setTyped(next);
    // Where an attribute may be unknown, an emptied field says so.
    updateAttributes({ [attr]: next || (node.type.spec.attrs?.[attr]?.default ?? '') });
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
