/** Finds words a newsroom doesn't want, however they are dressed up. Answers for a person to judge: it may be wrong. */
import { fold } from './fold.ts';
import { stem } from './stem.ts';

/** Digits and signs as they are typed for letters, in Arabic (by look) and in Arabic written with Latin letters. */
const standsFor: Record<string, string> = {
  '0': 'هo',
  '1': 'اi',
  '2': 'اa',
  '3': 'عe',
  '4': 'شa',
  '5': 'خهs',
  '6': 'طb',
  '7': 'حt',
  '8': 'قb',
  '9': 'صوg',
  '@': 'اa',
  $: 'سs',
  '!': 'اi',
  '|': 'اi',
};
const dressed = new RegExp(`[${Object.keys(standsFor).join('')}]`);

/** So many readings of one word at most: a word of nothing but digits is a number. */
const mostReadings = 32;

/** What is glued to the front of a word and isn't it; the article is the stemmer's. */
const clitic = /^[وفبكل](?=.{3})/u;

const once = (word: string) => word.replace(/(.)\1+/gu, '$1');

/** All that a word is compared by: itself and its stem, with no letter twice in a row. */
function keysOf(word: string): Set<string> {
  const keys = new Set<string>();
  for (const one of [word, word.replace(clitic, '')]) {
    keys.add(once(one));
    keys.add(once(stem(one)));
    keys.add(stem(once(one)));
  }
  return keys;
}

function readings(token: string): string[] {
  if (!dressed.test(token) || !/\p{L}/u.test(token)) return [token];
  let made = [''];
  for (const character of token) {
    const letters = standsFor[character];
    if (!letters) made = made.map((start) => start + character);
    else if (made.length * letters.length > mostReadings) return [token];
    else made = made.flatMap((start) => [...letters].map((letter) => start + letter));
  }
  return made;
}

const bare = (text: string) => fold(text).normalize('NFKC').replace(/\p{M}/gu, '');
/** Signs are letters between letters only: the one after a sentence is what it looks like. */
const notInWord = /[^\p{L}\p{N}@$!|]+|[!|]+(?!\p{L})/gu;

interface Token {
  keys: Set<string>;
  /** As folded: letters only, for words that were pulled apart. */
  letters: string;
}

function tokenOf(word: string): Token {
  const keys = new Set<string>();
  for (const reading of readings(word)) for (const key of keysOf(reading)) keys.add(key);
  return { keys, letters: word };
}

/** The words of a text twice over: cut at every mark, and with the marks inside them left out (ك.ل.م.ة). */
function tokensOf(text: string): Token[][] {
  const folded = bare(text);
  const cut = folded.split(notInWord).filter(Boolean);
  const joined = folded
    .split(/\s+/)
    .map((word) => word.replace(notInWord, ''))
    .filter(Boolean);
  return [cut.map(tokenOf), joined.map(tokenOf)];
}

const pieceLength = 2;

/** Whether some words in a row, each of one or two letters, spell this one: «ك ل م ة». Three letters at least, or all would. */
function isSpelledOut(tokens: Token[], word: string): boolean {
  if (word.length < 3) return false;
  for (let start = 0; start < tokens.length; start += 1) {
    let spelled = '';
    for (let at = start; at < tokens.length; at += 1) {
      const piece = tokens[at]?.letters ?? '';
      if (piece.length > pieceLength) break;
      spelled = once(spelled + piece);
      if (at > start && readings(spelled).includes(word)) return true;
      if (spelled.length > word.length) break;
    }
  }
  return false;
}

function isAmong(tokens: Token[], phrase: string[]): boolean {
  return tokens.some((_, start) =>
    phrase.every((word, index) => {
      const keys = tokens[start + index]?.keys;
      return keys !== undefined && [...keysOf(word)].some((key) => keys.has(key));
    }),
  );
}

/**
 * Those of the words (or phrases) that stand in the text, as they stand in the list. A word is found with other hamzas,
 * vowels, tatweel, an article or ending, letters repeated, digits for letters, and with marks or spaces put between its
 * letters; it is not found inside a longer word of another stem.
 */
export function findBannedWords(text: string, words: readonly string[]): string[] {
  const ways = tokensOf(text);
  return words.filter((listed) => {
    const phrase = bare(listed).split(notInWord).filter(Boolean);
    const [only] = phrase;
    if (only === undefined) return false;
    return ways.some(
      (tokens) => isAmong(tokens, phrase) || (phrase.length === 1 && isSpelledOut(tokens, once(only))),
    );
  });
}
