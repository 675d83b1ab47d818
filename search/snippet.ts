/** Found words marked in the text as it was written. */
import { fold } from '#arabic/fold.ts';
import { stem } from '#arabic/stem.ts';
import { familyOf, type Term } from './ask.ts';

/** A run of text; `hit` where the reader's word stands in it. */
export interface Piece {
  text: string;
  hit: boolean;
}

// A word as written: vowels, tatweel and joiners belong to it.
const written = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u00AD\u200B-\u200F\u2060]*/gu;

interface Hit {
  from: number;
  to: number;
  term: number;
}

// News has few words: folding each once makes a page of snippets ten times cheaper.
const known = new Map<string, string[]>();
const mostKnown = 50_000;

/** The word as typed, then its stem; both folded. */
function formsOf(word: string): string[] {
  const cached = known.get(word);
  if (cached) return cached;
  const folded = fold(word);
  const forms = [folded, stem(folded)];
  if (known.size >= mostKnown) known.clear();
  known.set(word, forms);
  return forms;
}

function findHits(text: string, terms: Term[], beginnings: boolean): Hit[] {
  const families = terms.map((term) => (term.words.length === 1 ? familyOf(term.words[0] ?? '') : []));
  const half = beginnings ? terms.at(-1)?.words : undefined;
  const hits: Hit[] = [];
  const places: { from: number; to: number; folded: string }[] = [];
  for (const found of text.matchAll(written)) {
    const forms = formsOf(found[0]);
    const folded = forms[0] ?? '';
    const from = found.index;
    const to = from + found[0].length;
    places.push({ from, to, folded });
    for (const [term, family] of families.entries()) {
      const isBeginning =
        term === terms.length - 1 && half?.length === 1 && folded.startsWith(half[0] ?? '\0');
      if (isBeginning || family.some((form) => forms.includes(form))) {
        hits.push({ from, to, term });
        break;
      }
    }
    for (const [term, { words }] of terms.entries()) {
      if (words.length < 2 || words.length > places.length) continue;
      const run = places.slice(-words.length);
      if (run.every((place, index) => place.folded === words[index])) {
        hits.push({ from: run[0]?.from ?? from, to, term });
      }
    }
  }
  return hits;
}

/** The whole text with its hits. */
export function highlight(text: string, terms: Term[], beginnings = false): Piece[] {
  return cut(text, findHits(text, terms, beginnings), 0, text.length);
}

const longest = 220;

/** The part of the text that holds most of the terms, about 220 letters, between words; its start where it holds none. */
export function snippet(text: string, terms: Term[], beginnings = false): Piece[] {
  const hits = findHits(text, terms, beginnings);
  let best = { from: 0, count: 0 };
  for (const [index, first] of hits.entries()) {
    const inside = new Set<number>();
    for (const hit of hits.slice(index, index + 40)) {
      if (hit.to > first.from + longest * 0.75) break;
      inside.add(hit.term);
    }
    if (inside.size > best.count) best = { from: first.from, count: inside.size };
    if (best.count === terms.length) break;
  }
  const start = best.from < longest * 0.75 ? 0 : wordStart(text, best.from - longest * 0.25);
  const end = start + longest >= text.length ? text.length : wordStart(text, start + longest);
  const pieces = cut(text, hits, start, end);
  if (start > 0) pieces.unshift({ text: '… ', hit: false });
  if (end < text.length) pieces.push({ text: '…', hit: false });
  return pieces;
}

/** The start of the word at or before the place, but never far from it. */
function wordStart(text: string, place: number): number {
  const at = Math.floor(place);
  const before = Math.max(0, at - 40);
  const space = text.slice(before, at).search(/\s\S*$/u);
  if (space >= 0) return before + space + 1;
  // Not between the halves of one character.
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at;
}

function cut(text: string, hits: Hit[], start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const hit of [...hits].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (hit.from < at || hit.to > end) continue;
    if (hit.from > at) pieces.push({ text: oneLine(text.slice(at, hit.from)), hit: false });
    pieces.push({ text: text.slice(hit.from, hit.to), hit: true });
    at = hit.to;
  }
  if (at < end) pieces.push({ text: oneLine(text.slice(at, end)), hit: false });
  return pieces;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

/** A folded word as it first stands in the text; null where it doesn't. */
export function writtenAs(text: string, folded: string): string | null {
  for (const found of text.matchAll(written)) if (formsOf(found[0])[0] === folded) return found[0];
  return null;
}
