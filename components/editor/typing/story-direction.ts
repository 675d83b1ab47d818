import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import type { Dir } from '#document/types.ts';

const key = new PluginKey<Dir>('storyDirection');

export function directionPlugin(dir: Dir): Plugin<Dir> {
  return new Plugin<Dir>({ key, state: { init: () => dir, apply: (_tr, own) => own } });
}

/** The direction of the story's edition: that of every block that says nothing else. */
export function storyDirection(dir: Dir): Extension {
  return Extension.create({
    name: 'storyDirection',
    addProseMirrorPlugins: () => [directionPlugin(dir)],
  });
}

export function ownDirection(state: EditorState): Dir {
  return key.getState(state) ?? 'rtl';
}

/** The direction of a block of text by itself. */
export function directionOfBlock(block: Node, own: Dir): Dir {
  const { dir } = block.attrs;
  return dir === 'ltr' || dir === 'rtl' ? dir : own;
}
