/** Which files of a stored picture or recording go out; an original holds the camera's metadata and never does. Built-ins only. */
const outgoing =
  /^(?:[1-9]\d{0,4}\.(?:webp|avif|jpg)|moving\.webp|card-\d{1,3}-\d{1,3}\.jpg|file\.(?:mp3|m4a|ogg|mp4|webm|pdf))$/;

export function isOutgoing(name: string): boolean {
  return outgoing.test(name);
}

/** Stands in the place of a withdrawn file's own, so that its addresses answer 410: whoever linked to it should stop asking. */
export const withdrawnMark = '.withdrawn';

const nosniff = ['X-Content-Type-Options', 'nosniff'];

/** Of pictures, as flat lists of names and values. Somebody sent these once: opened by themselves they may do nothing at all. */
export const pictureHeaders: readonly string[] = [
  'Cache-Control',
  'public, max-age=31536000, immutable',
  ...nosniff,
  'Content-Security-Policy',
  "default-src 'none'; sandbox",
];

/** Of recordings and documents. */
export const recordingHeaders: readonly string[] = [
  // Not for a year like a picture's: what is withdrawn is to stop playing where it was heard before.
  'Cache-Control',
  'public, max-age=300',
  ...nosniff,
  // A browser's player of a film, and its PDF viewer, are pages with styles and plugins in them: both stay blank without.
  'Content-Security-Policy',
  "script-src 'none'",
];

/** Recordings and documents: too large for memory, and asked for in parts. */
export function isRecording(name: string): boolean {
  return name.startsWith('file.');
}
