'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import { directionOf, type Locale } from '#messages/locale.ts';
import { ToolFace } from './tools/tool-face.tsx';
import { ariaKeys, shownKeys, type Tool, type ToolActions, tools } from './tools/tools.ts';
import { isMac } from './typing/physical-keys.ts';

interface ToolbarProps {
  editor: Editor;
  words: EditorWords['toolbar'];
  locale: Locale;
  act: ToolActions;
  bar: RefObject<HTMLDivElement | null>;
}

interface Hint {
  text: string;
  keys: string;
  /** The middle of the button, in pixels from where the bar begins, and the bar's width. */
  centre: number;
  room: number;
}

/** The ARIA toolbar: one stop for Tab, arrows inside it in reading direction, Escape back to the text. */
export function Toolbar({ editor, words, locale, act, bar }: ToolbarProps) {
  const [current, setCurrent] = useState(0);
  const [hint, setHint] = useState<Hint | null>(null);
  const mac = isMac();
  // Not editor.isActive() while rendering: the compiler would keep its first answer.
  const states = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      tools.map((tool) => ({
        pressed: tool.pressed?.(now),
        enabled: now.isEditable && (tool.enabled?.(now) ?? true),
      })),
  });

  function moveTo(index: number) {
    const to = (index + tools.length) % tools.length;
    setCurrent(to);
    bar.current?.querySelectorAll('button')[to]?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const forward = directionOf(locale) === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = directionOf(locale) === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === forward) moveTo(current + 1);
    else if (event.key === back) moveTo(current - 1);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(tools.length - 1);
    else if (event.key === 'Escape') {
      setHint(null);
      editor.view.focus();
    } else return;
    event.preventDefault();
  }

  function showHint(tool: Tool, button: HTMLElement) {
    const around = bar.current?.getBoundingClientRect();
    if (!around) return;
    const { left, width } = button.getBoundingClientRect();
    const middle = left + width / 2;
    setHint({
      text: words[tool.name],
      keys: tool.keys ? shownKeys(tool.keys, mac) : '',
      centre: directionOf(locale) === 'rtl' ? around.right - middle : middle - around.left,
      room: around.width,
    });
  }

  return (
    <div className="ed-toolbar-place">
      <div
        ref={bar}
        role="toolbar"
        aria-label={words.label}
        aria-controls="story-body"
        className="ed-toolbar"
        onKeyDown={onKeyDown}
        onScroll={() => setHint(null)}
      >
        {tools.map((tool, index) => (
          <button
            key={tool.name}
            type="button"
            className="ed-tool"
            data-tool={tool.name}
            data-opens={tool.opens || undefined}
            tabIndex={index === current ? 0 : -1}
            aria-label={words[tool.name]}
            aria-pressed={states[index]?.pressed}
            aria-disabled={states[index]?.enabled === false || undefined}
            aria-keyshortcuts={tool.keys ? ariaKeys(tool.keys, mac) : undefined}
            // The text keeps its selection, and a phone its keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setCurrent(index);
              setHint(null);
              if (!states[index]?.enabled) return;
              // At once: what is typed right after belongs to the text.
              if (!tool.asks) editor.view.focus();
              tool.run(editor, act);
            }}
            onPointerEnter={(event) => event.pointerType === 'mouse' && showHint(tool, event.currentTarget)}
            onPointerLeave={() => setHint(null)}
            onFocus={(event) => {
              setCurrent(index);
              if (event.currentTarget.matches(':focus-visible')) showHint(tool, event.currentTarget);
            }}
            onBlur={() => setHint(null)}
          >
            <ToolFace tool={tool} words={words} />
          </button>
        ))}
      </div>
      {hint ? <HintBubble hint={hint} /> : null}
    </div>
  );
}

/** Seen only: the button has the same words as its name. */
function HintBubble({ hint }: { hint: Hint }) {
  // Kept inside the bar at both of its ends; half of the bubble's usual width.
  const half = 84;
  const x = Math.min(Math.max(hint.centre, half), Math.max(hint.room - half, half));
  return (
    <div className="ed-hint" aria-hidden="true" style={{ insetInlineStart: x }}>
      <span>
        {hint.text}
        {hint.keys ? <kbd dir="ltr">{hint.keys}</kbd> : null}
      </span>
    </div>
  );
}
