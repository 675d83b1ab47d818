import { DOMParser } from '@tiptap/pm/model';
import { checkBody } from '../check.ts';
import { cleanHtml } from '../clean-html.ts';
import { findElement, listElements, styleOf, tagOf } from '../dom.ts';
import { providerAt, readEmbedAddress } from '../embed-address.ts';
import { storySchema } from '../extensions.ts';
import type { DocNode } from '../types.ts';
import { cleanLinks } from './links.ts';
import { pasteSources } from './list.ts';
import { type PastedPicture, takePictures } from './pictures.ts';
import type { LeftOut, PastedPage } from './source.ts';
import { markHeaderRows } from './tables.ts';
import { tidyBlocks } from './tidy-blocks.ts';
import { hasOneClass, removeAll } from './tree.ts';

export interface ReadHtml {
  /** Blocks that `checkBody` passes; empty where nothing was left. */
  blocks: DocNode[];
  pictures: PastedPicture[];
  leftOut: LeftOut[];
}

/**
 * Reads HTML from the clipboard. `root` is the same HTML parsed, in a document where nothing runs or loads (it is used
 * up); `html` as it was written. Null where it is more than a story can hold.
 */
export function readHtml(html: string, root: Element): ReadHtml | null {
  const page: PastedPage = { root, html, leftOut: new Set() };
  removeAll(root, isUnseen);
  for (const source of pasteSources) if (source.recognises(page)) source.normalise(page);
  for (const space of listElements(root, isLoneSpace)) space.replaceWith(' ');
  cleanLinks(root);
  takePlayers(page);
  const pictures = takePictures(page);
  markHeaderRows(root);

  const target = root.ownerDocument.createElement('div');
  const dropped = cleanHtml(root, target);
  tidyBlocks(target);
  const parsed = DOMParser.fromSchema(storySchema).parse(target, { preserveWhitespace: 'full' });
  const checked = checkBody(JSON.parse(JSON.stringify(parsed)));
  if (!checked.ok && checked.problem.code === 'too_large') return null;
  if (!checked.ok) throw new Error(`a paste is no body: ${JSON.stringify(checked.problem)}`);
  for (const note of dropped) {
    const kind = /^\w+/.exec(note)?.[0] ?? '';
    if (/^(?:iframe|object|embed)$/.test(kind)) page.leftOut.add('embed');
    if (/^(?:video|audio)$/.test(kind)) page.leftOut.add('media');
    if (kind === 'link') page.leftOut.add('link');
  }
  const { content } = checked.body;
  const isNothing = content.length === 1 && content[0]?.type === 'paragraph' && !content[0].content;
  return { blocks: isNothing ? [] : content, pictures, leftOut: [...page.leftOut] };
}

function isUnseen(element: Element): boolean {
  return (
    element.getAttribute('aria-hidden') === 'true' ||
    /(?:^|;)\s*(?:display:\s*none|visibility:\s*hidden)/i.test(styleOf(element)) ||
    hasOneClass(element, ['Apple-interchange-newline'])
  );
}

/** Browsers write a space beside an inline element as `<span>&nbsp;</span>`. */
function isLoneSpace(element: Element): boolean {
  return (
    tagOf(element) === 'span' &&
    element.children.length === 0 &&
    /^[ \u00A0]$/.test(element.textContent ?? '')
  );
}

/** Frames of providers we know become their cards; others are left out, since what is in them can't be known. */
function takePlayers({ root, leftOut }: PastedPage): void {
  for (const frame of listElements(root, (element) => tagOf(element) === 'iframe')) {
    const src = (frame.getAttribute('src') ?? frame.getAttribute('data-src') ?? '').trim();
    const read = readEmbedAddress(src.startsWith('//') ? `https:${src}` : src);
    const provider = read && (read.provider === 'link' ? providerAt(read.url) : read.provider);
    if (!read || !provider || provider === 'link') {
      if (src !== '' && !/^(?:about:|javascript:)/i.test(src)) leftOut.add('embed');
      frame.remove();
      continue;
    }
    frame.replaceWith(makeCard(root.ownerDocument, provider, read.url));
  }
}

function makeCard(document: Document, provider: string, url: string): Element {
  const figure = document.createElement('figure');
  figure.setAttribute('class', 'embed');
  figure.setAttribute('data-provider', provider);
  const caption = document.createElement('figcaption');
  const link = document.createElement('a');
  link.setAttribute('href', url);
  link.append(url);
  caption.append(link);
  figure.append(caption);
  return figure;
}

/** Whether the HTML says more than its words: else the plain text beside it is the better witness of their lines. */
export function hasStructure(root: Element): boolean {
  return findElement(root, (element) => structure.test(tagOf(element))) !== null;
}

const structure = /^(?:p|div|h[1-6]|li|table|img|a|b|strong|i|em|br|blockquote|iframe)$/;
