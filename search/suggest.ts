/** «هل تقصد»: for a query that found nothing, the nearest one that finds something. */
import type { EditionReader } from '#db/queries/edition-reader.ts';
import { findPublished, getFoundPublished, listKnownWords, listWordsLike } from '#db/queries/search.ts';
import { looseTerms, readTerms, toMatch } from './ask.ts';
import { writtenAs } from './snippet.ts';
import { textOf } from './words.ts';

const letters = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهويء'];
const latin = [...'abcdefghijklmnopqrstuvwxyz'];

/** The query with each unknown word replaced by a near one that is known, as written in a story; null without one. */
export async function suggest(reader: EditionReader, query: string): Promise<string | null> {
  // A phrase may fail by its order; the same words without quotes are the better suggestion then.
  const words = readTerms(query).flatMap((term) => term.words);
  const nearer: string[] = [];
  for (const word of words) {
    const [found] = await findPublished(reader, { match: toMatch(looseTerms([word])) }, 1);
    nearer.push(found === undefined ? ((await nearest(reader, word)) ?? word) : word);
  }
  const isPhrase = words.length > readTerms(query).length;
  if (!isPhrase && nearer.every((word, index) => word === words[index])) return null;
  const [number] = await findPublished(reader, { match: toMatch(looseTerms(nearer)) }, 1);
  if (number === undefined) return null;
  const [story] = await getFoundPublished(reader, [number]);
  if (!story) return null;
  const text = [story.headline, textOf(story.content), story.byline, ...story.content.tags].join('\n');
  return nearer.map((word) => writtenAs(text, word) ?? word).join(' ');
}

async function nearest(reader: EditionReader, word: string): Promise<string | null> {
  if (word.length < 3 || word.length > 30) return null;
  return (
    (await mostCommon(reader, await listKnownWords(reader, oneAway(word)))) ??
    (word.length >= 6 ? await twoAway(reader, word) : null)
  );
}

/** Enough to tell a usual word from a rare one. */
const mostCounted = 200;
const mostCandidates = 20;

/** Of words that stories hold or have held, the one that most hold now, exactly so. */
async function mostCommon(reader: EditionReader, words: string[]): Promise<string | null> {
  let best: string | null = null;
  let most = 0;
  for (const word of words.slice(0, mostCandidates)) {
    const match = `{headline body names} : "${word}"`;
    const { length: count } = await findPublished(reader, { match }, mostCounted);
    if (count > most) [best, most] = [word, count];
  }
  return best;
}

/** Every word that one slip of the hand makes of it: a letter left out, doubled, changed, or two swapped. */
export function oneAway(word: string): string[] {
  const alphabet = /[a-z]/.test(word) ? latin : letters;
  const near = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    for (const letter of alphabet) {
      near.add(head + letter + tail);
      if (tail) near.add(head + letter + tail.slice(1));
    }
    if (tail) near.add(head + tail.slice(1));
    if (tail.length > 1) near.add(`${head}${tail[1]}${tail[0]}${tail.slice(2)}`);
  }
  near.delete(word);
  return [...near];
}

const mostCompared = 5000;

/** Two slips are looked for among the words that begin the same, where people rarely err. */
async function twoAway(reader: EditionReader, word: string): Promise<string | null> {
  // A third of all words begin with the article; it says nothing.
  const start = word.slice(0, word.startsWith('ال') ? 4 : 2);
  const near = (await listWordsLike(reader, start, mostCompared)).filter(
    (known) => Math.abs(known.length - word.length) <= 2 && distance(known, word) <= 2,
  );
  return mostCommon(reader, near);
}

/** Letters to add, take or change on the way from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
