import type { Node } from '@tiptap/pm/model';
import { Plugin, type PluginKey, type Transaction } from '@tiptap/pm/state';
import { type Decoration, DecorationSet } from '@tiptap/pm/view';

/** What is drawn on one block of text that begins at `pos`. It may depend on nothing but the block and the plugin's own state. */
export type DrawBlock = (block: Node, pos: number) => Decoration[];

/** The text blocks that a transaction touched, where they are now. */
export function touchedBlocks(tr: Transaction): { block: Node; pos: number }[] {
  const found = new Map<number, Node>();
  const { maps } = tr.mapping;
  maps.forEach((map, i) => {
    map.forEach((_oldStart, _oldEnd, start, end) => {
      const rest = tr.mapping.slice(i + 1);
      const from = Math.max(0, rest.map(start, -1) - 1);
      const to = Math.min(tr.doc.content.size, rest.map(end, 1) + 1);
      tr.doc.nodesBetween(from, to, (node, pos) => {
        if (!node.isTextblock) return true;
        found.set(pos, node);
        return false;
      });
    });
  });
  return [...found].map(([pos, block]) => ({ block, pos }));
}

function drawAll(doc: Node, draw: DrawBlock): DecorationSet {
  const all: Decoration[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    all.push(...draw(node, pos));
    return false;
  });
  return all.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, all);
}

function redraw(set: DecorationSet, tr: Transaction, draw: DrawBlock): DecorationSet {
  let next = set.map(tr.mapping, tr.doc);
  for (const { block, pos } of touchedBlocks(tr)) {
    const old = next.find(pos + 1, pos + block.nodeSize - 1);
    const drawn = draw(block, pos);
    if (old.length > 0) next = next.remove(old);
    if (drawn.length > 0) next = next.add(tr.doc, drawn);
  }
  return next;
}

/**
 * Decorations that are drawn block by block: a key draws the block it changes, and no other. A transaction with this
 * plugin's key as meta draws everything anew, for whoever changed what `draw` reads.
 */
export function blockDecorations(key: PluginKey<DecorationSet>, draw: DrawBlock): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, { doc }) => drawAll(doc, draw),
      apply(tr, set) {
        if (tr.getMeta(key)) return drawAll(tr.doc, draw);
        return tr.docChanged ? redraw(set, tr, draw) : set;
      },
    },
    props: {
      decorations: (state) => key.getState(state),
    },
  });
}
