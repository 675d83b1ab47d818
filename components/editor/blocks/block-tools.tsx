'use client';

import type { Editor } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { type Ref, useCallback, useEffect, useImperativeHandle, useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import { useEditorSurroundings } from '../editor-context.tsx';
import { shownKeys, type ToolActions, tools } from '../tools/tools.ts';
import { isMac } from '../typing/physical-keys.ts';
import { fill } from '../words.ts';
import { BlockHandle } from './block-handle.tsx';
import { blockKeys, bound } from './block-keys.ts';
import { nameOf } from './block-kinds.ts';
import { BlockMenu, type BlockSteps } from './block-menu.tsx';
import {
  type Block,
  blockAt,
  blockAtSelection,
  duplicateBlock,
  moveAround,
  moveBlock,
  removeBlock,
} from './block-moves.ts';
import { plugInViews } from './block-views.tsx';
import { SelectionMenu } from './selection-menu.tsx';
import { SlashMenu } from './slash-menu.tsx';

export interface BlockToolsHandle {
  /** Opens the list of blocks at the caret. */
  insert(): void;
  /** Opens the menu of the block that holds the caret. */
  menu(): void;
}

interface BlockToolsProps {
  editor: Editor;
  words: EditorWords;
  act: ToolActions;
  ref: Ref<BlockToolsHandle>;
}

/** All about blocks that writing can begin without: loaded once the page can be written on. */
export default function BlockTools({ editor, words, act, ref }: BlockToolsProps) {
  const [menuAt, setMenuAt] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const { locale } = useEditorSurroundings();
  const mac = isMac();
  const { blocks } = words;

  useEffect(() => plugInViews(editor), [editor]);

  const makeSteps = useCallback((): BlockSteps => {
    const say = (template: string, block: Block) =>
      setSaid(fill(template, { name: nameOf(block.node, blocks), keys: shownKeys('Mod-Z', mac) }));
    const dispatch = (tr: Transaction, template: string, block: Block) => {
      editor.view.dispatch(tr);
      say(template, block);
    };
    return {
      move(pos, by) {
        const block = blockAt(editor.state.doc, pos);
        const tr = block && moveBlock(editor.state.tr, block, by);
        if (tr) dispatch(tr, blocks.menu.moved, block);
      },
      duplicate(pos) {
        const block = blockAt(editor.state.doc, pos);
        if (block) dispatch(duplicateBlock(editor.state.tr, block), blocks.menu.duplicated, block);
      },
      remove(pos) {
        const block = blockAt(editor.state.doc, pos);
        if (block) dispatch(removeBlock(editor.state.tr, block), blocks.menu.removed, block);
      },
      insertBelow: (pos) => insertBelow(editor, pos),
    };
  }, [editor, blocks, mac]);

  const openMenu = useCallback(() => {
    const block = blockAtSelection(editor.state);
    if (block && editor.isEditable) setMenuAt(block.pos);
    return block !== null;
  }, [editor]);

  useEffect(() => {
    const steps = makeSteps();
    const around = (run: (pos: number) => void) => () => {
      const block = blockAtSelection(editor.state);
      if (block && editor.isEditable) run(block.pos);
      return block !== null;
    };
    const move = (by: -1 | 1) => () => {
      const moved = editor.isEditable ? moveAround(editor.state, by) : null;
      if (moved) {
        editor.view.dispatch(moved.tr);
        setSaid(fill(blocks.menu.moved, { name: nameOf(moved.block.node, blocks) }));
      }
      // Also where there is no way further: the keys would select text there.
      return true;
    };
    const key = new PluginKey('blockKeys');
    const { props } = keymap({
      ...bound(blockKeys, {
        moveUp: move(-1),
        moveDown: move(1),
        duplicate: around(steps.duplicate),
        remove: around(steps.remove),
      }),
      [tools.find(({ name }) => name === 'block')?.keys ?? '']: openMenu,
    });
    editor.registerPlugin(new Plugin({ key, props }), (added, plugins) => [added, ...plugins]);
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(key);
    };
  }, [editor, blocks, makeSteps, openMenu]);

  useImperativeHandle(
    ref,
    () => ({
      insert: () => {
        const { $from } = editor.state.selection;
        editor.view.focus();
        const before = $from.parent.textBetween(0, $from.parentOffset, '', ' ');
        const isOpen = $from.parent.type.name === 'paragraph' && (before === '' || before.endsWith(' '));
        if (isOpen) editor.view.dispatch(editor.state.tr.insertText('/'));
        else insertBelow(editor, blockAtSelection(editor.state)?.pos ?? 0);
      },
      menu: () => void openMenu(),
    }),
    [editor, openMenu],
  );

  return (
    <>
      <BlockHandle editor={editor} words={blocks} openMenu={setMenuAt} />
      <SlashMenu editor={editor} words={blocks} act={act} />
      <SelectionMenu editor={editor} words={words} act={act} />
      {menuAt === null ? null : (
        <BlockMenu
          key={menuAt}
          editor={editor}
          words={blocks}
          act={act}
          pos={menuAt}
          steps={makeSteps()}
          close={() => setMenuAt(null)}
        />
      )}
      <p role="status" lang={locale} className="ed-unseen">
        {said}
      </p>
    </>
  );
}

/** A new line below a block, with the list of blocks open on it. */
function insertBelow(editor: Editor, pos: number): void {
  const { doc, tr, schema } = editor.state;
  const paragraph = schema.nodes.paragraph;
  if (!paragraph) return;
  let $pos = doc.resolve(pos);
  // Between items, pictures or events no line can stand.
  while ($pos.depth > 0 && !$pos.parent.canReplaceWith($pos.indexAfter(), $pos.indexAfter(), paragraph)) {
    $pos = doc.resolve($pos.before());
  }
  const end = $pos.pos + ($pos.nodeAfter?.nodeSize ?? 0);
  tr.insert(end, paragraph.create(null, schema.text('/')));
  tr.setSelection(TextSelection.create(tr.doc, end + 2));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}
