import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EmbedDesk } from './embed-desk.ts';

/** On a transaction that puts in embeds whose details are still to be asked for. Opening a story asks for nothing. */
export const newEmbeds = 'newEmbeds';

function unasked(doc: Node): Set<string> {
  const urls = new Set<string>();
  doc.descendants((node) => {
    if (node.type.name === 'embed' && node.attrs.url && !node.attrs.fetchedAt)
      urls.add(String(node.attrs.url));
  });
  return urls;
}

/** Addresses that came with this change and about which nothing is known yet. */
export function listNewEmbeds(transaction: Transaction): string[] {
  if (!transaction.docChanged || !(transaction.getMeta('paste') || transaction.getMeta(newEmbeds))) return [];
  const before = unasked(transaction.before);
  return [...unasked(transaction.doc)].filter((url) => !before.has(url));
}

export function embedDetails(desk: EmbedDesk): Extension {
  return Extension.create({
    name: 'embedDetails',
    onTransaction({ editor, transaction }) {
      for (const url of listNewEmbeds(transaction)) void desk.fill(editor, url);
    },
  });
}
