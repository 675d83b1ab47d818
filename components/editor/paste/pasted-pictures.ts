import { largestPicture } from '#document/media.ts';
import type { PastedPicture } from '#document/paste/pictures.ts';
import type { PictureProblem } from './paste-news.ts';

export type PictureFile = { ok: true; file: File } | { ok: false; problem: PictureProblem };

/** The bytes of a picture that came within a paste, as the file it would be if it were dropped. */
export async function fileOf({ id, src }: PastedPicture): Promise<PictureFile> {
  if (src.startsWith('blob:')) return fileOfBlob(id, src);
  const parts = /^data:(image\/[\w.+-]+)((?:;[^;,]*)*),/i.exec(src.slice(0, 300));
  if (!parts) return unreadable;
  const [head, type = ''] = parts;
  const isBase64 = /;base64/i.test(parts[2] ?? '');
  const length = src.length - head.length;
  const size = isBase64 ? Math.floor((length * 3) / 4) : length;
  if (size > largestPicture) {
    return { ok: false, problem: { code: 'picture_too_large', megabytes: Math.round(size / 1024 / 1024) } };
  }
  try {
    const data = src.slice(head.length);
    const binary = isBase64 ? atob(data.replace(/\s+/g, '')) : decodeURIComponent(data);
    const bytes = isBase64
      ? Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
      : new TextEncoder().encode(binary);
    return { ok: true, file: new File([bytes], nameOf(id, type), { type: type.toLowerCase() }) };
  } catch {
    return unreadable;
  }
}

const unreadable: PictureFile = { ok: false, problem: { code: 'picture_unreadable' } };

function nameOf(id: string, type: string): string {
  const ending = /^image\/(\w+)/.exec(type)?.[1] ?? 'png';
  return `${id}.${ending === 'jpeg' ? 'jpg' : ending}`;
}

/** Only pages of our own can read their `blob:`; others' are known to that page alone. */
async function fileOfBlob(id: string, src: string): Promise<PictureFile> {
  const image = new Image();
  image.src = src;
  try {
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    return blob
      ? { ok: true, file: new File([blob], nameOf(id, 'image/png'), { type: 'image/png' }) }
      : unreadable;
  } catch {
    return unreadable;
  }
}
