/**
 * Ogg: pages, the last of which says that it is. The second packet of Opus and Vorbis holds comments, a place among them; in
 * the copy that goes out there is one comment instead, of blanks and just as long, and its pages get their checksums anew.
 */
import type { Source } from '../source.ts';
import { type Blot, damaged, fine, type Inspected, write } from './recording.ts';

interface Page {
  offset: number;
  /** All of the page, from `OggS` on. */
  bytes: Buffer;
  /** Where the content begins in it. */
  body: number;
}

/** More of a second packet than this is no comment, nor a cover that anybody looks at. */
const mostComment = 16 * 1024 * 1024;

export async function inspectOgg(source: Source): Promise<Inspected> {
  let at = 0;
  let last = 0;
  const first: Page[] = [];
  let held = 0;
  let hasComment = false;
  for (let page = 0; at < source.size; page += 1) {
    const head = await source.read(at, 27 + 255);
    const segments = head[26] ?? 0;
    if (head.toString('latin1', 0, 4) !== 'OggS' || head.length < 27 + segments) {
      return damaged('the recording is cut short or damaged');
    }
    const lacing = head.subarray(27, 27 + segments);
    const body = lacing.reduce((sum, one) => sum + one, 0);
    const end = at + 27 + segments + body;
    if (end > source.size) return damaged('the recording is cut short');
    if (page === 0) {
      const codec = (await source.read(at + 27 + segments, 8)).toString('latin1');
      if (!codec.startsWith('OpusHead') && !codec.startsWith('\x01vorbis')) {
        return { ok: false, code: 'unsupported_type', detail: 'Ogg is taken with Opus or Vorbis sound only' };
      }
    } else if (!hasComment) {
      held += end - at;
      if (held > mostComment) return damaged('its comments have no end');
      first.push({ offset: at, bytes: Buffer.from(await source.read(at, end - at)), body: 27 + segments });
      // A packet ends with the first segment that isn't full.
      hasComment = lacing.some((one) => one < 255);
    }
    last = head[5] ?? 0;
    at = end;
  }
  if (!(last & 4)) return damaged('the recording is cut short: its last page is missing');
  return fine('audio/ogg', { blots: blankComment(first) });
}

function blankComment(pages: Page[]): Blot[] {
  const packet = Buffer.concat(
    pages.map((page) => page.bytes.subarray(page.body, page.body + packetBytes(page))),
  );
  const start =
    packet.toString('latin1', 0, 8) === 'OpusTags'
      ? 8
      : packet.toString('latin1', 0, 7) === '\x03vorbis'
        ? 7
        : 0;
  if (start === 0 || packet.length < start + 4) return [];
  const count = start + 4 + packet.readUInt32LE(start);
  // A Vorbis packet ends with a bit that is set.
  const end = packet.length - (start === 7 ? 1 : 0);
  const name = 'COMMENT=';
  if (count + 4 > end || packet.readUInt32LE(count) === 0) return [];
  // Too short for a comment: what stands there is at most four letters.
  if (end - count - 8 < name.length) return [];
  packet.writeUInt32LE(1, count);
  packet.writeUInt32LE(end - count - 8, count + 4);
  packet.fill(0x20, count + 8, end);
  packet.write(name, count + 8, 'latin1');
  let taken = 0;
  return pages.map((page) => {
    const bytes = packetBytes(page);
    packet.copy(page.bytes, page.body, taken, taken + bytes);
    taken += bytes;
    page.bytes.writeUInt32LE(0, 22);
    page.bytes.writeUInt32LE(checksum(page.bytes), 22);
    return write(page.offset, page.bytes);
  });
}

/** How much of a page belongs to the packet it begins with. */
function packetBytes({ bytes }: Page): number {
  let sum = 0;
  for (const one of bytes.subarray(27, 27 + (bytes[26] ?? 0))) {
    sum += one;
    if (one < 255) break;
  }
  return sum;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value;
});

/** CRC-32 as Ogg has it (RFC 3533, 6): not reflected, nothing inverted. */
export function checksum(page: Uint8Array): number {
  let sum = 0;
  for (const byte of page) sum = (sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0);
  return sum >>> 0;
}
