import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock, stringOf, writtenAttr } from '../attributes.ts';
import { hasClass, tagOf } from '../dom.ts';
import { htmlAttributes } from '../escape.ts';
import type { HtmlClip, NodeSpec } from '../spec.ts';
import type { DocNode } from '../types.ts';
import {
  captionedHtml,
  captionOf,
  creditAttr,
  longestAlt,
  mediaAttr,
  mediaId,
  readFigure,
  textOfCaptioned,
} from './figure.ts';

/** Which of ours a figure in HTML is; null where it is neither. */
export function kindOfClip(element: Element): 'video' | 'audio' | null {
  const media = element.getAttribute('data-media');
  if (tagOf(element) !== 'figure' || media === null || !mediaId.test(media)) return null;
  return hasClass(element, 'video') ? 'video' : hasClass(element, 'audio') ? 'audio' : null;
}

export function readPoster(figure: Element): string {
  const poster = figure.getAttribute('data-poster') ?? '';
  return mediaId.test(poster) ? poster : '';
}

const silent = { default: '', parseHTML: () => null, rendered: false };

function makeExtension(name: 'video' | 'audio'): Node {
  return Node.create({
    name,
    group: 'block',
    content: 'inline*',
    draggable: true,
    isolating: true,
    addAttributes: () => ({
      media: silent,
      alt: silent,
      credit: silent,
      ...(name === 'video' ? { poster: silent } : {}),
      ...dirAttribute,
    }),
    parseHTML: () => [
      {
        tag: `figure.${name}[data-media]`,
        priority: 70,
        getAttrs: (element) => {
          if (kindOfClip(element) !== name) return false;
          const attrs = readFigure(element);
          return name === 'video' ? { ...attrs, poster: readPoster(element) } : attrs;
        },
        contentElement: (element) => captionOf(element as HTMLElement) as HTMLElement,
      },
    ],
    renderHTML: ({ node, HTMLAttributes }) => [
      'figure',
      {
        class: name,
        'data-media': node.attrs.media,
        'data-alt': node.attrs.alt,
        'data-poster': node.attrs.poster || null,
        ...HTMLAttributes,
      },
      ['figcaption', ['span', { class: 'caption' }, 0], ' ', ['bdi', { class: 'credit' }, node.attrs.credit]],
    ],
  });
}

function makeSpec(name: 'video' | 'audio'): NodeSpec {
  const posters = (node: DocNode) => [stringOf(node, 'poster')].filter(Boolean);
  return {
    extension: makeExtension(name),
    attrs: {
      dir: dirAttr,
      media: mediaAttr('the id of a stored file or empty'),
      alt: writtenAttr(longestAlt),
      credit: creditAttr,
      ...(name === 'video' ? { poster: mediaAttr('the id of a stored picture or empty') } : {}),
    },
    html(node, write) {
      const id = stringOf(node, 'media');
      if (id && write.context.isWithdrawn?.(id)) return '';
      const cover = stringOf(node, 'poster');
      const poster = cover && write.context.isWithdrawn?.(cover) ? '' : cover;
      const clip = id ? write.context.clip(id) : null;
      const opening = htmlAttributes({
        class: name,
        'data-media': id,
        'data-poster': poster || null,
        'data-alt': stringOf(node, 'alt') || null,
        dir: dirOfBlock(node),
      });
      const player =
        clip?.kind === name
          ? playerHtml(name, clip, stringOf(node, 'alt'), poster && write.context.picture(poster)?.src)
          : '';
      return `<figure${opening}>${player}${captionedHtml(node, write)}</figure>`;
    },
    text: textOfCaptioned,
    pictures: posters,
    clips: (node) => [stringOf(node, 'media')].filter(Boolean),
  };
}

/** Nothing of the file is asked for before the reader presses play, but for its length. */
function playerHtml(
  name: 'video' | 'audio',
  clip: HtmlClip,
  label: string,
  poster: string | null | undefined,
): string {
  const opening = htmlAttributes({
    src: clip.src,
    poster: poster || null,
    width: name === 'video' ? clip.width : null,
    height: name === 'video' ? clip.height : null,
    'aria-label': label || null,
    preload: poster ? 'none' : 'metadata',
  });
  return `<${name}${opening} controls${name === 'video' ? ' playsinline' : ''}></${name}>`;
}

export const video = makeSpec('video');
export const audio = makeSpec('audio');
