/**
 * A picture that is something else as well: code in its comment, an archive behind its end. Only its pixels ever go out, but
 * whoever sends such a file means harm or passes it on unknowingly, and should hear of it.
 */
import { inflateSync } from 'node:zlib';
import type { PictureMime } from './formats.ts';

export type SecondFile = { code: 'two_files_in_one' | 'too_large'; detail: string };

/** What a picture's file holds beside its pixels: texts in it, and what stands behind its end. */
interface Beside {
  texts: Buffer[];
  tail: Buffer;
}

const nothing = Buffer.alloc(0);
const markup = /<(?:!doctype html|html|script|iframe|\?php)[\s>]/i;
const otherFiles = ['PK\x03\x04', 'Rar!', '7z\xbc\xaf', '\x1f\x8b\x08', '%PDF-', 'MZ\x90', '\x7fELF'];
/** More texts than this a file has only to keep somebody busy. */
const mostTexts = 2000;
/** The most of one text that is looked through. */
const longest = 1024 * 1024;
/** What all texts and the colour profile of a PNG may unpack to: the desk waits while it is done. */
const mostUnpacked = 8 * 1024 * 1024;

/** Null for a picture that is nothing but one. The header was read and found sound before. */
export function findSecondFile(bytes: Buffer, mime: PictureMime): SecondFile | null {
  const beside = listBeside(bytes, mime);
  if ('code' in beside) return beside;
  if (beside.texts.length > mostTexts)
    return { code: 'too_large', detail: 'thousands of texts in one picture' };
  const code = 'two_files_in_one';
  if (beside.texts.some(holdsCode))
    return { code, detail: 'code (HTML) stands in a comment of this picture' };
  if (holdsCode(beside.tail)) return { code, detail: 'a page (HTML) stands behind this picture' };
  const start = beside.tail.toString('latin1', 0, 64).replaceAll('\0', ' ').trimStart();
  if (otherFiles.some((one) => start.startsWith(one)) || endsAsArchive(bytes)) {
    return { code, detail: 'an archive or another file stands behind this picture' };
  }
  return null;
}

function holdsCode(text: Buffer): boolean {
  return markup.test(text.toString('latin1', 0, longest));
}

/** A ZIP is read from its end (APPNOTE 4.3.16): there it says where its list of files is. */
function endsAsArchive(bytes: Buffer): boolean {
  const end = bytes.subarray(-(22 + 0xffff));
  const at = end.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return at >= 0 && at + 22 <= end.length && at + 22 + end.readUInt16LE(at + 20) === end.length;
}

function listBeside(bytes: Buffer, mime: PictureMime): Beside | SecondFile {
  switch (mime) {
    case 'image/jpeg':
      return besideJpeg(bytes);
    case 'image/png':
      return besidePng(bytes);
    case 'image/gif':
      return besideGif(bytes);
    case 'image/webp':
      return besideChunks(bytes);
    default:
      return { texts: [], tail: nothing };
  }
}

/** Segments up to the end of the picture; in its pixels 0xFF is followed by 0 or by a restart's number. */
function besideJpeg(bytes: Buffer): Beside {
  const texts: Buffer[] = [];
  for (let at = 2; at + 4 <= bytes.length && texts.length <= mostTexts; ) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 4 > bytes.length) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return { texts, tail: bytes.subarray(at + 2) };
    if (marker === 0xff) {
      at += 1;
    } else if (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
    } else {
      const length = bytes.readUInt16BE(at + 2);
      if (marker === 0xfe || (marker >= 0xe0 && marker <= 0xef))
        texts.push(bytes.subarray(at + 4, at + 2 + length));
      at += 2 + Math.max(length, 2);
    }
  }
  return { texts, tail: nothing };
}

/** A few bytes of packed text unpack to gigabytes: no more of it is unpacked than a text may have. */
function besidePng(bytes: Buffer): Beside | SecondFile {
  const texts: Buffer[] = [];
  let room = mostUnpacked;
  for (let at = 8; at + 12 <= bytes.length && texts.length <= mostTexts; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
    if (name === 'IEND') return { texts, tail: bytes.subarray(at) };
    if (!['tEXt', 'zTXt', 'iTXt', 'iCCP'].includes(name)) continue;
    const text = unpacked(name, data, room);
    if (!text)
      return { code: 'too_large', detail: `the texts in this picture (${name}) unpack to more than 8 MB` };
    room -= text.length;
    texts.push(text);
  }
  return { texts, tail: nothing };
}

/** Null where it is too large; what can't be unpacked is looked at as it is. */
function unpacked(name: string, data: Buffer, room: number): Buffer | null {
  const keyword = data.indexOf(0);
  const isPacked = name === 'zTXt' || name === 'iCCP' || (name === 'iTXt' && data[keyword + 1] === 1);
  if (!isPacked || keyword < 0) return data;
  let from = keyword + 2;
  if (name === 'iTXt') {
    const language = data.indexOf(0, keyword + 3);
    from = language < 0 ? data.length : data.indexOf(0, language + 1) + 1;
  }
  try {
    return inflateSync(data.subarray(from), {
      maxOutputLength: Math.max(room, 1),
    });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? null : data;
  }
}

function besideGif(bytes: Buffer): Beside {
  const texts: Buffer[] = [];
  const colours = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  let at = 13 + colours(bytes[10] ?? 0);
  const readBlocks = () => {
    const parts: Buffer[] = [];
    for (let size = bytes[at] ?? 0; size > 0; size = bytes[at] ?? 0) {
      parts.push(bytes.subarray(at + 1, at + 1 + size));
      at += 1 + size;
    }
    at += 1;
    return parts;
  };
  while (at < bytes.length && texts.length <= mostTexts) {
    const kind = bytes[at];
    if (kind === 0x3b) return { texts, tail: bytes.subarray(at + 1) };
    if (kind === 0x21) {
      const label = bytes[at + 1] ?? 0;
      at += 2;
      const parts = readBlocks();
      if (label !== 0xf9) texts.push(Buffer.concat(parts));
    } else if (kind === 0x2c) {
      at += 10 + colours(bytes[at + 9] ?? 0) + 1;
      readBlocks();
    } else break;
  }
  return { texts, tail: nothing };
}

const pixels = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];

function besideChunks(bytes: Buffer): Beside {
  const texts: Buffer[] = [];
  const end = Math.min(8 + bytes.readUInt32LE(4), bytes.length);
  for (let at = 12; at + 8 <= end && texts.length <= mostTexts; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (!pixels.includes(bytes.toString('latin1', at, at + 4)))
      texts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return { texts, tail: bytes.subarray(end) };
}
