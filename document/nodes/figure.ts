import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock, stringOf, writtenAttr } from '../attributes.ts';
import { findElement, hasClass, readAttribute, readLines, tagOf } from '../dom.ts';
import { escapeHtml, htmlAttributes } from '../escape.ts';
import { movingHtml, pictureHtml } from '../picture-html.ts';
import { spaceMark } from '../space.ts';
import type { AttrSpec, HtmlWriter, NodeSpec, TextReader } from '../spec.ts';
import type { DocNode } from '../types.ts';

export const longestAlt = 2000;
const longestCredit = 500;
export const mediaId = /^[A-Za-z0-9_-]{0,64}$/;

export function mediaAttr(what: string): AttrSpec {
  return {
    fallback: '',
    check: (value) => (typeof value === 'string' && mediaId.test(value) ? null : `must be ${what}`),
  };
}

export const creditAttr = writtenAttr(longestCredit);

/** Whether a figure in HTML is one of ours; `data-media` is empty where no picture is stored yet. */
export function isStoryFigure(element: Element): boolean {
  const media = element.getAttribute('data-media');
  if (tagOf(element) !== 'figure' || media === null || !mediaId.test(media)) return false;
  return !others.some((name) => hasClass(element, name));
}

/** The classes of our other figures. */
const others = ['video', 'audio', 'document', 'embed', 'pull-quote', 'table'];

/** Where the caption stands in one of our figures; an element without content where there is none. */
export function captionOf(figure: Element): Element {
  const caption = findElement(figure, (element) => hasClass(element, 'caption'));
  if (caption) return caption;
  const whole = findElement(figure, (element) => tagOf(element) === 'figcaption');
  const credited = whole && findElement(whole, (element) => hasClass(element, 'credit'));
  return whole && !credited ? whole : figure.ownerDocument.createElement('figcaption');
}

export function readFigure(figure: Element): { media: string; alt: string; credit: string } {
  const picture = findElement(figure, (element) => tagOf(element) === 'img');
  const credit = findElement(figure, (element) => hasClass(element, 'credit'));
  return {
    media: figure.getAttribute('data-media') ?? '',
    alt: figure.hasAttribute('data-alt')
      ? readAttribute(figure, 'data-alt', longestAlt)
      : readAttribute(picture, 'alt', longestAlt),
    credit: figure.hasAttribute('data-credit')
      ? readAttribute(figure, 'data-credit', longestCredit)
      : readLines(credit, longestCredit),
  };
}

const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    media: { default: '', parseHTML: () => null, rendered: false },
    alt: { default: '', parseHTML: () => null, rendered: false },
    credit: { default: '', parseHTML: () => null, rendered: false },
    ...dirAttribute,
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-media]',
      priority: 60,
      getAttrs: (element) => (isStoryFigure(element) ? readFigure(element) : false),
      contentElement: (element) => captionOf(element as HTMLElement) as HTMLElement,
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'figure',
    { 'data-media': node.attrs.media, 'data-alt': node.attrs.alt, ...HTMLAttributes },
    ['figcaption', ['span', { class: 'caption' }, 0], ' ', ['bdi', { class: 'credit' }, node.attrs.credit]],
  ],
});

export const figure: NodeSpec = {
  extension: Figure,
  attrs: {
    dir: dirAttr,
    media: mediaAttr('the id of a stored picture or empty'),
    alt: writtenAttr(longestAlt),
    credit: creditAttr,
  },
  html(node, write) {
    const id = stringOf(node, 'media');
    if (id && write.context.isWithdrawn?.(id)) return '';
    const alt = stringOf(node, 'alt');
    const image = imageHtml(node, write);
    // Without a picture the description has nowhere else to stand.
    const opening = htmlAttributes({
      'data-media': id,
      'data-alt': image || !alt ? null : alt,
      dir: dirOfBlock(node),
    });
    return `<figure${opening}>${image}${captionedHtml(node, write)}</figure>`;
  },
  text: textOfCaptioned,
  pictures: (node) => (stringOf(node, 'media') ? [stringOf(node, 'media')] : []),
};

/** Caption and credit of a node whose inline content is its caption; nothing where it has neither. */
export function captionedHtml(node: DocNode, write: HtmlWriter): string {
  const caption = (node.content ?? []).length
    ? `<span${htmlAttributes({ class: 'caption', 'data-space': spaceMark(node) })}>${write.inline(node)}</span>`
    : '';
  const credit = stringOf(node, 'credit');
  const source = credit ? `<bdi class="credit">${escapeHtml(credit)}</bdi>` : '';
  const words = [caption, source].filter(Boolean).join(' ');
  return words && `<figcaption>${words}</figcaption>`;
}

export function textOfCaptioned(node: DocNode, read: TextReader): string {
  return [read.inline(node), stringOf(node, 'credit')].filter(Boolean).join('\n');
}

function imageHtml(node: DocNode, write: HtmlWriter): string {
  const id = stringOf(node, 'media');
  const picture = id ? write.context.picture(id) : null;
  if (!picture) return '';
  const alt = stringOf(node, 'alt');
  return (
    pictureHtml(picture, alt, write.isFirst(node)) + movingHtml(picture, alt, write.context.words.moving)
  );
}
