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

function readings(token: string, most = mostReadings): string[] {
  if (!dressed.test(token) || !/\p{L}/u.test(token)) return [token];
  let made = [''];
  for (const character of token) {
    const letters = standsFor[character];
    if (!letters) made = made.map((start) => start + character);
    else if (made.length * letters.length > most) return [token];
    else made = made.flatMap((start) => [...letters].map((letter) => start + letter));
  }
  return made;
}

const bare = (text: string) => fold(text).normalize('NFKC').replace(/\p{M}/gu, '');
/** Signs are letters between letters only: the one after a sentence is what it looks like. */
const notInWord = /[^\p{L}\p{N}@$!|]+|[!|]+(?!\p{L})/gu;

/** A text's words in a row, each by all it is compared by, with the places of every key. */
interface Row {
  keys: Set<string>[];
  places: Map<string, number[]>;
}

function rowOf(words: string[]): Row {
  const row: Row = { keys: [], places: new Map() };
  for (const [place, word] of words.entries()) {
    const keys = new Set(readings(word).flatMap((reading) => [...keysOf(reading)]));
    row.keys.push(keys);
    for (const key of keys) {
      const places = row.places.get(key);
      if (places) places.push(place);
      else row.places.set(key, [place]);
    }
  }
  return row;
}

const pieceLength = 2;
const longestSpelled = 15;
const mostSpellings = 8;

/** All that words in a row spell together, each of one or two letters: «ك ل م ة». */
function spelledBy(words: string[]): Set<string> {
  const all = new Set<string>();
  for (let start = 0; start < words.length; start += 1) {
    let spelled = '';
    for (let at = start; at < words.length && spelled.length < longestSpelled; at += 1) {
      const piece = words[at] ?? '';
      if (piece.length > pieceLength) break;
      spelled = once(spelled + piece);
      if (at > start) for (const reading of readings(spelled, mostSpellings)) all.add(reading);
    }
  }
  return all;
}

interface Sought {
  listed: string;
  /** What each word of the phrase may be found as. */
  phrase: Set<string>[];
  /** Where it is one word that could be pulled apart: shorter ones would be found everywhere. */
  letters: string | null;
}

let compiled: { list: string; sought: Sought[] } = { list: '', sought: [] };

/** Made once for each list: a newsroom has one, and every comment is held against it. */
function soughtIn(words: readonly string[]): Sought[] {
  const list = words.join('\n');
  if (compiled.list !== list) {
    const sought = words.map((listed) => {
      const parts = bare(listed).split(notInWord).filter(Boolean);
      const letters = once(parts[0] ?? '');
      const isApart = parts.length === 1 && letters.length >= 3;
      return { listed, phrase: parts.map(keysOf), letters: isApart ? letters : null };
    });
    compiled = { list, sought };
  }
  return compiled.sought;
}

function holds({ keys, places }: Row, [first, ...rest]: Set<string>[]): boolean {
  if (!first) return false;
  const starts = [...first].flatMap((key) => places.get(key) ?? []);
  return starts.some((start) =>
    rest.every((wanted, index) => [...wanted].some((key) => keys[start + 1 + index]?.has(key))),
  );
}

/**
 * Those of the words (or phrases) that stand in the text, as they stand in the list. A word is found with other hamzas,
 * vowels, tatweel, an article or ending, letters repeated, digits for letters, and with marks or spaces put between its
 * letters; it is not found inside a longer word of another stem.
 */
export function findBannedWords(text: string, words: readonly string[]): string[] {
  const folded = bare(text);
  const cut = folded.split(notInWord).filter(Boolean);
  // The same with the marks inside words left out: ك.ل.م.ة
  const joined = folded
    .split(/\s+/)
    .map((word) => word.replace(notInWord, ''))
    .filter(Boolean);
  const rows = [rowOf(cut), rowOf(joined)];
  const apart = spelledBy(cut);
  return soughtIn(words)
    .filter(
      ({ phrase, letters }) =>
        rows.some((row) => holds(row, phrase)) || (letters !== null && apart.has(letters)),
    )
    .map(({ listed }) => listed);
}
