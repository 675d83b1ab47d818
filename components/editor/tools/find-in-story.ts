import type { Node } from '@tiptap/pm/model';
import { type Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, type DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type FindOptions, findMatches, type Match } from '#arabic/find.ts';
import { findNodeSpec } from '#document/list.ts';
import { blockDecorations } from '../typing/block-decorations.ts';

/** A place in the body's text, as positions of the document. */
export interface TextPlace {
  in: 'body';
  from: number;
  to: number;
}

/** A place in what a person wrote into an attribute of the block at `pos`: a credit, a description, a box's title. */
export interface FieldPlace {
  in: 'field';
  pos: number;
  attr: string;
  /** Offsets in the attribute. */
  from: number;
  to: number;
}

export type Place = TextPlace | FieldPlace;

/** One query over a story. What was looked through once is remembered for as long as it isn't touched. */
export interface Search {
  query: string;
  matchesIn(block: Node): Match[];
  matchesInFields(block: Node): { attr: string; match: Match }[];
}

export function openSearch(query: string, options: FindOptions): Search {
  const known = new WeakMap<Node, Match[]>();
  const knownFields = new WeakMap<Node, ReturnType<Search['matchesInFields']>>();
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
    matchesInFields(block) {
      let matches = knownFields.get(block);
      if (!matches) {
        matches = writtenFields(block).flatMap(({ attr, text }) =>
          findMatches(text, query, options).map((match) => ({ attr, match })),
        );
        knownFields.set(block, matches);
      }
      return matches;
    },
  };
}

function writtenFields(block: Node): { attr: string; text: string }[] {
  return Object.entries(findNodeSpec(block.type.name)?.attrs ?? {}).flatMap(([attr, { isWritten }]) => {
    const text: unknown = block.attrs[attr];
    return isWritten && typeof text === 'string' && text !== '' ? [{ attr, text }] : [];
  });
}

export function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, '\ufffc');
}

/** All places of a search in the body, first to last, captions and the fields of blocks included. */
export function listPlaces(doc: Node, search: Search): Place[] {
  const places: Place[] = [];
  doc.descendants((node, pos) => {
    for (const { attr, match } of search.matchesInFields(node)) {
      places.push({ in: 'field', pos, attr, from: match.start, to: match.end });
    }
    if (!node.isTextblock) return true;
    for (const { start, end } of search.matchesIn(node)) {
      places.push({ in: 'body', from: pos + 1 + start, to: pos + 1 + end });
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
  for (const place of [...places].reverse()) {
    const { from, to } = place;
    if (place.in === 'field') {
      const text = String(tr.doc.nodeAt(place.pos)?.attrs[place.attr] ?? '');
      tr.setNodeAttribute(place.pos, place.attr, text.slice(0, from) + words + text.slice(to));
      continue;
    }
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
  show(view: EditorView, search: Search | null, current: TextPlace | null): void;
}

export function foundMarks(): FoundMarks {
  let search: Search | null = null;
  let current: TextPlace | null = null;
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
