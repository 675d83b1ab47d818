/** The kinds of file Midad takes, told apart by their first bytes: a name or a header proves nothing. */
export const pictureMimes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/svg+xml',
] as const;
export type PictureMime = (typeof pictureMimes)[number];

export const recordingMimes = [
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'video/mp4',
  'video/webm',
  'application/pdf',
] as const;
export type RecordingMime = (typeof recordingMimes)[number];

export type MediaMime = PictureMime | RecordingMime;
export type MediaKind = 'image' | 'audio' | 'video' | 'document';

/** `image/svg+xml` is never kept as it came: what stands on the disk is the PNG drawn from it. */
export const extensionOf: Record<MediaMime, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/svg+xml': 'png',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
};

export function kindOf(mime: MediaMime): MediaKind {
  if (mime === 'application/pdf') return 'document';
  if (mime.startsWith('audio/')) return 'audio';
  return mime.startsWith('video/') ? 'video' : 'image';
}

/** `other` is something known that isn't taken, by its common name; `unknown` might be anything. */
export type Sniffed =
  | { kind: 'picture'; mime: PictureMime }
  /** `video/mp4` may turn out to be sound only, and `video/webm` another kind of Matroska. */
  | { kind: 'recording'; mime: RecordingMime }
  | { kind: 'other'; name: string }
  | { kind: 'unknown' };

/** Enough of a file's beginning to tell what it is. */
export const sniffedBytes = 4096;

/** Reads the first bytes only. A JPEG with a page of HTML behind it is still a JPEG: renditions are made anew. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'picture', mime: 'image/jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'picture', mime: 'image/png' };
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return { kind: 'picture', mime: 'image/gif' };
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { kind: 'picture', mime: 'image/webp' };
  if (head.slice(4, 8) === 'ftyp') return sniffBoxes(bytes);
  if (head.startsWith('%PDF-')) return { kind: 'recording', mime: 'application/pdf' };
  if (head.startsWith('ID3')) return { kind: 'recording', mime: 'audio/mpeg' };
  if (head.startsWith('OggS')) return { kind: 'recording', mime: 'audio/ogg' };
  if (head.startsWith('\x1a\x45\xdf\xa3')) return { kind: 'recording', mime: 'video/webm' };
  if (/^\xff[\xe2\xe3\xf2-\xf7\xfa\xfb]/.test(head)) return { kind: 'recording', mime: 'audio/mpeg' };
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return { kind: 'other', name: 'TIFF' };
  if (head.startsWith('BM')) return { kind: 'other', name: 'BMP' };
  if (head.startsWith('8BPS')) return { kind: 'other', name: 'PSD' };
  if (head.startsWith('PK\x03\x04')) return { kind: 'other', name: 'ZIP' };
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WAVE') return { kind: 'other', name: 'WAV' };
  if (head.startsWith('\x1f\x8b')) return { kind: 'other', name: 'GZIP' };
  return sniffMarkup(bytes);
}

/** AVIF, HEIC and MP4 share one container; the brands in its first box say which it is. */
function sniffBoxes(bytes: Uint8Array): Sniffed {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 16) return { kind: 'unknown' };
  const end = Math.min(view.readUInt32BE(0), view.length, 256);
  const brands = view.subarray(8, end).toString('latin1');
  if (/avif|avis/.test(brands)) return { kind: 'picture', mime: 'image/avif' };
  // The decoder of the pictures that iPhones take is under patents, and sharp comes without it.
  if (/heic|heix|hevc|heim|heis|mif1|msf1/.test(brands)) return { kind: 'other', name: 'HEIC' };
  if (/^qt {2}/.test(brands)) return { kind: 'other', name: 'QuickTime (MOV)' };
  return { kind: 'recording', mime: 'video/mp4' };
}

function sniffMarkup(bytes: Uint8Array): Sniffed {
  const start = Buffer.from(bytes.subarray(0, sniffedBytes))
    .toString('latin1')
    .replaceAll('\0', '')
    .toLowerCase();
  if (
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!doctype svg[^>]*(?:\[.*?\]\s*)?>\s*)*<svg[\s>]/s.test(
      start,
    )
  ) {
    return { kind: 'picture', mime: 'image/svg+xml' };
  }
  if (/<(?:!doctype html|html|head|body|script)\b/.test(start)) return { kind: 'other', name: 'HTML' };
  if (start.includes('<svg')) return { kind: 'other', name: 'SVG' };
  return { kind: 'unknown' };
}
