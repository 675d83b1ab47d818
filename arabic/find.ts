import { fold } from './fold.ts';

/** `text.slice(start, end)` is what was found, as it is written. */
export interface Match {
  start: number;
  end: number;
}

export interface FindOptions {
  /** Only where no letter or digit stands right before or after. */
  wholeWord: boolean;
  /** As written, letter by letter, instead of in any spelling. */
  exact: boolean;
}

interface Folded {
  text: string;
  /** For each place in `text` the place of its character in the text as written. */
  from: number[];
}

const foldedCharacters = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  // These two fold between digits only, which a character alone can't know; in a search they are what they look like.
  const folded = character === '٫' ? '.' : character === '٬' ? ',' : fold(character);
  // As many as a story's own alphabet; a text of all the world's characters must not fill the memory.
  if (foldedCharacters.size < 5000) foldedCharacters.set(character, folded);
  return folded;
}

/** The text folded as for search, with the way back from each place to the text as written. */
export function foldWithPlaces(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const one = foldCharacter(character);
    for (let i = 0; i < one.length; i += 1) from.push(at);
    folded += one;
    at += character.length;
  }
  return { text: folded, from };
}

const endsInWord = /[\p{L}\p{N}\p{M}_]$/u;
const beginsInWord = /^[\p{L}\p{N}\p{M}_]/u;
/** What belongs to the letter before it and is folded away: vowels, tatweel, joiners. */
const trailing = /^[\p{M}\u0640\u200C\u200D]+/u;

function isWholeWord(text: string, { start, end }: Match): boolean {
  return (
    !endsInWord.test(text.slice(Math.max(0, start - 2), start)) &&
    !beginsInWord.test(text.slice(end, end + 2))
  );
}

/**
 * All places of a query in a text, first to last, none inside another. الامن finds الأمن and الأَمْن; the vowels after a
 * found word's last letter belong to it. An empty query finds nothing.
 */
export function findMatches(text: string, query: string, { wholeWord, exact }: FindOptions): Match[] {
  const sought = exact ? query : foldWithPlaces(query).text;
  if (sought.trim() === '') return [];
  const { text: within, from } = exact ? { text, from: null } : foldWithPlaces(text);
  const matches: Match[] = [];
  for (let at = within.indexOf(sought); at >= 0; ) {
    const start = from ? (from[at] ?? 0) : at;
    let end = from ? (from[at + sought.length] ?? text.length) : at + sought.length;
    if (from) {
      // Up to the next character that is not folded away, less what doesn't belong to this word.
      const last = from[at + sought.length - 1] ?? start;
      const width = String.fromCodePoint(text.codePointAt(last) ?? 0).length;
      const rest = trailing.exec(text.slice(last + width, Math.max(end, last + width)))?.[0].length ?? 0;
      end = last + width + rest;
    }
    const match = { start, end };
    if (!wholeWord || isWholeWord(text, match)) {
      matches.push(match);
      at = within.indexOf(sought, at + sought.length);
    } else at = within.indexOf(sought, at + 1);
  }
  // A ligature such as ﻻ holds two letters and can be found twice.
  return matches.filter((match, i) => match.start >= (matches[i - 1]?.end ?? 0));
}
