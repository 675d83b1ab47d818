/**
 * What a camera, an agency or an archive wrote into a picture (EXIF, IPTC, XMP), as proposals for its words. Old Arabic
 * systems wrote IPTC in Windows-1256 without saying so.
 */
import ExifReader, { type ExpandedTags } from 'exifreader';
import type { Metadata } from 'sharp';
import { cleanLine } from '#arabic/bidi.ts';

export interface FoundWords {
  caption: string;
  credit: string;
  agency: string;
  place: string;
  /** As far as it was written: `2026-03-01T10:11:12`, or a day. */
  takenAt: string;
  terms: string;
  tags: string[];
}

const nothing: FoundWords = {
  caption: '',
  credit: '',
  agency: '',
  place: '',
  takenAt: '',
  terms: '',
  tags: [],
};

/** The most bytes of each of the three that are read: what is larger holds thumbnails and histories, or means harm. */
const largest = 60_000;

export function readWords(header: Metadata): FoundWords {
  const tags = load(header);
  if (!tags) return nothing;
  const { xmp, iptc, exif } = tags;
  const first = (...values: string[]) => values.find((value) => value !== '') ?? '';
  const creator = first(xmpText(xmp, 'creator'), iptcText(iptc, 'By-line'), exifText(exif, 'Artist'));
  const agency = first(
    xmpText(xmp, 'Credit'),
    iptcText(iptc, 'Credit'),
    xmpText(xmp, 'Source'),
    iptcText(iptc, 'Source'),
  );
  const copyright = first(
    xmpText(xmp, 'rights'),
    iptcText(iptc, 'Copyright Notice'),
    exifText(exif, 'Copyright'),
  );
  const terms = [
    copyright,
    xmpText(xmp, 'UsageTerms'),
    first(xmpText(xmp, 'Instructions'), iptcText(iptc, 'Special Instructions')),
  ];
  const place = [
    first(xmpText(xmp, 'City'), iptcText(iptc, 'City')),
    first(xmpText(xmp, 'Country'), iptcText(iptc, 'Country/Primary Location Name')),
  ];
  return {
    caption: first(
      xmpText(xmp, 'description'),
      iptcText(iptc, 'Caption/Abstract'),
      exifText(exif, 'ImageDescription'),
    ).slice(0, 2000),
    credit: unique([creator, agency]).join(' / ').slice(0, 300),
    agency: agency.slice(0, 200),
    place: unique(place).join('، ').slice(0, 200),
    takenAt: readDate(
      first(exifText(exif, 'DateTimeOriginal'), xmpText(xmp, 'DateCreated'), iptcText(iptc, 'Date Created')),
    ),
    terms: unique(terms).join(' · ').slice(0, 1000),
    tags: unique([...xmpList(xmp, 'subject'), ...iptcList(iptc, 'Keywords')])
      .map((tag) => tag.slice(0, 80))
      .slice(0, 30),
  };
}

/** The three blocks alone, in a picture without pixels: nothing else of somebody's file is parsed here. */
function load(header: Metadata): ExpandedTags | null {
  const exif = header.exif && withPrefix(header.exif, 'Exif\0\0');
  const xmp = header.xmp && withPrefix(header.xmp, 'http://ns.adobe.com/xap/1.0/\0');
  const parts = [
    segment(0xe1, exif),
    segment(0xe1, xmp),
    segment(0xed, header.iptc && withPrefix(header.iptc, 'Photoshop 3.0\0')),
  ];
  if (parts.every((part) => part.length === 0)) return null;
  try {
    const shell = Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts, Buffer.from([0xff, 0xd9])]);
    return ExifReader.load(shell, { expanded: true });
  } catch {
    // Broken metadata is no reason to refuse a picture.
    return null;
  }
}

function withPrefix(block: Buffer, prefix: string): Buffer {
  const mark = Buffer.from(prefix, 'latin1');
  return block.subarray(0, mark.length).equals(mark) ? block : Buffer.concat([mark, block]);
}

function segment(marker: number, block: Buffer | undefined): Buffer {
  if (!block || block.length > largest) return Buffer.alloc(0);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(block.length + 2, 2);
  return Buffer.concat([head, block]);
}

type Group = object | undefined;

function tagOf(group: Group, name: string): unknown {
  return group ? new Map<string, unknown>(Object.entries(group)).get(name) : undefined;
}

function xmpList(group: Group, name: string): string[] {
  const tag = tagOf(group, name);
  if (!isRecord(tag)) return [];
  const { value } = tag;
  if (typeof value === 'string') return [tidy(value)].filter(Boolean);
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) =>
    isRecord(item) && typeof item.value === 'string' ? [tidy(item.value)] : [],
  );
}

function xmpText(group: Group, name: string): string {
  return unique(xmpList(group, name)).join('، ');
}

function iptcList(group: Group, name: string): string[] {
  const tags = tagOf(group, name);
  return (Array.isArray(tags) ? tags : [tags]).flatMap((tag) => {
    if (!isRecord(tag) || !Array.isArray(tag.value)) return [];
    const bytes = tag.value.filter((byte) => typeof byte === 'number');
    return [tidy(decode(Buffer.from(bytes)))].filter(Boolean);
  });
}

function iptcText(group: Group, name: string): string {
  return unique(iptcList(group, name)).join('، ');
}

function exifText(group: Group, name: string): string {
  const tag = tagOf(group, name);
  if (!isRecord(tag)) return '';
  const text = Array.isArray(tag.value) ? tag.value.join(' ') : tag.value;
  if (typeof text !== 'string') return '';
  // One letter for each byte, unless they were read as UTF-8 already.
  const isBytes = /[\x80-\xff]/.test(text) && !/[^\0-\xff]/.test(text);
  return tidy(isBytes ? decode(Buffer.from(text, 'latin1')) : text);
}

/** UTF-8 where it is UTF-8; else Windows-1256 where that gives Arabic words, and Latin where it doesn't. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const arabic = new TextDecoder('windows-1256').decode(bytes);
    const letters = arabic.match(/\p{L}/gu)?.length ?? 0;
    const ofArabic = arabic.match(/\p{Script=Arabic}/gu)?.length ?? 0;
    return ofArabic * 2 > letters && /\p{Script=Arabic}{2}/u.test(arabic)
      ? arabic
      : new TextDecoder('windows-1252').decode(bytes);
  }
}

/** `2026:03:01 10:11:12`, `20260301`, `2026-03-01T10:11+03:00`: the parts that are there. */
function readDate(text: string): string {
  const [, year, month, day, time = ''] =
    /^(\d{4})[:.-]?(\d{2})[:.-]?(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/.exec(text) ?? [];
  if (!year || year === '0000' || Number(month) > 12 || Number(day) > 31) return '';
  return `${year}-${month}-${day}${time && `T${time}`}`;
}

function tidy(text: string): string {
  return cleanLine(text.replace(/[\u202A-\u202E]/g, ''));
}

function unique(texts: string[]): string[] {
  return [...new Set(texts.filter(Boolean))];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
