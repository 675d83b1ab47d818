/** The kinds of picture Midad takes, told apart by their first bytes: a name or a header proves nothing. */
export const pictureMimes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;
export type PictureMime = (typeof pictureMimes)[number];

export const extensionOf: Record<PictureMime, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
};

/** `other` is something known that isn't taken, by its common name; `unknown` might be anything. */
export type Sniffed =
  | { kind: 'picture'; mime: PictureMime }
  | { kind: 'other'; name: string }
  | { kind: 'unknown' };

/** Reads the first bytes only. A JPEG with a page of HTML behind it is still a JPEG: renditions are made anew. */
export function sniffPicture(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'picture', mime: 'image/jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'picture', mime: 'image/png' };
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return { kind: 'picture', mime: 'image/gif' };
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { kind: 'picture', mime: 'image/webp' };
  if (head.slice(4, 8) === 'ftyp') return sniffBoxes(bytes);
  if (head.startsWith('%PDF-')) return { kind: 'other', name: 'PDF' };
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return { kind: 'other', name: 'TIFF' };
  if (head.startsWith('BM')) return { kind: 'other', name: 'BMP' };
  if (head.startsWith('8BPS')) return { kind: 'other', name: 'PSD' };
  if (head.startsWith('PK\x03\x04')) return { kind: 'other', name: 'ZIP' };
  return sniffMarkup(bytes);
}

/** AVIF, HEIC and MP4 share one container; the brands in its first box say which it is. */
function sniffBoxes(bytes: Uint8Array): Sniffed {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 16) return { kind: 'unknown' };
  const end = Math.min(view.readUInt32BE(0), view.length, 256);
  const brands = view.subarray(8, end).toString('latin1');
  if (/avif|avis/.test(brands)) return { kind: 'picture', mime: 'image/avif' };
  if (/heic|heix|hevc|heim|heis|mif1|msf1/.test(brands)) return { kind: 'other', name: 'HEIC' };
  return { kind: 'other', name: 'video' };
}

function sniffMarkup(bytes: Uint8Array): Sniffed {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '').toLowerCase();
  if (start.includes('<svg')) return { kind: 'other', name: 'SVG' };
  if (/<(?:!doctype html|html|head|body|script)\b/.test(start)) return { kind: 'other', name: 'HTML' };
  return { kind: 'unknown' };
}
