'use client';

import { Editor, type Extensions } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import { directionOf, type Locale } from '#messages/locale.ts';
import type { WorkingCopy } from './saving/working-copy.ts';

interface BodyEditorOptions {
  copy: WorkingCopy;
  /** Made once for each editor; what changes later goes through the functions in it. */
  makeExtensions(): Extensions;
  words: EditorWords;
  /** The language the story is written in. */
  locale: Locale;
  editable: boolean;
  onEdit(): void;
  onLeave(): void;
}

/**
 * The live Tiptap editor of the body; null until the page runs, and `unreadable` where the stored body doesn't fit the
 * schema. Made in an effect rather than by `useEditor`: Next keeps a hidden route's state and takes its effects down, and
 * on return the text must be what was on the page, not what the page was opened with.
 */
export function useBodyEditor({
  copy,
  makeExtensions,
  words,
  locale,
  editable,
  onEdit,
  onLeave,
}: BodyEditorOptions): {
  editor: Editor | null;
  unreadable: boolean;
} {
  const [editor, setEditor] = useState<Editor | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor for as long as the page is shown
  useEffect(() => {
    let made: Editor;
    try {
      made = new Editor({
        extensions: makeExtensions(),
        content: copy.body(),
        editable,
        enableContentCheck: true,
        // Pasted text is what somebody else wrote: a star in it is a star.
        enablePasteRules: false,
        // Tiptap's account of what was deleted: nobody here listens, and it goes through each change once more.
        enableCoreExtensions: { delete: false },
        // Its style element has no nonce, and turns ligatures off; what is needed of it is in editor.css.
        injectCSS: false,
        // No `textDirection` (trap 3): it would put a `dir` on every node; the page's own direction is the default.
        editorProps: {
          attributes: {
            id: 'story-body',
            class: 'ed-body',
            role: 'textbox',
            'aria-multiline': 'true',
            'aria-label': words.body,
            dir: directionOf(locale),
            lang: locale,
          },
        },
        onContentError: () => setUnreadable(true),
        onUpdate: onEdit,
        onBlur: onLeave,
      });
    } catch {
      setUnreadable(true);
      return;
    }
    const detach = copy.attach(made);
    setEditor(made);
    return () => {
      detach();
      setEditor(null);
      made.destroy();
    };
  }, [copy]);
  useEffect(() => {
    editor?.setEditable(editable && !unreadable, false);
  }, [editor, editable, unreadable]);
  return { editor, unreadable };
}
