'use client';

import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect, useState } from 'react';
import { plural } from '#arabic/plural.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import { fill } from '../words.ts';
import { lengthOf, readingMinutes } from './story-length.ts';
import { useTarget } from './view-preferences.ts';

interface LengthLineProps {
  editor: Editor;
  story: string;
  words: EditorWords;
  isOpen: boolean;
  toggle(): void;
}

/** Milliseconds; somebody who never pauses sees the count grow all the same. */
const waits = { pause: 400, longest: 3_000 };

/** Words, characters and reading time, counted in the pauses, and the way to the length that was asked for. */
export function LengthLine({ editor, story, words, isOpen, toggle }: LengthLineProps) {
  const [length, setLength] = useState(() => lengthOf(editor.state.doc));
  const target = useTarget(story);
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    let longest: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(pause);
      clearTimeout(longest);
      longest = undefined;
    };
    const count = () => {
      stop();
      setLength(lengthOf(editor.state.doc));
    };
    const later = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.docChanged) return;
      clearTimeout(pause);
      pause = setTimeout(count, waits.pause);
      longest ??= setTimeout(count, waits.longest);
    };
    editor.on('transaction', later);
    return () => {
      stop();
      editor.off('transaction', later);
    };
  }, [editor]);
  const { length: lengthWords } = words.hands;
  const counted = plural(length.words, words.count.words);
  const letters = plural(length.letters, words.count.characters);
  const reading = plural(readingMinutes(length.words), lengthWords.reading);
  const text = [counted, letters, reading].join(' · ');
  return (
    <p className="ed-length">
      <button
        type="button"
        className="ed-length-button"
        aria-expanded={isOpen}
        aria-label={fill(lengthWords.open, { text })}
        onClick={toggle}
      >
        {counted}
        <span className="ed-letters"> · {letters}</span> · {reading}
      </button>
      {target === null ? null : (
        <progress
          className={length.words > target ? 'is-over' : undefined}
          aria-label={lengthWords.progress}
          max={target}
          value={Math.min(length.words, target)}
        />
      )}
    </p>
  );
}
