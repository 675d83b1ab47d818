import type { Node } from '@tiptap/pm/model';
import { type Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, type DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type FindOptions, findMatches, type Match } from '#arabic/find.ts';
import { blockDecorations } from '../typing/block-decorations.ts';

/** A place in the body, as positions of the document. */
export interface Place {
  from: number;
  to: number;
}

/** One query over a story. What was looked through once is remembered for as long as it isn't touched. */
export interface Search {
  query: string;
  matchesIn(block: Node): Match[];
}

export function openSearch(query: string, options: FindOptions): Search {
  const known = new WeakMap<Node, Match[]>();
  return {
    query,
    matchesIn(block) {
      let matches = known.get(block);
      if (!matches) {
        // A line break or another leaf is one place wide, and no part of a word.
        matches = findMatches(textOf(block), query, options);
        known.set(block, matches);
      }
      return matches;
    },
  };
}

export function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, '\ufffc');
}

/** All places of a search in the body, first to last, captions and pull quotes included. */
export function listPlaces(doc: Node, search: Search): Place[] {
  const places: Place[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const { start, end } of search.matchesIn(node)) {
      places.push({ from: pos + 1 + start, to: pos + 1 + end });
    }
    return false;
  });
  return places;
}

/**
 * Puts other words in these places, first to last as given by {@link listPlaces}. What is put in has the marks of the
 * first letter it replaces.
 */
export function replacePlaces(tr: Transaction, places: readonly Place[], words: string): Transaction {
  const { schema } = tr.doc.type;
  for (const { from, to } of [...places].reverse()) {
    const marks = tr.doc.resolve(from).nodeAfter?.marks ?? [];
    if (words === '') tr.delete(from, to);
    else tr.replaceWith(from, to, schema.text(words, marks));
  }
  return tr;
}

export const foundKey = new PluginKey<DecorationSet>('findInStory');

/** Draws what is found in the text while a search is open. */
export interface FoundMarks {
  plugin: Plugin<DecorationSet>;
  show(view: EditorView, search: Search | null, current: Place | null): void;
}

export function foundMarks(): FoundMarks {
  let search: Search | null = null;
  let current: Place | null = null;
  const plugin = blockDecorations(foundKey, (block, pos) =>
    (search?.matchesIn(block) ?? []).map(({ start, end }) => {
      const from = pos + 1 + start;
      const isCurrent = current?.from === from;
      return Decoration.inline(from, pos + 1 + end, {
        class: isCurrent ? 'ed-found is-current' : 'ed-found',
      });
    }),
  );
  return {
    plugin,
    show(view, nextSearch, nextCurrent) {
      search = nextSearch;
      current = nextCurrent;
      view.dispatch(view.state.tr.setMeta(foundKey, true).setMeta('addToHistory', false));
      if (current) view.dom.querySelector('.ed-found.is-current')?.scrollIntoView({ block: 'center' });
    },
  };
}
