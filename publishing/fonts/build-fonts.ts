import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { cardParts } from './card-fonts.ts';
import type { FallbackFace, FontFile, FontManifest } from './font-css.ts';
import { type FontPart, fontParts } from './letters.ts';

interface Face {
  family: string;
  source: string;
  name: string;
  weight: number;
  /** Every page needs it; the others come when a page uses them. */
  always: boolean;
  fallback?: { family: string; local: string[]; sizeAdjust: number };
}

/** Pairing and fallbacks as chosen and measured in docs/decisions/0003-type-pairing.md. */
const faces: Face[] = [
  {
    family: 'Midad Naskh',
    source: 'noto-naskh-arabic',
    name: 'naskh',
    weight: 400,
    always: true,
    fallback: {
      family: 'Midad Naskh Fallback',
      local: ['Noto Naskh Arabic', 'NotoNaskhArabic-Regular', 'Noto Naskh Arabic UI'],
      sizeAdjust: 100,
    },
  },
  { family: 'Midad Naskh', source: 'noto-naskh-arabic', name: 'naskh', weight: 700, always: false },
  {
    family: 'Midad Plex',
    source: 'ibm-plex-sans-arabic',
    name: 'plex',
    weight: 600,
    always: true,
    fallback: {
      family: 'Midad Plex Fallback',
      local: ['Noto Sans Arabic Bold', 'NotoSansArabic-Bold'],
      sizeAdjust: 88.9,
    },
  },
];

/** What shapes Arabic and sets Latin; stylistic sets that no rule asks for would only add glyphs. */
const features = 'ccmp locl isol fina medi init rlig calt liga rclt curs kern mark mkmk'.split(' ');

/**
 * Cuts the reader's fonts from the @fontsource packages, writes them into `outDir` under names that
 * change with their content, and with them `fonts.json`, the manifest that it also answers.
 */
export async function buildFonts(outDir: string): Promise<FontManifest> {
  await mkdir(outDir, { recursive: true });
  const fonts: FontFile[] = [];
  const fallbacks: FallbackFace[] = [];
  for (const face of faces) {
    for (const part of fontParts) fonts.push(await cut(face, part, outDir));
    if (face.fallback) fallbacks.push(await matchFallback(face, face.fallback));
  }
  await writeCardFonts(outDir);
  const manifest = { fonts, fallbacks };
  await writeFile(join(outDir, 'fonts.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Woven out of the same package for pictures of headlines (`cards/draw-card.ts`), with all the letters it has. */
async function writeCardFonts(outDir: string): Promise<void> {
  const everything = Array.from({ length: 0x2200 - 0x20 }, (_, index) => String.fromCodePoint(index + 0x20));
  const forms = Array.from({ length: 0xfeff - 0xfb50 }, (_, index) => String.fromCodePoint(index + 0xfb50));
  for (const part of cardParts) {
    const source = join(
      packageFolder('ibm-plex-sans-arabic'),
      'files',
      `ibm-plex-sans-arabic-${part}-600-normal.woff2`,
    );
    const text = [...everything, ...forms].join('');
    const bytes = await subsetFont(await readFile(source), text, {
      targetFormat: 'sfnt',
      keepFeatures: features,
    });
    await writeFile(join(outDir, `card-${part}.ttf`), bytes);
  }
}

async function cut(face: Face, part: FontPart, outDir: string): Promise<FontFile> {
  const bytes = await subsetFont(await readSource(face, part.source), part.text, {
    targetFormat: 'woff2',
    keepFeatures: features,
    noHinting: true,
    dropTables: ['gasp', 'STAT'],
  });
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const file = `${face.name}-${face.weight}-${part.name}-${hash}.woff2`;
  await writeFile(join(outDir, file), bytes);
  return {
    family: face.family,
    weight: face.weight,
    file,
    bytes: bytes.length,
    unicodeRange: part.unicodeRange,
    preload: face.always ? part.alwaysIn : [],
  };
}

/** Overrides count in the fallback's own em, which `size-adjust` has already scaled: divide by it. */
async function matchFallback(face: Face, fallback: NonNullable<Face['fallback']>): Promise<FallbackFace> {
  const font = await subsetFont(await readSource(face, 'arabic'), 'ا', { targetFormat: 'sfnt' });
  const hhea = tableAt(font, 'hhea');
  const unitsPerEm = font.readUInt16BE(tableAt(font, 'head') + 18);
  const percent = (units: number) => Math.round((units / unitsPerEm / fallback.sizeAdjust) * 1e6) / 100;
  return {
    ...fallback,
    weight: face.weight,
    ascent: percent(font.readInt16BE(hhea + 4)),
    descent: percent(-font.readInt16BE(hhea + 6)),
    lineGap: percent(font.readInt16BE(hhea + 8)),
  };
}

/** Where a table begins in an sfnt (OpenType, "Organization of an OpenType Font"). */
function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let record = 12; record < 12 + count * 16; record += 16) {
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no ${tag} table.`);
}

function packageFolder(source: string): string {
  return dirname(createRequire(import.meta.url).resolve(`@fontsource/${source}/package.json`));
}

function readSource(face: Face, part: FontPart['source']): Promise<Buffer> {
  return readFile(
    join(packageFolder(face.source), 'files', `${face.source}-${part}-${face.weight}-normal.woff2`),
  );
}

if (import.meta.main) {
  const outDir = process.argv[2] ?? '.assets';
  const { fonts } = await buildFonts(outDir);
  for (const font of fonts) console.log(`${font.bytes}\t${font.preload.join(' ') || 'on use'}\t${font.file}`);
}
