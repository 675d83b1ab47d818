/** Found words marked in the text as it was written. */
import { arabicMarks, invisibles, tatweel } from '#arabic/marks.ts';
import { familyOf, type Term } from './ask.ts';
import { foldWord, looseSigns } from './fold-word.ts';
import { commonPart, stem } from './stem.ts';

/** A run of text; `hit` where the reader's word stands in it. */
export interface Piece {
  text: string;
  hit: boolean;
}

// A word as written: vowels, tatweel and joiners belong to it.
const written = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u00AD\u200B-\u200F\u2060]*/gu;

export interface Hit {
  from: number;
  to: number;
  term: number;
}

type Forms = readonly [string, string];
// What is found is found often.
const known = new Map<string, Forms>();
const mostKnown = 20_000;

/** The word as typed, then its stem; both folded. */
function formsOf(word: string): Forms {
  const cached = known.get(word);
  if (cached) return cached;
  const folded = foldWord(word);
  const forms: Forms = [folded, stem(folded)];
  if (known.size >= mostKnown) known.clear();
  known.set(word, forms);
  return forms;
}

/** How each folded letter may be written: ا as أإآٱ, e as Eéè and so on. */
const writtenAlso = new Map<string, string>();
for (const [first, last] of [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x600, 0x6ff],
  [0x1e00, 0x1eff],
] as const) {
  for (let code = first; code <= last; code += 1) {
    const letter = String.fromCharCode(code);
    const folded = foldWord(letter);
    if (folded.length === 1) writtenAlso.set(folded, (writtenAlso.get(folded) ?? folded) + letter);
  }
}

// Exactly what folding takes away. With all of \p{M} after each letter compiling a pattern took longer than looking.
const dropped = [arabicMarks, tatweel, invisibles, looseSigns].map(({ source }) =>
  source.replace(/^\[|\]$/g, ''),
);
const joined = `[${dropped.join('')}]*`;
/** One letter for several. */
const joinedLetters = /[\uFB50-\uFDFF\uFE70-\uFEFC\u00DFÆæŒœÞþẞ]/;
const inWord = /[\p{L}\p{N}\p{M}\u0640\u00AD\u200B-\u200F\u2060]/u;

/** Finds where a folded form may stand in a text as written; whether it does, folding that word says. */
function patternFor(forms: Iterable<string>): RegExp {
  const patterns = [...forms].map((form) => {
    const letters = [...form].map(
      (letter) => `[${writtenAlso.get(letter) ?? letter + letter.toUpperCase()}]`,
    );
    return letters.join(joined);
  });
  return new RegExp(patterns.join('|') || '(?!)', 'gu');
}

/** What is looked for in texts: made once for a page of them. */
export interface Wanted {
  terms: number;
  /** A folded word or stem → the first term it belongs to. */
  forms: Map<string, number>;
  phrases: { words: string[]; term: number }[];
  /** The last term, where it may be half a word. */
  half: { start: string; term: number } | null;
  pattern: RegExp;
}

export function wantedOf(terms: Term[], beginnings = false): Wanted {
  const forms: Wanted['forms'] = new Map();
  const phrases: Wanted['phrases'] = [];
  for (const [term, { words, others }] of terms.entries()) {
    for (const spelling of [words, ...others]) {
      const [word = '', ...more] = spelling;
      if (more.length > 0) phrases.push({ words: spelling, term });
      else for (const form of familyOf(word)) if (!forms.has(form)) forms.set(form, term);
    }
  }
  const last = terms.at(-1)?.words ?? [];
  const half = beginnings && last.length === 1 ? { start: last[0] ?? '', term: terms.length - 1 } : null;
  const starts = phrases.map(({ words }) => words[0] ?? '');
  const parts = [...[...forms.keys()].map(commonPart), ...starts, ...(half ? [half.start] : [])];
  const pattern = patternFor(new Set(parts));
  return { terms: terms.length, forms, phrases, half, pattern };
}

/**
 * The hits in the order in which they begin. Folding every word of every text found is most of what a search costs, so
 * a pattern looks for what may be one.
 */
function* hitsIn(text: string, { forms, phrases, half, pattern }: Wanted): Generator<Hit> {
  // There every word is folded.
  const candidates = joinedLetters.test(text) ? written : pattern;
  for (let at = matchFrom(candidates, text, 0); at; ) {
    let from = at.from;
    while (from > 0 && inWord.test(text.charAt(from - 1))) from -= 1;
    const first = matchFrom(written, text, from);
    if (!first) return;
    const [folded, stemmed] = formsOf(text.slice(first.from, first.to));
    const term = forms.get(folded) ?? forms.get(stemmed);
    if (term !== undefined) yield { ...first, term };
    else if (half && folded.startsWith(half.start)) yield { ...first, term: half.term };
    for (const { words, term } of phrases) {
      const to = words[0] === folded ? phraseEnd(text, first.to, words) : null;
      if (to !== null) yield { from: first.from, to, term };
    }
    at = matchFrom(candidates, text, first.to);
  }
}

/** Where the phrase ends whose first word ends here; null where it doesn't go on so. */
function phraseEnd(text: string, from: number, words: readonly string[]): number | null {
  let to = from;
  for (const word of words.slice(1)) {
    const next = matchFrom(written, text, to);
    if (!next || foldWord(text.slice(next.from, next.to)) !== word) return null;
    to = next.to;
  }
  return to;
}

/** The pattern is used again and again, so where it begins is said each time. */
function matchFrom(pattern: RegExp, text: string, from: number): { from: number; to: number } | null {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found && { from: found.index, to: pattern.lastIndex };
}

export function findHits(text: string, wanted: Wanted): Hit[] {
  return [...hitsIn(text, wanted)];
}

/** The whole text with its hits. */
export function highlight(text: string, wanted: Wanted): Piece[] {
  return cut(text, findHits(text, wanted), 0, text.length);
}

const longest = 220;
const inSight = longest * 0.75;

/** The part of the text that holds most of the terms, about 220 letters, between words; its start where it holds none. */
export function snippet(text: string, wanted: Wanted): Piece[] {
  const hits: Hit[] = [];
  let windows: { from: number; terms: Set<number> }[] = [];
  let best = { from: 0, count: 0 };
  // A long text is read no further than to where the snippet ends once it holds all terms.
  for (const hit of hitsIn(text, wanted)) {
    if (best.count === wanted.terms && hit.from > best.from + longest) break;
    hits.push(hit);
    windows = windows.filter(({ from }) => hit.to <= from + inSight);
    windows.push({ from: hit.from, terms: new Set() });
    for (const window of windows) {
      window.terms.add(hit.term);
      if (window.terms.size > best.count) best = { from: window.from, count: window.terms.size };
    }
  }
  const start = best.from < inSight ? 0 : wordStart(text, best.from - longest * 0.25);
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
  // Where a search left off is no place to begin.
  written.lastIndex = 0;
  for (const found of text.matchAll(written)) if (foldWord(found[0]) === folded) return found[0];
  return null;
}
