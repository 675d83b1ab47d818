import type { Edition } from '#document/edition.ts';

/**
 * What news needs, in three parts that never overlap, because a browser fetches a part as soon
 * as the page has one letter of its range. Every page has letters of its own language, spaces and digits; the
 * other's only some have, so they wait in a file of their own.
 */
export interface FontPart {
  name: 'arabic' | 'marks' | 'latin';
  /** The @fontsource file it is cut from. */
  source: 'arabic' | 'latin';
  text: string;
  unicodeRange: string;
  /** The editions on whose every page it is, so that it may be asked for before the stylesheet is read. */
  alwaysIn: readonly Edition[];
}

const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');

export const fontParts: FontPart[] = [
  {
    name: 'arabic',
    source: 'arabic',
    text: [
      '،؛؟ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي',
      between(0x64b, 0x655), // vowels, tanwin, shadda, sukun, madda and hamza above and below
      '\u0670ٱ', // superscript alef, alef wasla
      between(0x660, 0x66d), // Arabic-Indic digits, ٪ ٫ ٬ ٭
      'پچژگکی', // Persian letters in names
      between(0x6f0, 0x6f9), // Persian digits
      'ﷲ',
      '\u200c\u200d', // joiners
    ].join(''),
    unicodeRange: 'U+600-6FF,U+200C-200D,U+FDF2',
    alwaysIn: ['ar'],
  },
  {
    name: 'marks',
    source: 'latin',
    text: ' \u00a0!"#%&\'()*+,-./0123456789:;=?@[]_«»·°×–—‘’“”•…€$',
    unicodeRange: 'U+20-40,U+5B-60,U+7B-BF,U+D7,U+F7,U+2010-2030,U+20AC',
    alwaysIn: ['ar', 'en'],
  },
  {
    name: 'latin',
    source: 'latin',
    text: [
      [0x41, 0x5a],
      [0x61, 0x7a],
      [0xc0, 0xd6],
      [0xd8, 0xf6],
      [0xf8, 0xff],
    ]
      .map(([first = 0, last = 0]) => between(first, last))
      .join(''),
    unicodeRange: 'U+41-5A,U+61-7A,U+C0-D6,U+D8-F6,U+F8-FF',
    alwaysIn: ['en'],
  },
];
