import type { Editor } from '@tiptap/core';
import { fold } from '#arabic/fold.ts';
import type { BlockWords } from '#messages/ar/blocks.ts';
import type { ToolActions } from '../tools/tools.ts';
import { placeBlock } from './place-block.ts';

export type KindName = keyof BlockWords['also'];

export interface BlockKind {
  name: KindName;
  /** Makes the block at the caret. */
  make(editor: Editor, act: ToolActions): void;
  /** Whether a line of text can be turned into it. */
  ofText?: true;
}

const cell = (type: string) => ({ type, content: [{ type: 'paragraph' }] });
const row = (type: string) => ({ type: 'tableRow', content: [cell(type), cell(type), cell(type)] });
const line = { type: 'paragraph' };

function place(json: Record<string, unknown>): BlockKind['make'] {
  return (editor) => {
    editor.view.dispatch(placeBlock(editor.state.tr, editor.schema.nodeFromJSON(json)));
  };
}

/** In the order of the menu: what is wanted most comes first. */
export const blockKinds: readonly BlockKind[] = [
  { name: 'paragraph', ofText: true, make: (editor) => editor.commands.setParagraph() },
  { name: 'heading2', ofText: true, make: (editor) => editor.commands.setHeading({ level: 2 }) },
  { name: 'heading3', ofText: true, make: (editor) => editor.commands.setHeading({ level: 3 }) },
  { name: 'figure', make: (_editor, act) => act.picture() },
  { name: 'embed', make: (_editor, act) => act.embed() },
  { name: 'bulletList', ofText: true, make: (editor) => editor.commands.toggleBulletList() },
  { name: 'orderedList', ofText: true, make: (editor) => editor.commands.toggleOrderedList() },
  { name: 'blockquote', ofText: true, make: (editor) => editor.commands.toggleBlockquote() },
  { name: 'pullQuote', ofText: true, make: (editor) => editor.commands.setNode('pullQuote') },
  {
    name: 'table',
    make: place({ type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] }),
  },
  { name: 'gallery', make: place({ type: 'gallery', content: [{ type: 'figure' }] }) },
  {
    name: 'beforeAfter',
    make: place({ type: 'beforeAfter', content: [{ type: 'figure' }, { type: 'figure' }] }),
  },
  { name: 'library', make: (_editor, act) => act.library() },
  { name: 'video', make: place({ type: 'video' }) },
  { name: 'audio', make: place({ type: 'audio' }) },
  { name: 'document', make: place({ type: 'document' }) },
  { name: 'factBox', make: place({ type: 'factBox', content: [line] }) },
  {
    name: 'interview',
    make: place({ type: 'interview', content: [{ type: 'question' }, { type: 'answer', content: [line] }] }),
  },
  {
    name: 'timeline',
    make: place({ type: 'timeline', content: [{ type: 'timelineEntry', content: [line] }] }),
  },
  { name: 'relatedStory', make: place({ type: 'relatedStory' }) },
  { name: 'sourceNote', make: (editor) => editor.commands.setNode('sourceNote') },
  { name: 'horizontalRule', make: place({ type: 'horizontalRule' }) },
];

/** The kinds that a query finds, letters folded: those whose own name begins with it come first. */
export function findKinds(query: string, words: BlockWords): BlockKind[] {
  const wanted = fold(query).trim();
  if (wanted === '') return [...blockKinds];
  const ranked = blockKinds.flatMap((kind) => {
    const name = fold(words.names[kind.name]);
    const others = fold(words.also[kind.name]).split(' ');
    const begins = [...name.split(' '), kind.name.toLowerCase(), ...others].some((word) =>
      word.startsWith(wanted),
    );
    if (name.startsWith(wanted)) return [{ kind, rank: 0 }];
    if (begins) return [{ kind, rank: 1 }];
    return name.includes(wanted) ? [{ kind, rank: 2 }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ kind }) => kind);
}

/** What a node is called; `heading` by its level. */
export function nameOf(
  node: { type: { name: string }; attrs: Record<string, unknown> },
  words: BlockWords,
): string {
  const name = node.type.name === 'heading' ? `heading${node.attrs.level}` : node.type.name;
  return name in words.names ? words.names[name as keyof BlockWords['names']] : words.names.paragraph;
}
