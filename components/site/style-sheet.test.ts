import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { styleSheet } from './style-sheet.ts';

const css = readFileSync(join(import.meta.dirname, 'site.css'), 'utf8');
const sheet = styleSheet(css, '');

describe('the stylesheet in the page', () => {
  test('loses comments and idle space, and nothing inside a string', () => {
    const source = `/* it's "a" note */\n.a > .b,\n.c .d {\n  content: "a  ;}  /* no */ :  b";\n  margin: calc(1px + 2px) -1px;\n}\n`;
    expect(styleSheet(source, '')).toBe(
      '.a>.b,.c .d{content:"a  ;}  /* no */ :  b";margin:calc(1px + 2px) -1px}',
    );
  });

  test('keeps the space that makes a selector another one', () => {
    expect(styleSheet('.a :is(p) { color: red }', '')).toBe('.a :is(p){color:red}');
    expect(styleSheet('@media (min-width: 1px) and (hover) { a { top: 0; } }', '')).toBe(
      '@media (min-width:1px) and (hover){a{top:0}}',
    );
  });

  test('never spreads Arabic letters, and never justifies', () => {
    expect(sheet).not.toMatch(/letter-spacing|text-align:justify/);
  });

  test('of the rare blocks keeps to the same sizes and weighs at most 1 KB', () => {
    const blocks = styleSheet(readFileSync(join(import.meta.dirname, 'blocks.css'), 'utf8'), '');
    expect(blocks).not.toMatch(/letter-spacing|text-align:justify|font-size:|#(?!000)/);
    expect(brotliCompressSync(blocks).length).toBeLessThan(1024);
  });

  test('of fronts keeps to the same sizes and weighs at most 1 KB', () => {
    const fronts = styleSheet(readFileSync(join(import.meta.dirname, 'fronts.css'), 'utf8'), '');
    const sizes = [...fronts.matchAll(/font-size:([^;}]+)/g)].map(([, size]) => size ?? '');
    expect(sizes.filter((size) => !/^var\(--t[1-6]\)$/.test(size))).toEqual([]);
    expect(fronts).not.toMatch(/letter-spacing|text-align:justify|#/);
    expect(brotliCompressSync(fronts).length).toBeLessThan(1024);
  });

  test('of a story’s surroundings keeps to the same sizes and weighs at most 1 KB', () => {
    const around = styleSheet(readFileSync(join(import.meta.dirname, 'story.css'), 'utf8'), '');
    expect(around).not.toMatch(/letter-spacing|text-align:justify|font-size:|#/);
    expect(brotliCompressSync(around).length).toBeLessThan(1024);
  });

  test('of embeds keeps to the same sizes and weighs at most 1 KB', () => {
    const embeds = styleSheet(readFileSync(join(import.meta.dirname, 'embeds.css'), 'utf8'), '');
    expect(embeds).not.toMatch(/letter-spacing|text-align:justify|font-size:|#/);
    expect(brotliCompressSync(embeds).length).toBeLessThan(1024);
  });

  test('has six sizes of type and no seventh', () => {
    const sizes = [...sheet.matchAll(/font-size:([^;}]+)/g)].map(([, size]) => size);
    const odd = sizes.filter((size) => !/^var\(--t[1-6]\)$/.test(size ?? ''));
    expect(odd.sort()).toEqual(['0.8em', '11.5pt']); // both in print
    expect(sheet.match(/--t\d:/g)).toHaveLength(6);
  });

  test('weighs at most 4 KB compressed', () => {
    expect(brotliCompressSync(sheet).length).toBeLessThan(4096);
  });

  for (const scheme of ['light', 'dark']) {
    test(`is legible in the ${scheme} scheme: 7:1 for text and links in it, 4.5:1 for the rest`, () => {
      const blocks = [...css.matchAll(/--paper: (#\w+);[^}]*/g)].map(([block]) => block);
      const block = blocks[scheme === 'light' ? 0 : 1] ?? '';
      const colour = (name: string) => block.match(new RegExp(`--${name}: #(\\w{6});`))?.[1] ?? '';
      const paper = colour('paper');
      expect(contrast(colour('ink'), paper)).toBeGreaterThanOrEqual(7);
      expect(contrast(colour('accent'), paper)).toBeGreaterThanOrEqual(7);
      expect(contrast(colour('muted'), paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour('breaking'), paper)).toBeGreaterThanOrEqual(4.5);
    });
  }
});

/** WCAG 2.2's contrast ratio of two colours, six hex digits each. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
