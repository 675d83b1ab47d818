import type { Editor } from '@tiptap/core';
import { embedFromAddress } from '#document/embed-address.ts';
import { findHrefProblem } from '#document/href.ts';
import { newEmbeds } from './embed-details.ts';
import { insertBlock } from './insert-block.ts';

/** The address of the link at the caret, empty where there is none. */
export function linkAt(editor: Editor): string {
  const href: unknown = editor.getAttributes('link').href;
  return typeof href === 'string' ? href : '';
}

/** Links the selection, the whole link at the caret, or else writes the address itself. False where it isn't one. */
export function putLink(editor: Editor, address: string): boolean {
  const href = /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address) ? address : `https://${address}`;
  if (
    findHrefProblem(href) !== null ||
    (/^https?:/i.test(href) && !/[.:]|localhost/.test(new URL(href).host))
  ) {
    return false;
  }
  const isBare = editor.state.selection.empty && linkAt(editor) === '';
  const chain = editor.chain().focus();
  if (isBare) {
    return chain
      .insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href } }] })
      .run();
  }
  return chain.extendMarkRange('link').setMark('link', { href }).run();
}

export function removeLink(editor: Editor): void {
  editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
}

/** Puts what is at an address in as a card. False where it isn't an address. */
export function putEmbed(editor: Editor, address: string): boolean {
  const bare = address.trim();
  const attrs = embedFromAddress(/^[a-z][a-z0-9+.-]*:/i.test(bare) ? bare : `https://${bare}`);
  const { embed } = editor.schema.nodes;
  if (!attrs || !embed || !new URL(attrs.url).hostname.includes('.')) return false;
  const tr = insertBlock(editor.state.tr, embed.create(attrs)).setMeta(newEmbeds, true);
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}
