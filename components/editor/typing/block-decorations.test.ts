import { Node } from '@tiptap/pm/model';
import { EditorState, PluginKey } from '@tiptap/pm/state';
import { Decoration, type DecorationSet } from '@tiptap/pm/view';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storySchema } from '#document/extensions.ts';
import { blockDecorations, type DrawBlock } from './block-decorations.ts';

const key = new PluginKey<DecorationSet>('probe');
/** Marks each ب of a block. */
const draw: DrawBlock = (block, pos) =>
  [...block.textContent.matchAll(/ب/g)].map(({ index }) =>
    Decoration.inline(pos + 1 + index, pos + 2 + index, { class: 'found' }),
  );

const paragraph = (text: string) => ({
  type: 'paragraph',
  ...(text ? { content: [{ type: 'text', text }] } : {}),
});

function places(state: EditorState): number[] {
  const found = key.getState(state)?.find() ?? [];
  return found.map(({ from }) => from).sort((a, b) => a - b);
}

function anew({ doc }: EditorState): number[] {
  return places(EditorState.create({ doc, plugins: [blockDecorations(key, draw)] }));
}

const edit = fc.record({
  at: fc.nat(200),
  length: fc.nat(12),
  put: fc.constantFrom('ب', 'اب', '', 'split', 'ا'),
});

test('what is drawn key by key is what would be drawn anew', () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom('ا', 'ب', ' '), maxLength: 8 }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(lines, fc.array(edit, { maxLength: 12 }), (texts, edits) => {
      const doc = Node.fromJSON(storySchema, { type: 'doc', content: texts.map(paragraph) });
      let state = EditorState.create({ doc, plugins: [blockDecorations(key, draw)] });
      for (const { at, length, put } of edits) {
        const from = Math.min(at, state.doc.content.size);
        const to = Math.min(from + length, state.doc.content.size);
        const { tr } = state;
        if (put === 'split') {
          if (!state.doc.resolve(from).parent.isTextblock) continue;
          tr.split(from);
        } else if (!state.doc.resolve(from).parent.isTextblock || !state.doc.resolve(to).parent.isTextblock)
          continue;
        else if (put === '') tr.delete(from, to);
        else tr.insertText(put, from, to);
        state = state.apply(tr);
        expect(places(state)).toEqual(anew(state));
      }
    }),
  );
});
