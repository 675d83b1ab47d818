/** The sample newsroom's illustrations: drawn in code, so that they belong to nobody but this project. */
import sharp from 'sharp';
import { arches } from './drawings/arches.ts';
import { girih } from './drawings/girih.ts';
import { hills } from './drawings/hills.ts';
import { height, width } from './drawings/ink.ts';
import { market } from './drawings/market.ts';
import { port } from './drawings/port.ts';
import { skyline } from './drawings/skyline.ts';
import { stadium } from './drawings/stadium.ts';
import { strokes } from './drawings/strokes.ts';
import { telescope } from './drawings/telescope.ts';
import { wheat } from './drawings/wheat.ts';

const drawings = { arches, girih, hills, market, port, skyline, stadium, strokes, telescope, wheat };

export type PictureKey = keyof typeof drawings;

export function isPictureKey(key: string): key is PictureKey {
  return Object.hasOwn(drawings, key);
}

/** 1600 × 1000 pixels as JPEG. The same bytes each time with the same sharp. */
export async function drawPicture(key: PictureKey): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawings[key]()}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#f3ece0' }).jpeg({ quality: 88 }).toBuffer();
}

export const pictureKeys = Object.keys(drawings).filter(isPictureKey);
