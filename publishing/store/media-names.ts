/** Which files of a stored picture or recording go out; an original holds the camera's metadata and never does. Built-ins only. */
const outgoing =
  /^(?:[1-9]\d{0,4}\.(?:webp|avif|jpg)|moving\.webp|card-\d{1,3}-\d{1,3}\.jpg|file\.(?:mp3|m4a|ogg|mp4|webm|pdf))$/;

export function isOutgoing(name: string): boolean {
  return outgoing.test(name);
}

/** Stands in the place of a withdrawn file's own, so that its addresses answer 410: whoever linked to it should stop asking. */
export const withdrawnMark = '.withdrawn';

/** Recordings and documents: too large for memory, and asked for in parts. */
export function isRecording(name: string): boolean {
  return name.startsWith('file.');
}
