import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { dirOf } from '#arabic/bidi.ts';
import type { HouseStyle } from '#arabic/house.ts';
import { findTidying, type TidyKind, tidy, tidyKinds } from '#arabic/tidy.ts';
import type { Dir } from '#document/types.ts';
import { directionOfBlock } from '../typing/story-direction.ts';
import { textOf } from './find-in-story.ts';

export type TidyCounts = Partial<Record<TidyKind, number>>;

function add(counts: TidyCounts, more: TidyCounts): void {
  for (const kind of tidyKinds) {
    const n = more[kind];
    if (n !== undefined) counts[kind] = (counts[kind] ?? 0) + n;
  }
}

/** A headline or lead, tidied; in an edition from left to right only where it runs the other way. */
export function tidyLine(line: string, kinds: readonly TidyKind[], house: HouseStyle, own: Dir) {
  return own === 'ltr' && dirOf(line) !== 'rtl' ? { text: line, counts: {} } : tidy(line, kinds, house);
}

/** How many of what tidying would mend in lines and body. Blocks from left to right are left alone. */
export function countTidying(
  lines: readonly string[],
  doc: Node,
  kinds: readonly TidyKind[],
  house: HouseStyle,
  own: Dir,
): TidyCounts {
  const counts: TidyCounts = {};
  for (const line of lines) add(counts, tidyLine(line, kinds, house, own).counts);
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    if (directionOfBlock(node, own) !== 'ltr') add(counts, tidy(textOf(node), kinds, house).counts);
    return false;
  });
  return counts;
}

/** Tidies the body in one transaction, letters and marks untouched. */
export function tidyBody(
  tr: Transaction,
  kinds: readonly TidyKind[],
  house: HouseStyle,
  own: Dir,
): Transaction {
  const blocks: number[] = [];
  tr.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    if (directionOfBlock(node, own) !== 'ltr') blocks.push(pos);
    return false;
  });
  // From the last block up, so that what is still to come keeps its place.
  for (const pos of blocks.reverse()) {
    for (const kind of tidyKinds) {
      if (!kinds.includes(kind)) continue;
      const block = tr.doc.nodeAt(pos);
      if (!block) continue;
      for (const { start, end, put } of findTidying(textOf(block), kind, house).reverse()) {
        const from = pos + 1 + start;
        const $from = tr.doc.resolve(from);
        const marks = (start === end ? $from.marks() : $from.nodeAfter?.marks) ?? [];
        if (put === '') tr.delete(from, from + end - start);
        else tr.replaceWith(from, from + end - start, tr.doc.type.schema.text(put, marks));
      }
    }
  }
  return tr;
}
