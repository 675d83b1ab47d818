import { escapeHtml, htmlAttributes } from './escape.ts';
import type { HtmlPicture } from './spec.ts';

/**
 * A picture for the reader: the formats a browser may choose from, its size said beforehand, and under it a few
 * blurred colours of its own until it has come. No script, and no inline style: the page's policy has room for neither.
 */
export function pictureHtml(picture: HtmlPicture, alt: string, isFirst: boolean): string {
  const image = `<img${htmlAttributes({
    src: picture.src,
    srcset: picture.srcset,
    sizes: picture.srcset ? picture.sizes : null,
    width: picture.width,
    height: picture.height,
    alt,
    loading: isFirst ? null : 'lazy',
    fetchpriority: isFirst ? 'high' : null,
    decoding: 'async',
  })}>`;
  const sources = (picture.sources ?? [])
    .map(({ type, srcset }) => `<source${htmlAttributes({ type, srcset, sizes: picture.sizes })}>`)
    .join('');
  const whole = sources ? `<picture>${sources}${image}</picture>` : image;
  const colours = placeholderHtml(picture.placeholder ?? '');
  return colours ? `<span class="frame">${colours}${whole}</span>` : whole;
}

/**
 * The moving edition, behind a press: nobody's page moves by itself, and a second press stops it. A closed `details` doesn't
 * load what is in it; the stylesheet lets the one picture stand in the other's place.
 */
export function movingHtml(
  { moving, width, height }: HtmlPicture,
  alt: string,
  words: { play: string; stop: string } | undefined,
): string {
  if (!moving || !words) return '';
  const image = `<img${htmlAttributes({ src: moving, width, height, alt, loading: 'lazy', decoding: 'async' })}>`;
  const label = `<span class="play">${escapeHtml(words.play)}</span><span class="stop">${escapeHtml(words.stop)}</span>`;
  return `<details class="moving"><summary>${label}</summary>${image}</details>`;
}

/** 4 × 3 rectangles; the stylesheet blurs them. Empty for what is no such list of colours. */
export function placeholderHtml(placeholder: string): string {
  const colours = /^(?:[0-9a-f]{6}){12}$/.test(placeholder) ? (placeholder.match(/.{6}/g) ?? []) : [];
  if (colours.length === 0) return '';
  const rows = [0, 1, 2].map((row) => colours.slice(row * 4, row * 4 + 4));
  // Neighbours of one colour are one rectangle; what a row begins with runs on beneath the rest of it.
  const paths = rows.flatMap((row, y) =>
    row.flatMap((colour, x) =>
      x > 0 && row[x - 1] === colour ? [] : [`<path fill="#${colour}" d="M${x} ${y}h${4 - x}v1H${x}z"/>`],
    ),
  );
  return `<svg viewBox="0 0 4 3" preserveAspectRatio="none" aria-hidden="true">${paths.join('')}</svg>`;
}
