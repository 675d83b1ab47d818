import type { Edition } from '#document/edition.ts';

/** One file of one weight; `unicodeRange` says for which letters a browser fetches it. */
export interface FontFile {
  family: string;
  weight: number;
  file: string;
  bytes: number;
  unicodeRange: string;
  /** The editions every page of which needs it. */
  preload: readonly Edition[];
}

/** A face already on the reader's device, scaled to stand where ours will stand. All numbers are percent. */
export interface FallbackFace {
  family: string;
  local: string[];
  weight: number;
  sizeAdjust: number;
  ascent: number;
  descent: number;
  lineGap: number;
}

export interface FontManifest {
  fonts: FontFile[];
  fallbacks: FallbackFace[];
}

/** The `@font-face` rules for a manifest; `base` is the path its files are served under, with both slashes. */
export function fontCss(manifest: FontManifest, base = '/assets/'): string {
  const own = manifest.fonts.map(
    (font) =>
      `@font-face{font-family:"${font.family}";font-weight:${font.weight};font-display:optional;` +
      `src:url(${base}${font.file})format("woff2");unicode-range:${font.unicodeRange}}`,
  );
  const local = manifest.fallbacks.map(
    (face) =>
      `@font-face{font-family:"${face.family}";font-weight:${face.weight};` +
      `src:${face.local.map((name) => `local("${name}")`).join(',')};size-adjust:${face.sizeAdjust}%;` +
      `ascent-override:${face.ascent}%;descent-override:${face.descent}%;line-gap-override:${face.lineGap}%}`,
  );
  return [...own, ...local].join('\n');
}

/** Addresses of the files that every page of an edition needs, in the order to ask for them. */
export function preloadedFonts(
  manifest: FontManifest,
  edition: Edition,
  base = '/assets/',
): { href: string }[] {
  return manifest.fonts
    .filter((font) => font.preload.includes(edition))
    .map((font) => ({ href: base + font.file }));
}
