/**
 * MP4 and M4A: boxes of a size and a name, some of which hold others. `udta`, `meta` and `uuid` carry names, the place and
 * the camera, and drones and action cameras write their way as a track beside picture and sound: players need none of them.
 */
import type { Source } from '../source.ts';
import { type Blot, damaged, erase, fine, type Inspected, mostParts, write } from './recording.ts';

interface Box {
  name: string;
  /** Of the box itself, and of what is in it. */
  start: number;
  body: number;
  end: number;
}

async function* boxes(source: Source, from: number, to: number): AsyncGenerator<Box | 'broken'> {
  let at = from;
  for (let count = 0; at < to; count += 1) {
    const head = await source.read(at, 16);
    if (head.length < 8 || count > mostParts) return yield 'broken';
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

/** Null where one of them is broken. */
async function listBoxes(source: Source, inside: Box): Promise<Box[] | null> {
  const found: Box[] = [];
  for await (const box of boxes(source, inside.body, inside.end)) {
    if (box === 'broken') return null;
    found.push(box);
  }
  return found;
}

const personal = ['udta', 'meta', 'uuid'];

/** A box of another name is skipped by players; what it held goes, too. */
function blotBox(box: Box): Blot[] {
  return [write(box.start + 4, Buffer.from('free', 'latin1')), erase(box.body, box.end)];
}

export async function inspectMp4(source: Source): Promise<Inspected> {
  const seen = new Set<string>();
  const blots: Blot[] = [];
  const tracks: Track[] = [];
  for await (const box of boxes(source, 0, source.size)) {
    if (box === 'broken') return damaged('the file is cut short or damaged');
    seen.add(box.name);
    if (personal.includes(box.name)) blots.push(...blotBox(box));
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

async function readMovie(source: Source, movie: Box, tracks: Track[], blots: Blot[]): Promise<boolean> {
  const parts = await listBoxes(source, movie);
  if (!parts) return false;
  for (const part of parts) {
    if (personal.includes(part.name)) blots.push(...blotBox(part));
    if (part.name !== 'trak') continue;
    const track = await readTrack(source, part);
    if (!track) return false;
    blots.push(...track.blots);
    tracks.push(track);
  }
  return true;
}

async function readTrack(source: Source, trak: Box): Promise<(Track & { blots: Blot[] }) | null> {
  const parts = await listBoxes(source, trak);
  const media = parts?.find((part) => part.name === 'mdia');
  const inner = media ? await listBoxes(source, media) : [];
  if (!parts || !inner) return null;
  const track = { handler: '', width: 0, height: 0 };
  const header = parts.find((part) => part.name === 'tkhd');
  const size = header && (await source.read(header.end - 8, 8));
  if (size?.length === 8) {
    track.width = size.readUInt16BE(0);
    track.height = size.readUInt16BE(4);
  }
  const handler = inner.find((part) => part.name === 'hdlr');
  if (handler) track.handler = (await source.read(handler.body + 8, 4)).toString('latin1');
  if (track.handler === 'vide' || track.handler === 'soun') {
    return { ...track, blots: parts.filter((part) => personal.includes(part.name)).flatMap(blotBox) };
  }
  const samples = await listSamples(source, inner);
  return samples && { ...track, blots: [...samples, ...blotBox(trak)] };
}

/** Where a track's samples lie, of which its table of chunks tells; null where that table is broken. */
async function listSamples(source: Source, media: Box[]): Promise<Blot[] | null> {
  const info = media.find((part) => part.name === 'minf');
  const table = info && (await listBoxes(source, info))?.find((part) => part.name === 'stbl');
  if (!table) return [];
  const parts = (await listBoxes(source, table)) ?? [];
  const read = async (name: string, width: number) => {
    const box = parts.find((part) => part.name === name);
    // Version, flags and (in `stsz`) one size for all stand before the count.
    const at = box && box.body + (name === 'stsz' ? 8 : 4);
    const count = at === undefined ? 0 : (await source.read(at, 4)).readUInt32BE(0);
    if (!box || at === undefined || count > 200_000 || at + 4 + count * width > box.end) return null;
    return source.read(at + 4, count * width);
  };
  const sizes = parts.find((part) => part.name === 'stsz');
  if (!sizes) return [];
  const common = (await source.read(sizes.body + 4, 4)).readUInt32BE(0);
  const each = common > 0 ? Buffer.alloc(0) : await read('stsz', 4);
  const wide = parts.some((part) => part.name === 'co64');
  const chunks = await read(wide ? 'co64' : 'stco', wide ? 8 : 4);
  const runs = await read('stsc', 12);
  if (!each || !chunks || !runs) return null;
  const blots: Blot[] = [];
  const width = wide ? 8 : 4;
  let sample = 0;
  let run = 0;
  for (let chunk = 0; chunk < chunks.length / width; chunk += 1) {
    while ((run + 1) * 12 < runs.length && runs.readUInt32BE((run + 1) * 12) <= chunk + 1) run += 1;
    const inChunk = runs.length > 0 ? runs.readUInt32BE(run * 12 + 4) : 0;
    let bytes = 0;
    for (let n = 0; n < inChunk; n += 1, sample += 1) {
      if (common === 0 && sample * 4 >= each.length) break;
      bytes += common || each.readUInt32BE(sample * 4);
    }
    const at = wide ? Number(chunks.readBigUInt64BE(chunk * 8)) : chunks.readUInt32BE(chunk * 4);
    if (inChunk > 200_000 || at + bytes > source.size) return null;
    blots.push(erase(at, at + bytes));
  }
  return blots;
}
