import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '#document/edition.ts';
import { buildFonts } from './build-fonts.ts';
import { type FontFile, type FontManifest, fontCss, preloadedFonts } from './font-css.ts';
import { fontParts } from './letters.ts';

let folder: string;
let manifest: FontManifest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'midad-fonts-'));
  manifest = await buildFonts(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the reader’s fonts', () => {
  const alwaysIn = (edition: Edition) => manifest.fonts.filter(({ preload }) => preload.includes(edition));
  const named = (fonts: FontFile[]) => fonts.map(({ file }) => file.replace(/-[0-9a-f]{10}\.woff2$/, ''));

  test('fit in 36 KB for a page in Arabic, and in 50 KB with bold or with Latin names', () => {
    const always = alwaysIn('ar');
    expect(named(always)).toEqual([
      'naskh-400-arabic',
      'naskh-400-marks',
      'plex-600-arabic',
      'plex-600-marks',
    ]);
    const weigh = (fonts: { bytes: number }[]) => fonts.reduce((sum, font) => sum + font.bytes, 0);
    expect(weigh(always)).toBeLessThan(36 * 1024);
    const latin = manifest.fonts.filter((font) => /naskh-400-latin|plex-600-latin/.test(font.file));
    expect(weigh([...always, ...latin])).toBeLessThan(50 * 1024);
  });

  test('of a page in English are its letters and digits, which stand in one word', () => {
    const always = alwaysIn('en');
    expect(named(always)).toEqual(['naskh-400-marks', 'naskh-400-latin', 'plex-600-marks', 'plex-600-latin']);
    expect(preloadedFonts(manifest, 'en')).toEqual(always.map(({ file }) => ({ href: `/assets/${file}` })));
  });

  test('are named after their content, and the manifest says what stands in the folder', async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.woff2'));
    expect(files.sort()).toEqual(manifest.fonts.map((font) => font.file).sort());
    for (const font of manifest.fonts) {
      const bytes = await readFile(join(folder, font.file));
      expect(bytes.length).toBe(font.bytes);
      const hash = createHash('sha256').update(bytes).digest('hex');
      expect(font.file).toContain(`-${hash.slice(0, 10)}.woff2`);
    }
    expect(JSON.parse(await readFile(join(folder, 'fonts.json'), 'utf8'))).toEqual(manifest);
  });

  test('come out the same from the same packages', async () => {
    const again = await mkdtemp(join(tmpdir(), 'midad-fonts-'));
    expect(await buildFonts(again)).toEqual(manifest);
    await rm(again, { recursive: true });
  });

  test('hold every letter that their range promises from the list', async () => {
    for (const font of manifest.fonts) {
      const part = fontParts.find(({ unicodeRange }) => unicodeRange === font.unicodeRange);
      const letters = await readLetters(await readFile(join(folder, font.file)));
      // Joiners have no picture; a font may leave them to the shaper.
      const missing = [...(part?.text ?? '')].filter(
        (letter) => !letters.has(letter) && !/\p{Cf}/u.test(letter),
      );
      expect(missing, font.file).toEqual([]);
    }
  });

  test('share no letter between two parts, so that none is fetched for nothing', () => {
    const seen = new Map<number, string>();
    for (const part of fontParts) {
      for (const code of codesOf(part.unicodeRange)) {
        expect(seen.get(code), code.toString(16)).toBeUndefined();
        seen.set(code, part.name);
      }
      for (const letter of part.text) expect(seen.get(letter.codePointAt(0) ?? 0), letter).toBe(part.name);
    }
  });

  test('never move the text they are late for', () => {
    const css = fontCss(manifest, '/assets/');
    expect(css.match(/font-display:optional/g)).toHaveLength(manifest.fonts.length);
    expect(css).toMatch(/size-adjust:88\.9%;ascent-override:[\d.]+%;descent-override:[\d.]+%/);
    expect(css).not.toMatch(/https?:|NaN/);
  });

  test('are asked for by the addresses in the stylesheet', () => {
    const css = fontCss(manifest, '/assets/');
    for (const { href } of preloadedFonts(manifest, 'ar', '/assets/')) expect(css).toContain(`url(${href})`);
  });
});

function codesOf(unicodeRange: string): number[] {
  return unicodeRange.split(',').flatMap((range) => {
    const [first = 0, last = first] = range
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** The letters in a font's cmap, format 4 (OpenType, "cmap: segment mapping to delta values"). */
async function readLetters(woff2: Buffer): Promise<Set<string>> {
  const font = await subsetFont(woff2, fontParts.map(({ text }) => text).join(''), { targetFormat: 'sfnt' });
  let cmap = 0;
  for (let record = 12; !cmap; record += 16) {
    if (font.toString('latin1', record, record + 4) === 'cmap') cmap = font.readUInt32BE(record + 8);
  }
  const tables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) =>
    font.readUInt32BE(cmap + 4 + index * 8 + 4),
  );
  const table = cmap + (tables.find((offset) => font.readUInt16BE(cmap + offset) === 4) ?? 0);
  const segments = font.readUInt16BE(table + 6) / 2;
  const letters = new Set<string>();
  for (let index = 0; index < segments; index++) {
    const last = font.readUInt16BE(table + 14 + index * 2);
    const first = font.readUInt16BE(table + 16 + (segments + index) * 2);
    for (let code = first; code <= last && code !== 0xffff; code++) letters.add(String.fromCodePoint(code));
  }
  return letters;
}
