'use client';

import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { BubbleMenu } from '@tiptap/react/menus';
import type { EditorWords } from '#messages/ar/editor.ts';
import { ToolFace } from '../tools/tool-face.tsx';
import { type ToolActions, tools } from '../tools/tools.ts';

interface SelectionMenuProps {
  editor: Editor;
  words: EditorWords;
  act: ToolActions;
}

const shown = ['bold', 'italic', 'link', 'heading2', 'blockquote', 'pullQuote'];
const menuTools = tools.filter((tool) => shown.includes(tool.name));

/** The few tools that selected words want, under the pointer. For keys and screen readers the toolbar has the same. */
export function SelectionMenu({ editor, words, act }: SelectionMenuProps) {
  const pressed = useEditorState({
    editor,
    selector: ({ editor: now }) => menuTools.map((tool) => tool.pressed?.(now) ?? false),
  });
  return (
    <BubbleMenu
      editor={editor}
      className="ed-pop ed-selection-menu"
      aria-hidden="true"
      shouldShow={({ editor: at, state }) =>
        at.isEditable &&
        at.view.hasFocus() &&
        state.selection instanceof TextSelection &&
        !state.selection.empty &&
        state.doc.textBetween(state.selection.from, state.selection.to).trim() !== ''
      }
      options={{
        // A phone's own menu stands above the words.
        placement: matchMedia('(pointer: coarse)').matches ? 'bottom' : 'top',
        offset: 8,
        flip: { padding: 8 },
        shift: { padding: 8 },
      }}
    >
      {menuTools.map((tool, index) => (
        <button
          key={tool.name}
          type="button"
          className="ed-tool"
          data-tool={tool.name}
          tabIndex={-1}
          aria-label={words.toolbar[tool.name]}
          aria-pressed={pressed[index]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (!tool.asks) editor.view.focus();
            tool.run(editor, act);
          }}
        >
          <ToolFace tool={tool} words={words.toolbar} />
        </button>
      ))}
    </BubbleMenu>
  );
}
