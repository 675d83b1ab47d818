/**
 * What readers get of a picture. Everything here is made anew from the pixels: turned upright, in sRGB, and
 * without metadata, for a photographer's GPS position must not travel with a picture of a source.
 *
 * Two steps. `look` is the sender's wait: the whole file is decoded once (so that what is cut short is refused), but
 * small. `makeRendition` is the long work, done by a process of its own (media/maker.ts): AVIF would take a core for seconds,
 * and the process that answers the desk has better things to do with its two.
 */
import sharp, { type Channels, type Metadata, type Sharp } from 'sharp';
import { extensionOf, type PictureMime } from './formats.ts';

sharp.cache(false);
sharp.concurrency(1);

export const maxPixels = 50_000_000;
/** WebP can't be larger on a side. */
export const maxSide = 16_383;
const standardWidths = [480, 960, 1600];
export const quickWidth = 480;
const secondsToDecode = 30;

/** Best compressed first: a browser takes the first one it can read. */
export const formats = ['avif', 'webp', 'jpg'] as const;
export type Format = (typeof formats)[number];

/** Pixels as readers see them: after the camera's orientation was applied. */
export interface PictureFacts {
  width: number;
  height: number;
}

export type Inspection =
  | { ok: true; facts: PictureFacts; metadata: Metadata }
  | { ok: false; code: 'too_large' | 'not_a_picture' | 'damaged_file'; detail: string };

/** Reads the header only: a small file may promise pixels that no memory holds. */
export async function inspectPicture(bytes: Uint8Array, mime: PictureMime): Promise<Inspection> {
  let header: Metadata;
  try {
    header = await sharp(bytes, { failOn: 'error', limitInputPixels: false }).metadata();
  } catch (error) {
    return { ok: false, code: 'damaged_file', detail: `the picture is damaged: ${firstLine(error)}` };
  }
  const { width, height } = header.autoOrient;
  if (!width || !height || header.mediaType !== mime) {
    return {
      ok: false,
      code: 'not_a_picture',
      detail: `this begins like ${extensionOf[mime]} and isn't one`,
    };
  }
  if (width > maxSide || height > maxSide || width * height > maxPixels) {
    const limits = `${maxPixels / 1_000_000} megapixels and ${maxSide} pixels a side`;
    return { ok: false, code: 'too_large', detail: `${width}×${height} pixels; at most ${limits}` };
  }
  return { ok: true, facts: { width, height }, metadata: header };
}

/** Ascending; the picture's own width, too, where the standard ones would leave much of it unused. */
export function renditionWidths(width: number): number[] {
  const widths = standardWidths.filter((standard) => standard <= width);
  const widest = widths.at(-1) ?? 0;
  if (width < 1600 && width > widest * 1.2) widths.push(width);
  return widths;
}

export interface FirstLook {
  width: number;
  webp: Buffer;
  placeholder: string;
  dhash: string;
}

/** Decodes all of it, once, into something small: a file that is cut short or damaged throws here. */
export async function look(bytes: Uint8Array, facts: PictureFacts): Promise<FirstLook> {
  const width = Math.min(facts.width, quickWidth);
  const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels })
    .timeout({ seconds: secondsToDecode })
    .autoOrient()
    .resize({ width })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const small = () =>
    sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const webp = await small().webp({ quality: 78, effort: 3 }).toBuffer();
  const isOpaque = info.channels === 3 || (await small().stats()).isOpaque;
  return {
    width,
    webp,
    placeholder: isOpaque ? await colours(small()) : '',
    dhash: await differenceHash(small()),
  };
}

/** 4 × 3 colours, row by row: what the picture looks like from across the street. */
async function colours(picture: Sharp): Promise<string> {
  const raw = await picture
    .removeAlpha()
    .toColourspace('srgb')
    .resize(4, 3, { fit: 'fill' })
    .raw()
    .toBuffer();
  if (raw.length === 12) return Buffer.from([...raw].flatMap((grey) => [grey, grey, grey])).toString('hex');
  return raw.toString('hex');
}

/** Fewer of the 64 points than this that differ from their neighbour: nothing to know the picture by, and alike to every other such. */
const leastMarks = 6;
/** Of 255: less than this is noise. */
const leastStep = 4;

/**
 * Whether each of 8 × 8 points is brighter than its neighbour: hardly changed by size, quality or a little light. Empty for a
 * picture that is of one colour nearly everywhere.
 */
async function differenceHash(picture: Sharp): Promise<string> {
  const raw = await picture
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(9, 8, { fit: 'fill' })
    .raw()
    .toBuffer();
  const step = raw.length / 72;
  let hash = 0n;
  let marks = 0;
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const here = raw[(row * 9 + column) * step] ?? 0;
      const next = raw[(row * 9 + column + 1) * step] ?? 0;
      hash = (hash << 1n) | (here > next ? 1n : 0n);
      if (Math.abs(here - next) >= leastStep) marks += 1;
    }
  }
  if (marks < leastMarks) return '';
  return hash.toString(16).padStart(16, '0');
}

/** How many of the 64 points differ; up to about 8 it is the same picture in another edition. */
export function hashDistance(one: string, other: string): number {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}

/** The picture once more in the widest size that is needed, decoded. The first frame of what moves. */
export async function decodeWidest(bytes: Uint8Array, facts: PictureFacts): Promise<Decoded> {
  const widest = renditionWidths(facts.width).at(-1) ?? facts.width;
  const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels })
    .timeout({ seconds: secondsToDecode })
    .autoOrient()
    .resize({ width: widest })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

export interface Decoded {
  data: Buffer;
  width: number;
  height: number;
  channels: Channels;
}

function decoded({ data, width, height, channels }: Decoded): Sharp {
  return sharp(data, { raw: { width, height, channels } }).timeout({ seconds: secondsToDecode });
}

export async function makeRendition(picture: Decoded, width: number, format: Format): Promise<Buffer> {
  const resized = decoded(picture).resize({ width });
  switch (format) {
    case 'avif':
      // Effort 4 takes six times as long for a tenth fewer bytes.
      return resized.avif({ quality: 52, effort: 2 }).toBuffer();
    case 'webp':
      return resized.webp({ quality: 78, effort: 4 }).toBuffer();
    case 'jpg':
      return resized.flatten({ background: '#ffffff' }).jpeg({ quality: 78, progressive: true }).toBuffer();
  }
}

export const movingName = 'moving.webp';
const widestMoving = 960;
const mostFrames = 1000;

/**
 * An animated GIF or WebP as an animated WebP, a quarter of the bytes or less; null for what stands still. What has more frames
 * or, all frames together, more pixels than a still may have is left standing: it would fill the memory.
 */
export async function makeMoving(bytes: Uint8Array, mime: string): Promise<Buffer | null> {
  if (mime !== 'image/gif' && mime !== 'image/webp') return null;
  const { pages = 1, width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (pages < 2 || pages > mostFrames || width * height * pages > maxPixels) return null;
  try {
    return await sharp(bytes, { animated: true, limitInputPixels: maxPixels })
      .timeout({ seconds: secondsToDecode })
      .resize({ width: Math.min(width, widestMoving) })
      .webp({ quality: 70, effort: 3 })
      .toBuffer();
  } catch {
    // Only its first frame was looked at when it was sent: a later one may be broken, and the picture is a picture still.
    return null;
  }
}

export const cardSize = { width: 1200, height: 630 };

/** The part around the focus that has a link preview's shape. Null where the picture is too small for one. */
export async function makeCard(
  picture: Decoded,
  focus: { x: number; y: number },
): Promise<{ name: string; bytes: Buffer } | null> {
  if (picture.width < cardSize.width / 2 || picture.height < cardSize.height / 2) return null;
  const bytes = await decoded(picture)
    .extract(cropAround(picture, cardSize.width / cardSize.height, focus))
    .resize(cardSize.width, cardSize.height)
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, progressive: true })
    .toBuffer();
  return { name: `card-${focus.x}-${focus.y}.jpg`, bytes };
}

/** The largest part of this shape, with the focus as near to its middle as the edges allow. */
export function cropAround(
  size: { width: number; height: number },
  shape: number,
  focus: { x: number; y: number },
): { left: number; top: number; width: number; height: number } {
  const isWide = size.width / size.height > shape;
  const width = isWide ? Math.round(size.height * shape) : size.width;
  const height = isWide ? size.height : Math.round(size.width / shape);
  const place = (whole: number, part: number, at: number) =>
    Math.max(0, Math.min(whole - part, Math.round((whole * at) / 100 - part / 2)));
  return {
    left: place(size.width, width, focus.x),
    top: place(size.height, height, focus.y),
    width,
    height,
  };
}

export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
