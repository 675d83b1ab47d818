import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Decoration, type DecorationSet } from '@tiptap/pm/view';
import { isolatesAmong } from '#document/isolates.ts';
import type { Dir } from '#document/types.ts';
import { blockDecorations, type DrawBlock } from './block-decorations.ts';
import { directionOfBlock } from './story-direction.ts';

const key = new PluginKey<DecorationSet>('isolates');

const drawIn =
  (own: Dir): DrawBlock =>
  (block, pos) => {
    if (directionOfBlock(block, own) === 'ltr') return [];
    const pieces: string[] = [];
    block.forEach((child) => {
      pieces.push(child.text ?? '\ufffc');
    });
    return isolatesAmong(pieces).map(({ start, end }) =>
      Decoration.inline(pos + 1 + start, pos + 1 + end, { nodeName: 'bdi', dir: 'ltr' }),
    );
  };

/** Handles, addresses, Latin names and signed numbers stand in the text as they will on the published page. */
export function isolates(own: Dir): Extension {
  return Extension.create({
    name: 'isolates',
    addProseMirrorPlugins: () => [blockDecorations(key, drawIn(own))],
  });
}
