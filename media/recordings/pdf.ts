/** PDF: where its index is stands at its end. */
import type { Source } from '../source.ts';
import { type Blot, damaged, erase, fine, type Inspected, write } from './recording.ts';

export async function inspectPdf(source: Source): Promise<Inspected> {
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
  return fine('application/pdf', { blots: await listPlaces(source) });
}

const exif = Buffer.from('Exif\0\0', 'latin1');
const xmp = { from: Buffer.from('<x:xmpmeta'), to: Buffer.from('</x:xmpmeta>') };
const place = /GPS|:Location|:City|:State|:Country/;
const windowBytes = 4 * 1024 * 1024;
/** A find at the window's end is looked at again, whole, in the next. */
const overlap = 512 * 1024;

/**
 * Where pictures inside still say where they were taken: a camera's block in a JPEG as it came, and descriptions (XMP) that
 * name a place. What is compressed or encrypted inside the document is not seen, nor does anybody else see it without unpacking.
 */
async function listPlaces(source: Source): Promise<Blot[]> {
  const blots: Blot[] = [];
  for (let from = 0; from < source.size; from += windowBytes - overlap) {
    const window = Buffer.from(await source.read(from, windowBytes));
    for (let at = window.indexOf(exif); at >= 4; at = window.indexOf(exif, at + exif.length)) {
      const length = window.readUInt16BE(at - 2) - 2;
      if (window[at - 4] !== 0xff || window[at - 3] !== 0xe1 || length <= exif.length) continue;
      blots.push(erase(from + at + exif.length, Math.min(from + at + length, source.size)));
    }
    for (let at = window.indexOf(xmp.from); at >= 0; at = window.indexOf(xmp.from, at + 1)) {
      const end = window.indexOf(xmp.to, at);
      if (end < 0 || !place.test(window.toString('latin1', at, end))) continue;
      // Blanks, for what reads it expects text.
      blots.push(write(from + at, Buffer.alloc(end + xmp.to.length - at, 0x20)));
    }
  }
  return blots;
}
