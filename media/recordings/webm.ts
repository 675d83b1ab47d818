/** WebM: elements of an id and a size. Tags carry the place, attachments whatever somebody attached. */
import type { Source } from '../source.ts';
import { type Blot, damaged, fine, type Inspected, mostParts } from './recording.ts';

const ids = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  tags: 0x1254c367,
  attachments: 0x1941a469,
};
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
    if (!element || (element.end ?? to) > to || found.length > mostParts) return null;
    found.push(element);
    // A cluster of unknown size is as long as the rest, as far as this goes.
    at = element.end ?? to;
  }
  return found;
}

export async function inspectWebm(source: Source): Promise<Inspected> {
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
    if ((part.id === ids.tags || part.id === ids.attachments) && part.end)
      blots.push(voidElement(part.start, part.end - part.start));
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

/** An element that says nothing, as long as what stood there: an id of four bytes leaves room for any size. */
function voidElement(offset: number, length: number): Blot {
  if (length < 9) return { offset, bytes: Buffer.from([0xec, 0x80 | (length - 2)]), length };
  const bytes = Buffer.from([0xec, 0x01, 0, 0, 0, 0, 0, 0, 0]);
  bytes.writeUIntBE(length - 9, 3, 6);
  return { offset, bytes, length };
}
