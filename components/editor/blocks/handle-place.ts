import type { Editor } from '@tiptap/core';
import type { BlockWords } from '#messages/ar/blocks.ts';
import { nameOf } from './block-kinds.ts';
import { blockAt } from './block-moves.ts';

export interface HandlePlace {
  pos: number;
  name: string;
  /** In pixels from where the body begins. */
  top: number;
}

/** The story's own block at a height in the window, where its handle belongs; null beside all of them. */
export function placeAtHeight(editor: Editor, y: number, words: BlockWords): HandlePlace | null {
  const { view } = editor;
  const body = view.dom.getBoundingClientRect();
  const found = view.posAtCoords({ left: body.left + body.width / 2, top: y });
  if (!found) return null;
  const $pos = view.state.doc.resolve(found.inside >= 0 ? found.inside : found.pos);
  const pos = $pos.depth > 0 ? $pos.before(1) : $pos.pos;
  const block = blockAt(view.state.doc, pos);
  const dom = block && view.nodeDOM(pos);
  if (!block || !(dom instanceof HTMLElement)) return null;
  const { top, bottom } = dom.getBoundingClientRect();
  if (y < top - 12 || y > bottom + 12) return null;
  return { pos, name: nameOf(block.node, words), top: top - body.top };
}
