/**
 * Sound, video and documents: looked through from end to end, box by box, never decoded. What is cut short or only
 * begins like one is found here; so is what tells where a recording was made, which must not go out with it.
 */
import type { RecordingMime } from './formats.ts';
import type { Source } from './source.ts';

export const maxRecordingBytes = 256 * 1024 * 1024;
export const maxDocumentBytes = 64 * 1024 * 1024;

/** Bytes to write over in the copy that goes out. Nothing moves, so that every offset in the file stays right. */
export interface Blot {
  offset: number;
  bytes: Buffer;
}

export type Inspected =
  | { ok: true; mime: RecordingMime; width: number; height: number; blots: Blot[] }
  | { ok: false; code: 'damaged_file' | 'unsupported_type'; detail: string };

const damaged = (detail: string): Inspected => ({ ok: false, code: 'damaged_file', detail });

/** What the file is, by its whole structure. */
export async function inspectRecording(source: Source, mime: RecordingMime): Promise<Inspected> {
  switch (mime) {
    case 'audio/mpeg':
      return inspectMp3(source);
    case 'audio/ogg':
      return inspectOgg(source);
    case 'video/webm':
      return inspectWebm(source);
    case 'application/pdf':
      return inspectPdf(source);
    default:
      return inspectMp4(source);
  }
}

function fine(
  mime: RecordingMime,
  more: { width?: number; height?: number; blots?: Blot[] } = {},
): Inspected {
  return { ok: true, mime, width: more.width ?? 0, height: more.height ?? 0, blots: more.blots ?? [] };
}

// MP4 and M4A: boxes of a size and a name, some of which hold others.

interface Box {
  name: string;
  /** Of the box itself, and of what is in it. */
  start: number;
  body: number;
  end: number;
}

const mostBoxes = 20_000;

async function* boxes(source: Source, from: number, to: number): AsyncGenerator<Box | 'broken'> {
  let at = from;
  for (let count = 0; at < to; count += 1) {
    const head = await source.read(at, 16);
    if (head.length < 8 || count > mostBoxes) return yield 'broken';
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) return yield 'broken';
    const long = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short;
    const body = at + (short === 1 ? 16 : 8);
    const end = at + long;
    if (end < body || end > to) return yield 'broken';
    yield { name: head.toString('latin1', 4, 8), start: at, body, end };
    at = end;
  }
}

const free = Buffer.from('free', 'latin1');

async function inspectMp4(source: Source): Promise<Inspected> {
  const seen = new Set<string>();
  const blots: Blot[] = [];
  const tracks: Track[] = [];
  for await (const box of boxes(source, 0, source.size)) {
    if (box === 'broken') return damaged('the file is cut short or damaged');
    seen.add(box.name);
    if (box.name === 'uuid' || box.name === 'meta') blots.push({ offset: box.start + 4, bytes: free });
    if (box.name === 'moov' && !(await readMovie(source, box, tracks, blots))) {
      return damaged('its index is damaged');
    }
  }
  if (!seen.has('moov') || !seen.has('mdat'))
    return damaged('the file is cut short: its index or its content is missing');
  const video = tracks.find((track) => track.handler === 'vide');
  if (video) return fine('video/mp4', { ...video, blots });
  if (tracks.some((track) => track.handler === 'soun')) return fine('audio/mp4', { blots });
  return damaged('there is neither sound nor video in it');
}

interface Track {
  handler: string;
  width: number;
  height: number;
}

/** `udta`, `meta` and `uuid` carry names, the place and the camera; players need none of them. */
async function readMovie(source: Source, movie: Box, tracks: Track[], blots: Blot[]): Promise<boolean> {
  for await (const box of boxes(source, movie.body, movie.end)) {
    if (box === 'broken') return false;
    if (isPersonal(box)) blots.push({ offset: box.start + 4, bytes: free });
    if (box.name !== 'trak') continue;
    const track: Track = { handler: '', width: 0, height: 0 };
    for await (const part of boxes(source, box.body, box.end)) {
      if (part === 'broken') return false;
      if (isPersonal(part)) blots.push({ offset: part.start + 4, bytes: free });
      if (part.name === 'tkhd') {
        const size = await source.read(part.end - 8, 8);
        if (size.length === 8) {
          track.width = size.readUInt16BE(0);
          track.height = size.readUInt16BE(4);
        }
      }
      if (part.name !== 'mdia') continue;
      for await (const inner of boxes(source, part.body, part.end)) {
        if (inner === 'broken') return false;
        if (inner.name === 'hdlr') {
          track.handler = (await source.read(inner.body + 8, 4)).toString('latin1');
        }
      }
    }
    tracks.push(track);
  }
  return true;
}

function isPersonal(box: Box): boolean {
  return box.name === 'udta' || box.name === 'meta' || box.name === 'uuid';
}

// WebM: elements of an id and a size.

const ids = { ebml: 0x1a45dfa3, docType: 0x4282, segment: 0x18538067, tracks: 0x1654ae6b, tags: 0x1254c367 };
const videoTrack = { entry: 0xae, type: 0x83, video: 0xe0, width: 0xb0, height: 0xba };

interface Element {
  id: number;
  start: number;
  body: number;
  /** Null where the size isn't said, as a browser records it: the element goes to the end. */
  end: number | null;
}

async function readElement(source: Source, at: number): Promise<Element | null> {
  const head = await source.read(at, 12);
  const idLength = Math.clz32((head[0] ?? 0) << 24) + 1;
  if (head.length < 2 || idLength > 4 || head.length < idLength + 1) return null;
  const id = head.readUIntBE(0, idLength);
  const sizeLength = Math.clz32((head[idLength] ?? 0) << 24) + 1;
  if (sizeLength > 8 || head.length < idLength + sizeLength) return null;
  let size = BigInt((head[idLength] ?? 0) & (0xff >> sizeLength));
  for (let i = 1; i < sizeLength; i += 1) size = (size << 8n) | BigInt(head[idLength + i] ?? 0);
  const isUnknown = size === (1n << BigInt(7 * sizeLength)) - 1n;
  const body = at + idLength + sizeLength;
  return { id, start: at, body, end: isUnknown ? null : body + Number(size) };
}

async function listElements(source: Source, from: number, to: number): Promise<Element[] | null> {
  const found: Element[] = [];
  for (let at = from; at < to; ) {
    const element = await readElement(source, at);
    if (!element || (element.end ?? to) > to || found.length > mostBoxes) return null;
    found.push(element);
    // A cluster of unknown size is as long as the rest, as far as this goes.
    at = element.end ?? to;
  }
  return found;
}

async function inspectWebm(source: Source): Promise<Inspected> {
  const cut = damaged('the file is cut short or damaged');
  const [header, segment] = (await listElements(source, 0, source.size)) ?? [];
  if (header?.id !== ids.ebml || !header.end || segment?.id !== ids.segment) return cut;
  const declared = await listElements(source, header.body, header.end);
  const docType = declared?.find((element) => element.id === ids.docType);
  const name = docType?.end ? await source.read(docType.body, docType.end - docType.body) : null;
  if (name?.toString('latin1') !== 'webm') {
    return { ok: false, code: 'unsupported_type', detail: 'Matroska is not taken; send WebM or MP4' };
  }
  const parts = await listElements(source, segment.body, segment.end ?? source.size);
  const tracks = parts?.find((part) => part.id === ids.tracks);
  if (!parts || !tracks?.end) return cut;
  const blots: Blot[] = [];
  for (const part of parts) {
    // Void is one byte long, an id of four leaves three bytes of size: written over as a whole it stays an element.
    if (part.id === ids.tags && part.end)
      blots.push({ offset: part.start, bytes: voidElement(part.end - part.start) });
  }
  const entries = (await listElements(source, tracks.body, tracks.end)) ?? [];
  for (const entry of entries.filter((element) => element.id === videoTrack.entry)) {
    const fields = (entry.end && (await listElements(source, entry.body, entry.end))) || [];
    const video = fields.find((field) => field.id === videoTrack.video);
    if (!video?.end) continue;
    const size = (await listElements(source, video.body, video.end)) ?? [];
    const read = async (id: number) => {
      const field = size.find((element) => element.id === id);
      const length = field?.end ? field.end - field.body : 0;
      return field && length > 0 && length <= 4
        ? (await source.read(field.body, length)).readUIntBE(0, length)
        : 0;
    };
    return fine('video/webm', {
      width: await read(videoTrack.width),
      height: await read(videoTrack.height),
      blots,
    });
  }
  return entries.length > 0 ? fine('video/webm', { blots }) : cut;
}

function voidElement(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes[0] = 0xec;
  bytes[1] = 0x01;
  bytes.writeUIntBE(length - 9, 3, 6);
  return bytes;
}

// MP3: frames, each of which says how long it is.

const bitrates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const sampleRates = [44_100, 48_000, 32_000];

function mp3FrameLength(head: Buffer): number {
  if (head.length < 4 || head[0] !== 0xff || ((head[1] ?? 0) & 0xe0) !== 0xe0) return 0;
  const version = ((head[1] ?? 0) >> 3) & 3;
  const layer = ((head[1] ?? 0) >> 1) & 3;
  if (version === 1 || layer !== 1) return 0;
  const rate = bitrates[version === 3 ? 1 : 2][(head[2] ?? 0) >> 4] ?? 0;
  const base = sampleRates[((head[2] ?? 0) >> 2) & 3] ?? 0;
  if (rate === 0 || base === 0) return 0;
  const samples = version === 3 ? base : version === 2 ? base / 2 : base / 4;
  const padding = ((head[2] ?? 0) >> 1) & 1;
  return Math.floor(((version === 3 ? 144 : 72) * rate * 1000) / samples) + padding;
}

async function inspectMp3(source: Source): Promise<Inspected> {
  let at = await id3Length(source);
  let frames = 0;
  let promised = 0;
  while (at < source.size) {
    const head = await source.read(at, 200);
    const length = mp3FrameLength(head);
    if (length === 0) break;
    if (frames === 0) promised = promisedFrames(head);
    if (at + length > source.size) return damaged('the recording is cut short');
    frames += 1;
    at += length;
  }
  if (frames < 8) return damaged('this is no MP3, or nearly nothing of one');
  // Behind the last frame stand at most some tags.
  const rest = source.size - at;
  const tail = (await source.read(at, 8)).toString('latin1');
  const isTag =
    rest === 0 || tail.startsWith('TAG') || tail.startsWith('APETAGEX') || tail.startsWith('LYRICS');
  if (!isTag && rest > 4096) return damaged('the recording is damaged in its middle');
  if (promised > 0 && frames + 1 < promised * 0.98) return damaged('the recording is cut short');
  return fine('audio/mpeg');
}

async function id3Length(source: Source): Promise<number> {
  const head = await source.read(0, 10);
  if (head.toString('latin1', 0, 3) !== 'ID3') return 0;
  const size = [6, 7, 8, 9].reduce((sum, index) => (sum << 7) | ((head[index] ?? 0) & 0x7f), 0);
  return 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0);
}

/** How many frames the first one says there are. */
function promisedFrames(frame: Buffer): number {
  for (const name of ['Xing', 'Info']) {
    const at = frame.indexOf(name, 0, 'latin1');
    if (at > 0 && at + 12 <= frame.length && frame.readUInt32BE(at + 4) & 1)
      return frame.readUInt32BE(at + 8);
  }
  return 0;
}

// Ogg: pages, the last of which says that it is.

async function inspectOgg(source: Source): Promise<Inspected> {
  let at = 0;
  let last = 0;
  for (let page = 0; at < source.size; page += 1) {
    const head = await source.read(at, 27 + 255);
    const segments = head[26] ?? 0;
    if (head.toString('latin1', 0, 4) !== 'OggS' || head.length < 27 + segments) {
      return damaged('the recording is cut short or damaged');
    }
    const body = head.subarray(27, 27 + segments).reduce((sum, one) => sum + one, 0);
    const end = at + 27 + segments + body;
    if (end > source.size) return damaged('the recording is cut short');
    if (page === 0) {
      const codec = (await source.read(at + 27 + segments, 8)).toString('latin1');
      if (!codec.startsWith('OpusHead') && !codec.startsWith('\x01vorbis')) {
        return { ok: false, code: 'unsupported_type', detail: 'Ogg is taken with Opus or Vorbis sound only' };
      }
    }
    last = head[5] ?? 0;
    at = end;
  }
  return last & 4 ? fine('audio/ogg') : damaged('the recording is cut short: its last page is missing');
}

// PDF: where its index is stands at its end.

async function inspectPdf(source: Source): Promise<Inspected> {
  const head = (await source.read(0, 16)).toString('latin1');
  const tailBytes = Math.min(2048, source.size);
  const tail = (await source.read(source.size - tailBytes, tailBytes)).toString('latin1');
  const start = /startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(tail);
  if (!/^%PDF-[12]\.\d/.test(head) || !start) return damaged('the document is cut short or damaged');
  const at = Number(start[1]);
  const index = (await source.read(at, 32)).toString('latin1');
  // Either a table or, since 1.5, an object that holds one.
  if (at >= source.size || !/^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(index)) {
    return damaged('the document’s index is not where it says');
  }
  return fine('application/pdf');
}
