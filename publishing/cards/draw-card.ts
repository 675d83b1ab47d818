/**
 * A story's card for link previews: 1200 × 630, set from its headline in the reader's own headline face. Pango joins
 * and orders the letters; where the fonts were not built (tests), it takes the system's.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { dirOf } from '#arabic/bidi.ts';
import { projectFolder } from '#db/environment.ts';
import { xml } from '../feeds/xml.ts';
import { cardFace, cardFonts } from '../fonts/card-fonts.ts';
import { siteAssetsFolder } from '../store/build.ts';

const width = 1200;
const height = 630;
const edge = 80;
/** `site.css`'s paper, ink, muted ink and accent. */
const colours = { paper: '#fdfdfb', ink: '#16171a', muted: '#54575e', accent: '#1d4289' };

/** Tried from the largest: the first in which the headline takes no more than three lines. */
const sizes = [92, 84, 76, 68, 62, 56, 50];
const mostLines = 3;
/** The face's line, in its own size. */
const lineOf = 1.515;

interface Card {
  headline: string;
  section: { name: string };
}

export async function drawCard(
  story: Card,
  site: { name: string; dir: 'rtl' | 'ltr' },
): Promise<Uint8Array<ArrayBuffer>> {
  const headline = await fitHeadline(story.headline);
  const section = await set(story.section.name, 40, colours.accent);
  const name = await set(site.name, 44, colours.ink);
  const isRtl = site.dir === 'rtl';
  /** The line begins where its own words do; what the house says stands on the house's side. */
  const at = (line: { width: number }, fromRight: boolean) => (fromRight ? width - edge - line.width : edge);
  const rule = `<svg width="${width}" height="${height}"><rect width="${width}" height="14" fill="${colours.accent}"/><rect x="${edge}" y="524" width="${width - 2 * edge}" height="2" fill="#dbdbd5"/></svg>`;
  const png = await sharp({ create: { width, height, channels: 3, background: colours.paper } })
    .composite([
      { input: Buffer.from(rule), left: 0, top: 0 },
      { input: section.png, left: at(section, isRtl), top: 66 },
      {
        input: headline.png,
        left: at(headline, (dirOf(story.headline) ?? site.dir) === 'rtl'),
        // Between the section and the rule, in the middle of what is left.
        top: 126 + Math.max(0, Math.round((390 - headline.height) / 2)),
      },
      { input: name.png, left: at(name, isRtl), top: 552 + Math.round((50 - name.height) / 2) },
    ])
    .png({ palette: true, colours: 32, compressionLevel: 9 })
    .toBuffer();
  return new Uint8Array(png);
}

interface SetLine {
  png: Buffer;
  width: number;
  height: number;
}

async function fitHeadline(headline: string): Promise<SetLine> {
  for (const size of sizes) {
    const lines = await set(headline, size, colours.ink);
    if (lines.height < size * lineOf * (mostLines + 0.25)) return lines;
  }
  const smallest = sizes.at(-1) ?? 50;
  const words = headline.split(/\s+/);
  for (let count = words.length - 1; count > 0; count -= 1) {
    const lines = await set(`${words.slice(0, count).join(' ')}…`, smallest, colours.ink);
    if (lines.height < smallest * lineOf * (mostLines + 0.25)) return lines;
  }
  // One word that is longer than three lines.
  return set(`${headline.slice(0, 30)}…`, smallest, colours.ink);
}

declare global {
  // Fonts that Pango was told of: it keeps them for the process.
  var midadCardFonts: Promise<void> | undefined;
}

async function set(text: string, size: number, colour: string): Promise<SetLine> {
  globalThis.midadCardFonts ??= readFonts();
  await globalThis.midadCardFonts;
  // `dpi` 72 makes points pixels; the comma keeps Pango from reading «SemiBold» as a weight of another face.
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${xml(text)}</span>`,
      font: `${cardFace}, ${size}`,
      width: width - 2 * edge,
      dpi: 72,
      // Left is where a line begins, in both directions of writing.
      align: 'left',
      wrap: 'word-char',
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

async function readFonts(): Promise<void> {
  const isProduction = process.env.NODE_ENV === 'production';
  const folder = isProduction ? siteAssetsFolder() : path.join(projectFolder(), 'public', 'assets');
  for (const name of cardFonts) {
    const fontfile = path.join(folder, name);
    if (existsSync(fontfile)) await sharp({ text: { text: 'م', font: cardFace, fontfile } }).toBuffer();
  }
}
