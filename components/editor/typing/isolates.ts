import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Decoration, type DecorationSet } from '@tiptap/pm/view';
import { isolatesAmong } from '#document/isolates.ts';
import { blockDecorations, type DrawBlock } from './block-decorations.ts';

const key = new PluginKey<DecorationSet>('isolates');

const draw: DrawBlock = (block, pos) => {
  if (block.attrs.dir === 'ltr') return [];
  const pieces: string[] = [];
  block.forEach((child) => {
    pieces.push(child.text ?? '\ufffc');
  });
  return isolatesAmong(pieces).map(({ start, end }) =>
    Decoration.inline(pos + 1 + start, pos + 1 + end, { nodeName: 'bdi', dir: 'ltr' }),
  );
};

/** Handles, addresses, Latin names and signed numbers stand in the text as they will on the published page. */
export const Isolates = Extension.create({
  name: 'isolates',
  addProseMirrorPlugins: () => [blockDecorations(key, draw)],
});
