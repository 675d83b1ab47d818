import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock, stringOf } from '../attributes.ts';
import { hasClass, tagOf } from '../dom.ts';
import { escapeHtml, htmlAttributes } from '../escape.ts';
import type { NodeSpec } from '../spec.ts';
import {
  captionedHtml,
  captionOf,
  creditAttr,
  mediaAttr,
  mediaId,
  readFigure,
  textOfCaptioned,
} from './figure.ts';

/** Whether a figure in HTML is one of our documents. */
export function isDocument(element: Element): boolean {
  const media = element.getAttribute('data-media');
  return (
    tagOf(element) === 'figure' && hasClass(element, 'document') && media !== null && mediaId.test(media)
  );
}

const silent = { default: '', parseHTML: () => null, rendered: false };

const Document = Node.create({
  name: 'document',
  group: 'block',
  content: 'inline*',
  draggable: true,
  isolating: true,
  addAttributes: () => ({ media: silent, credit: silent, ...dirAttribute }),
  parseHTML: () => [
    {
      tag: 'figure.document[data-media]',
      priority: 70,
      getAttrs: (element) => {
        if (!isDocument(element)) return false;
        const { media, credit } = readFigure(element);
        return { media, credit };
      },
      contentElement: (element) => captionOf(element as HTMLElement) as HTMLElement,
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'figure',
    { class: 'document', 'data-media': node.attrs.media, ...HTMLAttributes },
    ['figcaption', ['span', { class: 'caption' }, 0], ' ', ['bdi', { class: 'credit' }, node.attrs.credit]],
  ],
});

/** A stored PDF for the reader to open; its inline content is what it is called. */
export const document: NodeSpec = {
  extension: Document,
  attrs: {
    dir: dirAttr,
    media: mediaAttr('the id of a stored document or empty'),
    credit: creditAttr,
  },
  html(node, write) {
    const id = stringOf(node, 'media');
    if (id && write.context.isWithdrawn?.(id)) return '';
    const file = id ? write.context.document?.(id) : null;
    const { document: words = 'افتح المستند' } = write.context.words;
    const link = file
      ? `<p class="file"><a${htmlAttributes({ href: file.href, type: 'application/pdf' })}>${escapeHtml(words)}</a> <span dir="ltr">PDF · ${sizeWords(file.bytes)}</span></p>`
      : '';
    const opening = htmlAttributes({ class: 'document', 'data-media': id, dir: dirOfBlock(node) });
    return `<figure${opening}>${link}${captionedHtml(node, write)}</figure>`;
  },
  text: textOfCaptioned,
  documents: (node) => (stringOf(node, 'media') ? [stringOf(node, 'media')] : []),
};

function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
