import type { Node } from '@tiptap/pm/model';
import { bodyToText, countWords } from '#document/text.ts';

export interface StoryLength {
  words: number;
  /** Characters as they are seen: a letter with its vowels is one. */
  letters: number;
}

/** A block that wasn't touched is the same object after a key, so only what changed is counted again. */
const counted = new WeakMap<Node, StoryLength>();

function lengthOfBlock(block: Node): StoryLength {
  const known = counted.get(block);
  if (known) return known;
  const text = bodyToText({ type: 'doc', content: [block.toJSON()] });
  const length = { words: countWords(text), letters: text.match(/[^\p{M}\n]/gu)?.length ?? 0 };
  counted.set(block, length);
  return length;
}

/** Words and characters of a whole body, captions and embeds included. */
export function lengthOf(doc: Node): StoryLength {
  const length = { words: 0, letters: 0 };
  doc.forEach((block) => {
    const { words, letters } = lengthOfBlock(block);
    length.words += words;
    length.letters += letters;
  });
  return length;
}

/** Minutes to read so many words silently, at 180 a minute; 0 is less than one. */
export function readingMinutes(words: number): number {
  return words < 90 ? 0 : Math.round(words / 180);
}
