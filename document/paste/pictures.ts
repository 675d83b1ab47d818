import { findElement, isElement, listElements, readLines, styleOf, tagOf } from '../dom.ts';
import { cleanAddress } from './links.ts';
import type { PastedPage } from './source.ts';
import { unwrap } from './tree.ts';

/** A picture in a paste. Its figure in the body has `id` for its `media` until it is stored. */
export interface PastedPicture {
  id: string;
  /** `data:`, `blob:`, `file:`, or an address on the web. */
  src: string;
}

/** No stored picture's id begins like this. */
const idPrefix = 'paste-';

export function isPastedPictureId(media: string): boolean {
  return media.startsWith(idPrefix);
}

const longestAlt = 2000;
const longestCredit = 500;
const creditClass = /(?:^|[\s_-])(?:credit|copyright|source|photographer|byline)(?:$|[\s_-])/i;

/**
 * Writes every picture as the story's own figure, with its caption and credit where they stood beside it. Emoji drawn as
 * pictures become the letters they are, and pictures of one dot go: they count readers.
 */
export function takePictures({ root }: PastedPage): PastedPicture[] {
  for (const figure of listElements(root, (element) => isPastedPictureId(mediaOf(element)))) {
    figure.removeAttribute('data-media');
  }
  const pictures: PastedPicture[] = [];
  for (const image of listElements(root, (element) => tagOf(element) === 'img')) {
    const emoji = emojiOf(image);
    if (emoji !== null) {
      image.replaceWith(emoji);
      continue;
    }
    const src = addressOf(image);
    const place = figureOf(image, root);
    if (place?.hasAttribute('data-media')) continue;
    if (src === '' || isDot(image)) {
      image.remove();
      continue;
    }
    const id = `${idPrefix}${pictures.length}`;
    pictures.push({ id, src });
    writeFigure(image, place, id);
  }
  return pictures;
}

function mediaOf(element: Element): string {
  return element.getAttribute('data-media') ?? '';
}

function emojiOf(image: Element): string | null {
  const alt = (image.getAttribute('data-plain-text') || image.getAttribute('alt') || '').trim();
  const isPictograph =
    alt !== '' && /^(?:\p{Emoji}|\p{Emoji_Component}|\p{Extended_Pictographic})+$/u.test(alt);
  const isMarked = /emoji/i.test(`${image.getAttribute('class') ?? ''} ${image.getAttribute('src') ?? ''}`);
  if (isPictograph && !/^[\d#*]+$/.test(alt)) return alt;
  return isMarked ? alt : null;
}

/** Pages that load late leave a stand-in in `src`. */
function addressOf(image: Element): string {
  const src = (image.getAttribute('src') ?? '').trim();
  const late = (image.getAttribute('data-src') ?? image.getAttribute('data-original') ?? '').trim();
  return late && (src === '' || (src.startsWith('data:') && src.length < 500)) ? late : src;
}

function isDot(image: Element): boolean {
  const [width, height] = ['width', 'height'].map((name) => {
    const written =
      image.getAttribute(name) ?? new RegExp(`\\b${name}:\\s*(\\d+)px`).exec(styleOf(image))?.[1];
    return written === undefined || written === null ? null : Number.parseInt(written, 10);
  });
  const isSmall = (size: number | null | undefined) => typeof size === 'number' && size <= 3;
  return isSmall(width) || isSmall(height) || /^data:image\/gif;base64,R0lGODlhAQAB/.test(addressOf(image));
}

function figureOf(image: Element, root: Element): Element | null {
  for (let parent = image.parentNode; parent && parent !== root; parent = parent.parentNode) {
    if (isElement(parent) && tagOf(parent) === 'figure') return parent;
  }
  return null;
}

function writeFigure(image: Element, place: Element | null, id: string): void {
  const document = image.ownerDocument;
  const figure = document.createElement('figure');
  figure.setAttribute('data-media', id);
  figure.setAttribute(
    'data-alt',
    (image.getAttribute('alt') ?? '').trim().slice(0, longestAlt).toWellFormed(),
  );
  const words = place && findElement(place, (element) => tagOf(element) === 'figcaption');
  const isOnly = place && listElements(place, (element) => tagOf(element) === 'img').length === 1;
  if (!place || !isOnly) {
    image.replaceWith(figure);
    return;
  }
  if (words) {
    figure.setAttribute('data-credit', takeCredit(words));
    const caption = document.createElement('figcaption');
    const inner = document.createElement('span');
    inner.setAttribute('class', 'caption');
    while (words.firstChild) inner.append(words.firstChild);
    caption.append(inner);
    figure.append(caption);
    words.remove();
  }
  image.remove();
  const rest = (place.textContent ?? '').trim();
  place.before(figure);
  if (rest === '') place.remove();
  else unwrap(place);
}

/** Takes a marked credit out of the caption: `<span class="credit">(تصوير: …)</span>`. */
function takeCredit(words: Element): string {
  const credit = findElement(words, (element) => creditClass.test(element.getAttribute('class') ?? ''));
  if (!credit) return '';
  const text = readLines(credit, longestCredit).replace(/\s+/g, ' ').trim();
  credit.remove();
  return text.replace(/^[([]\s*(.*?)\s*[)\]]$/, '$1');
}

/** The address of a picture on the web, for the note that it was not taken in. */
export function webAddressOf({ src }: PastedPicture): string | null {
  const address = src.startsWith('//') ? `https:${src}` : src;
  return /^https?:\/\//i.test(address) ? cleanAddress(address) : null;
}
