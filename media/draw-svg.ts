/**
 * A program of its own: SVG comes in, a PNG goes out. SVG is a language in which a few lines can ask for years of
 * work, so whoever starts this ends it when its time is up (media/svg.ts).
 */
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { maxPixels, maxSide } from './renditions.ts';

const svg = await buffer(process.stdin);
const { width = 0, height = 0 } = await sharp(svg, { limitInputPixels: false }).metadata();
if (!width || !height || width > maxSide || height > maxSide || width * height > maxPixels) process.exit(3);
const png = await sharp(svg, { limitInputPixels: maxPixels })
  .resize({ width: Math.min(width < height ? 1200 : 1600, Math.max(width, 1200)) })
  .png({ compressionLevel: 6 })
  .toBuffer();
process.stdout.write(png);
