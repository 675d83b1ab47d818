import { type Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, type DecorationSet } from '@tiptap/pm/view';
import makeBidi from 'bidi-js';
import { isolatesAmong } from '#document/isolates.ts';
import type { Dir } from '#document/types.ts';
import { blockDecorations, type DrawBlock } from '../typing/block-decorations.ts';
import { directionOfBlock } from '../typing/story-direction.ts';

const bidi = makeBidi();

/** What is written over a character that shows nothing of itself. */
const names: Record<string, string> = {
  '\u00A0': 'NBSP',
  '\u202F': 'NNBSP',
  '\u00AD': 'SHY',
  '\u061C': 'ALM',
  '\u200B': 'ZWSP',
  '\u200C': 'ZWNJ',
  '\u200D': 'ZWJ',
  '\u200E': 'LRM',
  '\u200F': 'RLM',
  '\u202A': 'LRE',
  '\u202B': 'RLE',
  '\u202C': 'PDF',
  '\u202D': 'LRO',
  '\u202E': 'RLO',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\uFEFF': 'BOM',
};
const invisible =
  /[\u00A0\u202F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\u0640+| {2,}/g;

export interface DirectedRun {
  start: number;
  end: number;
  dir: 'rtl' | 'ltr';
}

/** The runs of a line as it is shown, by the Unicode Bidirectional Algorithm (UAX 9), isolated pieces included. */
export function directedRuns(pieces: readonly string[], base: 'rtl' | 'ltr'): DirectedRun[] {
  const text = pieces.join('');
  if (text === '') return [];
  const isolates = base === 'rtl' ? isolatesAmong(pieces) : [];
  // Each isolated piece stands between LRI and PDI, as `<bdi dir="ltr">` does to the browser.
  let marked = '';
  const places: number[] = [];
  let from = 0;
  const copyTo = (end: number) => {
    for (let i = from; i < end; i += 1) {
      places[i] = marked.length;
      marked += text.charAt(i);
    }
    from = end;
  };
  for (const { start, end } of isolates) {
    copyTo(start);
    marked += '\u2066';
    copyTo(end);
    marked += '\u2069';
  }
  copyTo(text.length);
  const { levels } = bidi.getEmbeddingLevels(marked, base);
  const runs: DirectedRun[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const dir = (levels[places[i] ?? 0] ?? 0) % 2 === 1 ? 'rtl' : 'ltr';
    const last = runs.at(-1);
    if (last?.dir === dir) last.end = i + 1;
    else runs.push({ start: i, end: i + 1, dir });
  }
  return runs;
}

const drawIn =
  (own: Dir): DrawBlock =>
  (block, pos) => {
    const pieces: string[] = [];
    block.forEach((child) => {
      pieces.push(child.text ?? '\ufffc');
    });
    const at = pos + 1;
    const runs = directedRuns(pieces, directionOfBlock(block, own)).map(({ start, end, dir }) =>
      Decoration.inline(at + start, at + end, { class: `ed-run ed-run-${dir}` }),
    );
    const marks = [...pieces.join('').matchAll(invisible)].map((match) => {
      const name = names[match[0]];
      return Decoration.inline(at + match.index, at + match.index + match[0].length, {
        class: name ? 'ed-invisible is-named' : 'ed-invisible',
        ...(name ? { 'data-name': name } : {}),
      });
    });
    return [...runs, ...marks];
  };

export const xrayKey = new PluginKey<DecorationSet>('xray');

/** Shows invisible marks, stretched letters and doubled spaces, and which way each run is read. */
export function xray(own: Dir): Plugin<DecorationSet> {
  return blockDecorations(xrayKey, drawIn(own));
}
