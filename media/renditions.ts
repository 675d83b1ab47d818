/**
 * What readers get of a picture. Everything here is made anew from the pixels: turned upright, in sRGB, and
 * without metadata, for a photographer's GPS position must not travel with a picture of a source.
 *
 * sharp works on libuv's threads, not on the main one (a 50-megapixel photograph held the event loop for at most
 * 24 ms), so no worker thread of our own is needed, which Next's bundles could not start from a `.ts` file.
 */
import sharp, { type Metadata } from 'sharp';
import { extensionOf, type PictureMime } from './formats.ts';

sharp.cache(false);
sharp.concurrency(1);

export const maxPixels = 50_000_000;
/** WebP can't be larger on a side. */
export const maxSide = 16_383;
const standardWidths = [480, 960, 1600];
const secondsToDecode = 30;

/** Pixels as readers see them: after the camera's orientation was applied. */
export interface PictureFacts {
  width: number;
  height: number;
}

export interface Rendition {
  width: number;
  webp: Buffer;
}

export type Inspection =
  | { ok: true; facts: PictureFacts }
  | { ok: false; code: 'too_large' | 'not_a_picture'; detail: string };

/** Reads the header only: a small file may promise pixels that no memory holds. */
export async function inspectPicture(bytes: Uint8Array, mime: PictureMime): Promise<Inspection> {
  let header: Metadata;
  try {
    header = await sharp(bytes, { failOn: 'error', limitInputPixels: false }).metadata();
  } catch (error) {
    return { ok: false, code: 'not_a_picture', detail: `the picture is damaged: ${firstLine(error)}` };
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
  return { ok: true, facts: { width, height } };
}

/** Ascending; the picture's own width, too, where the standard ones would leave much of it unused. */
export function renditionWidths(width: number): number[] {
  const widths = standardWidths.filter((standard) => standard <= width);
  const widest = widths.at(-1) ?? 0;
  if (width < 1600 && width > widest * 1.2) widths.push(width);
  return widths;
}

/** Decodes once, whole: a file that is cut short or damaged throws here. The first frame of what moves. */
export async function makeRenditions(bytes: Uint8Array, facts: PictureFacts): Promise<Rendition[]> {
  const widths = renditionWidths(facts.width);
  const widest = widths.at(-1) ?? facts.width;
  const decoded = await sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels })
    .timeout({ seconds: secondsToDecode })
    .autoOrient()
    .resize({ width: widest })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = decoded.info;
  const renditions: Rendition[] = [];
  for (const wanted of widths) {
    const webp = await sharp(decoded.data, { raw: { width, height, channels } })
      .timeout({ seconds: secondsToDecode })
      .resize({ width: wanted })
      .webp({ quality: 78, effort: 4 })
      .toBuffer();
    renditions.push({ width: wanted, webp });
  }
  return renditions;
}

export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
