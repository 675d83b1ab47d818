'use client';

import type { Editor } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import { type Command, Plugin, PluginKey } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRow,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  mergeCells,
  selectedRect,
  splitCell,
  tableEditing,
  toggleHeaderRow,
} from '@tiptap/pm/tables';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { BlockWords } from '#messages/ar/blocks.ts';
import { useEditorSurroundings } from '../editor-context.tsx';
import { AttributeField } from './attribute-field.tsx';
import { bound, cellKeys } from './block-keys.ts';

/** Tab goes from cell to cell and makes a row after the last; whole cells can be selected. */
export function tableKeys(): Plugin[] {
  const tab: Command = (state, dispatch, view) => {
    if (!isInTable(state)) return false;
    if (goToNextCell(1)(state, dispatch)) return true;
    const rect = selectedRect(state);
    dispatch?.(addRow(state.tr, rect, rect.map.height));
    return view ? goToNextCell(1)(view.state, view.dispatch) : true;
  };
  const back: Command = (state, dispatch) => isInTable(state) && (goToNextCell(-1)(state, dispatch) || true);
  const { props } = keymap(bound(cellKeys, { nextCell: tab, previousCell: back }));
  return [new Plugin({ key: new PluginKey('tableKeys'), props }), tableEditing()];
}

const steps: {
  name: Exclude<keyof BlockWords['table'], 'label' | 'tools' | 'caption' | 'captionHint'>;
  command: Command;
}[] = [
  { name: 'rowAbove', command: addRowBefore },
  { name: 'rowBelow', command: addRowAfter },
  { name: 'columnBefore', command: addColumnBefore },
  { name: 'columnAfter', command: addColumnAfter },
  { name: 'headerRow', command: toggleHeaderRow },
  { name: 'merge', command: mergeCells },
  { name: 'split', command: splitCell },
  { name: 'removeRow', command: deleteRow },
  { name: 'removeColumn', command: deleteColumn },
  { name: 'remove', command: deleteTable },
];

/** A table as readers see it, scrolling inside itself, with its tools below while the caret is in it. */
export function TableView(block: NodeViewProps) {
  const { node, editor, getPos } = block;
  const { words: all, readOnly } = useEditorSurroundings();
  const words = all.blocks.table;
  const isInside = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const pos = getPos();
      const { from, to } = now.state.selection;
      return pos !== undefined && from > pos && to < pos + (now.state.doc.nodeAt(pos)?.nodeSize ?? 0);
    },
  });
  return (
    <NodeViewWrapper
      as="figure"
      className="ed-table"
      dir={node.attrs.dir ?? undefined}
      aria-label={words.label}
    >
      <div contentEditable={false} className="ed-box-title">
        <AttributeField
          of={block}
          attr="caption"
          label={words.caption}
          hint={words.captionHint}
          enter="inside"
        />
      </div>
      <div className="ed-scroll">
        <NodeViewContent<'table'> as="table" />
      </div>
      {isInside && !readOnly ? <TableTools editor={editor} words={words} /> : null}
    </NodeViewWrapper>
  );
}

function TableTools({ editor, words }: { editor: Editor; words: BlockWords['table'] }) {
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const enabled = useEditorState({
    editor,
    selector: ({ editor: now }) => steps.map(({ command }) => command(now.state)),
  });

  function onKeyDown(event: KeyboardEvent) {
    const isRtl = bar.current?.matches(':dir(rtl)');
    const forward = isRtl ? 'ArrowLeft' : 'ArrowRight';
    const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: current + 1, [back]: current - 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to !== undefined) {
      const index = (to + steps.length) % steps.length;
      setCurrent(index);
      bar.current?.querySelectorAll('button')[index]?.focus();
    } else if (event.key === 'Escape') editor.view.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={bar}
      contentEditable={false}
      role="toolbar"
      aria-label={words.tools}
      className="ed-table-tools"
      onKeyDown={onKeyDown}
    >
      {steps.map(({ name, command }, index) => (
        <button
          key={name}
          type="button"
          className="ed-quiet-button"
          tabIndex={index === current ? 0 : -1}
          aria-disabled={enabled[index] ? undefined : true}
          onMouseDown={(event) => event.preventDefault()}
          onFocus={() => setCurrent(index)}
          onClick={() => {
            if (!enabled[index]) return;
            command(editor.state, editor.view.dispatch);
            editor.view.focus();
          }}
        >
          {words[name]}
        </button>
      ))}
    </div>
  );
}
