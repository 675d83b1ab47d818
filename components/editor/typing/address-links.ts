import { Extension } from '@tiptap/core';
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { embedFromAddress, findAddresses } from '#document/embed-address.ts';
import { isProviderMarkup, readProviderMarkup } from '#document/embed-markup.ts';
import type { EmbedAttrs } from '#document/types.ts';
import { newEmbeds } from '../blocks/embed-details.ts';
import { insertBlock } from '../blocks/insert-block.ts';

/** The attributes of an embed made from an address alone, or null where no provider knows it: then it is a link in the text. */
export function knownEmbed(address: string): EmbedAttrs | null {
  const attrs = embedFromAddress(address);
  return attrs && attrs.provider !== 'link' ? attrs : null;
}

/** A provider's address that ends a line, glued to the Arabic word before it: text and embed are two things. */
function splitGlued(line: string): { text: string; attrs: EmbedAttrs } | null {
  const last = findAddresses(line).at(-1);
  if (
    !last ||
    last.end < line.trimEnd().length ||
    !/\p{Script=Arabic}[\p{P}\p{Cf}]*$/u.test(line.slice(0, last.start))
  ) {
    return null;
  }
  const attrs = knownEmbed(last.url);
  return attrs && { text: line.slice(0, last.start), attrs };
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
 * What is pasted, with providers' addresses that stand alone on their line, or are pasted alone at the end of one,
 * as embeds and all other addresses as links, also where they are glued to an Arabic word or end at an Arabic comma.
 */
export function readPastedAddresses(slice: Slice, schema: Schema, landing: Landing): Slice {
  const { embed, paragraph } = schema.nodes;
  const last = slice.content.childCount - 1;
  let { openStart, openEnd } = slice;
  const nodes: Node[] = [];
  slice.content.forEach((node, _offset, index) => {
    const endsLine = index < last || openEnd === 0 || landing.atLineEnd;
    // Pasted right behind words an address can only be meant as a block of its own.
    const standsAlone = endsLine && (last === 0 || index > 0 || openStart === 0 || landing.atLineStart);
    // Pasted plain text without line breaks can arrive as bare text, without its paragraph.
    const isLine = node.type === paragraph || (node.isText && last === 0);
    const attrs = isLine && standsAlone ? knownEmbed(node.textContent) : null;
    const glued = node.type === paragraph && endsLine && !attrs ? splitGlued(node.textContent) : null;
    if (embed && attrs) {
      if (index === 0) openStart = 0;
      if (index === last) openEnd = 0;
      nodes.push(embed.create(attrs));
    } else if (embed && glued) {
      if (index === last) openEnd = 0;
      nodes.push(node.cut(0, glued.text.length), embed.create(glued.attrs));
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

/** Embed code as a provider's page gives it for copying: text that is nothing but one element's markup. */
function markupIn(event: ClipboardEvent): string | null {
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  return /^<(?:blockquote|iframe|div|script)\b[\s\S]*>$/i.test(text) && text.length < 100_000 ? text : null;
}

/** Reads embed code without running any of it: a document of `DOMParser` has no scripts and asks for nothing. */
function readMarkup(markup: string): EmbedAttrs | null {
  const { body } = new DOMParser().parseFromString(`<body>${markup}</body>`, 'text/html');
  const element = [...body.querySelectorAll('*')].find(isProviderMarkup);
  return element ? readProviderMarkup(element) : null;
}

/** Makes links and embeds of addresses while they are pasted and typed; Tiptap's own way swallows the Arabic comma. */
export const AddressLinks = Extension.create<{
  /** For a frame that no provider knows; null where its host isn't allowed, which the page then says. */
  askFrame(markup: string): Promise<EmbedAttrs | null>;
}>({
  name: 'addressLinks',
  addOptions: () => ({ askFrame: async () => null }),
  priority: 200,
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        const { embed, paragraph } = editor.schema.nodes;
        if (!empty || !embed || $from.depth !== 1 || $from.parent.type !== paragraph) return false;
        if ($from.parentOffset !== $from.parent.content.size) return false;
        const attrs = knownEmbed($from.parent.textContent);
        if (!attrs) return false;
        const tr = editor.state.tr.delete($from.start(), $from.end());
        insertBlock(tr, embed.create(attrs));
        editor.view.dispatch(tr.scrollIntoView().setMeta(newEmbeds, true));
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    const { options } = this;
    const { schema } = this.editor;
    return [
      new Plugin({
        props: {
          transformPasted(slice, view) {
            const { $from, $to } = view.state.selection;
            return readPastedAddresses(slice, schema, {
              // A selected block is no line: what replaces it stands alone.
              atLineStart: !$from.parent.isTextblock || $from.parentOffset === 0,
              atLineEnd: !$to.parent.isTextblock || $to.parentOffset === $to.parent.content.size,
            });
          },
          handlePaste(view, event, slice) {
            const put = (attrs: EmbedAttrs) => {
              const { embed } = view.state.schema.nodes;
              if (!embed) return;
              const tr = insertBlock(view.state.tr.deleteSelection(), embed.create(attrs));
              view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
            };
            const markup = markupIn(event);
            if (markup) {
              const attrs = readMarkup(markup);
              if (attrs) put(attrs);
              else void options.askFrame(markup).then((asked) => asked && put(asked));
              return true;
            }
            const only = slice.content.childCount === 1 ? slice.content.firstChild : null;
            if (only?.type.name !== 'embed') return false;
            put(only.attrs as EmbedAttrs);
            return true;
          },
        },
        appendTransaction: (transactions, before, state) =>
          isTyping(transactions) ? linkWrittenAddress(before, state) : null,
      }),
    ];
  },
});
