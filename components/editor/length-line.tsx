'use client';

import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect, useState } from 'react';
import { plural } from '#arabic/plural.ts';
import { bodyToText, countWords } from '#document/text.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Words and characters of the body, counted in the pauses: reading the whole story at each key would be felt. */
export function LengthLine({
  editor,
  copy,
  words,
}: {
  editor: Editor;
  copy: WorkingCopy;
  words: EditorWords['count'];
}) {
  const [text, setText] = useState(() => bodyToText(copy.body()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.docChanged) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setText(bodyToText(copy.body()));
      }, 400);
    };
    editor.on('transaction', later);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', later);
    };
  }, [editor, copy]);
  return (
    <p className="ed-length" aria-label={words.label} role="note">
      {plural(countWords(text), words.words)} · {plural(countLetters(text), words.characters)}
    </p>
  );
}

/** Characters as they are seen: a letter with its vowels is one. */
function countLetters(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[^\p{M}\n]/gu)) count += 1;
  return count;
}
