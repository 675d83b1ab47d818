import { Extension } from '@tiptap/core';
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { findAddresses, readEmbedAddress, readPostTime } from '#document/embed-address.ts';
import type { EmbedAttrs } from '#document/types.ts';
import { insertBlock } from './insert-block.ts';

/** The attributes of an embed made from a post's address alone, or null where it isn't one of a post on X. */
export function embedFromAddress(address: string): EmbedAttrs | null {
  const read = readEmbedAddress(address);
  if (read?.provider !== 'x') return null;
  const handle = /^https:\/\/x\.com\/(\w+)\/status\//.exec(read.url)?.[1] ?? '';
  return {
    provider: 'x',
    url: read.url,
    text: '',
    author: '',
    handle: handle === 'i' ? '' : handle,
    postedAt: readPostTime(read.url),
  };
}

/** The same text with its addresses as links; marks it already has are kept, and an existing link is left alone. */
function linkText(node: Node, schema: Schema): Node[] {
  const link = schema.marks.link;
  const text = node.text;
  if (!link || text === undefined || link.isInSet(node.marks)) return [node];
  const found = findAddresses(text);
  if (found.length === 0) return [node];
  const parts: Node[] = [];
  let from = 0;
  for (const { start, end, url } of found) {
    if (start > from) parts.push(node.cut(from, start));
    parts.push(node.cut(start, end).mark(link.create({ href: url }).addToSet(node.marks)));
    from = end;
  }
  if (from < text.length) parts.push(node.cut(from));
  return parts;
}

function linkAll(fragment: Fragment, schema: Schema): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    if (node.isText) nodes.push(...linkText(node, schema));
    else nodes.push(node.isLeaf ? node : node.copy(linkAll(node.content, schema)));
  });
  return Fragment.fromArray(nodes);
}

/** Where a paste lands: whether its first line begins, and its last line ends, a line of the story. */
export interface Landing {
  atLineStart: boolean;
  atLineEnd: boolean;
}

/**
 * What is pasted, with posts' addresses that stand alone on their line as embeds and all other addresses as links,
 * also where they are glued to an Arabic word or end at an Arabic comma.
 */
export function readPastedAddresses(slice: Slice, schema: Schema, landing: Landing): Slice {
  const { embed, paragraph } = schema.nodes;
  const last = slice.content.childCount - 1;
  let { openStart, openEnd } = slice;
  const nodes: Node[] = [];
  slice.content.forEach((node, _offset, index) => {
    const standsAlone =
      (index > 0 || openStart === 0 || landing.atLineStart) &&
      (index < last || openEnd === 0 || landing.atLineEnd);
    // Pasted plain text without line breaks can arrive as bare text, without its paragraph.
    const isLine = node.type === paragraph || (node.isText && last === 0);
    const attrs = isLine && standsAlone ? embedFromAddress(node.textContent) : null;
    if (embed && attrs) {
      if (index === 0) openStart = 0;
      if (index === last) openEnd = 0;
      nodes.push(embed.create(attrs));
    } else nodes.push(node);
  });
  return new Slice(linkAll(Fragment.fromArray(nodes), schema), openStart, openEnd);
}

/** After a space or a new line: the address just written becomes a link. Null where there is none. */
export function linkWrittenAddress(before: EditorState, state: EditorState): Transaction | null {
  const { selection, schema } = state;
  const { $from } = selection;
  const link = schema.marks.link;
  if (!link || !selection.empty || state.doc.content.size <= before.doc.content.size) return null;
  // On Enter the caret already stands at the start of the next line: what was written is the block before it.
  const isNewLine = $from.parentOffset === 0;
  const end = isNewLine ? $from.before() - 1 : $from.pos - 1;
  if (end < 1) return null;
  const $end = state.doc.resolve(end);
  const block = $end.parent;
  if (!block.isTextblock || !block.type.allowsMarkType(link)) return null;
  const start = $end.start();
  const written = block.textBetween(0, $end.parentOffset, undefined, '\ufffc');
  if (
    !isNewLine &&
    !/\s/.test(block.textBetween($end.parentOffset, $end.parentOffset + 1, undefined, '\ufffc'))
  ) {
    return null;
  }
  const found = findAddresses(written).at(-1);
  if (!found || /[^\p{P}]/u.test(written.slice(found.end))) return null;
  const from = start + found.start;
  const to = start + found.end;
  if (state.doc.rangeHasMark(from, to, link)) return null;
  return state.tr.addMark(from, to, link.create({ href: found.url })).removeStoredMark(link);
}

function isTyping(transactions: readonly Transaction[]): boolean {
  return transactions.some((tr) => tr.docChanged && !tr.getMeta('history$') && !tr.getMeta('paste'));
}

/** Makes links and embeds of addresses while they are pasted and typed; Tiptap's own way swallows the Arabic comma. */
export const AddressLinks = Extension.create({
  name: 'addressLinks',
  priority: 200,
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        const { embed, paragraph } = editor.schema.nodes;
        if (!empty || !embed || $from.depth !== 1 || $from.parent.type !== paragraph) return false;
        if ($from.parentOffset !== $from.parent.content.size) return false;
        const attrs = embedFromAddress($from.parent.textContent);
        if (!attrs) return false;
        const tr = editor.state.tr.delete($from.start(), $from.end());
        insertBlock(tr, embed.create(attrs));
        editor.view.dispatch(tr.scrollIntoView());
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [
      new Plugin({
        props: {
          transformPasted(slice, view) {
            const { $from, $to } = view.state.selection;
            return readPastedAddresses(slice, schema, {
              atLineStart: $from.parentOffset === 0,
              atLineEnd: $to.parentOffset === $to.parent.content.size,
            });
          },
          handlePaste(view, _event, slice) {
            const only = slice.content.childCount === 1 ? slice.content.firstChild : null;
            if (only?.type.name !== 'embed') return false;
            const tr = view.state.tr.deleteSelection();
            insertBlock(tr, only);
            view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
            return true;
          },
        },
        appendTransaction: (transactions, before, state) =>
          isTyping(transactions) ? linkWrittenAddress(before, state) : null,
      }),
    ];
  },
});
