/** The stored files a story shows, as its page and the feeds write them. */
import { figureSizes } from '#components/site/picture-sizes.ts';
import type { Reader } from '#db/client.ts';
import {
  getPictures,
  getRecordings,
  listWithdrawn,
  type Picture,
  type Recording,
} from '#db/queries/published.ts';
import { mediaFilePath, mediaPath, type PictureFormat } from '#document/address.ts';
import { listMedia } from '#document/media.ts';
import type { HtmlClip, HtmlDocument, HtmlPicture } from '#document/spec.ts';
import type { StoryBody } from '#document/types.ts';

export interface Stored {
  pictures: Map<string, Picture>;
  clips: Map<string, Recording>;
  withdrawn: Set<string>;
}

/** Only what readers may see; `withdrawn` names what they no longer may. */
export function getStored(reader: Reader, body: StoryBody): Promise<Stored> {
  return getStoredFiles(reader, listMedia(body));
}

/** The same for many stories' files at once. */
export async function getStoredFiles(reader: Reader, ids: string[]): Promise<Stored> {
  return {
    pictures: await getPictures(reader, ids),
    clips: await getRecordings(reader, ids),
    withdrawn: await listWithdrawn(reader, ids),
  };
}

/** A stored picture as a story's figure shows it; null where there is none, or nothing of it yet. */
export function figurePicture(picture: Picture | undefined): HtmlPicture | null {
  const widths = [...(picture?.widths ?? [])].sort((a, b) => a - b);
  const fallback = widths.find((width) => width >= 900) ?? widths.at(-1);
  if (!picture || fallback === undefined) return null;
  const set = (format: PictureFormat) =>
    widths.map((width) => `${mediaPath(picture.id, width, format)} ${width}w`).join(', ');
  const last = picture.formats.includes('jpg') ? 'jpg' : 'webp';
  return {
    src: mediaPath(picture.id, fallback, last),
    srcset: set(last),
    sizes: figureSizes,
    width: picture.width,
    height: picture.height,
    sources: (['avif', 'webp'] as const)
      .filter((format) => format !== last && picture.formats.includes(format))
      .map((format) => ({ type: `image/${format}`, srcset: set(format) })),
    placeholder: picture.placeholder,
    ...(picture.moves ? { moving: mediaFilePath(picture.id, 'moving.webp') } : {}),
  };
}

const extensions: Record<string, string> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
};

function fileAddress(recording: Recording, origin: string): string {
  return origin + mediaFilePath(recording.id, `file.${extensions[recording.mime] ?? 'bin'}`);
}

export function clipOf(recording: Recording | undefined, origin = ''): HtmlClip | null {
  if (!recording || recording.kind === 'document') return null;
  const { kind, width, height } = recording;
  const size = width > 0 && height > 0 ? { width, height } : {};
  return { kind, src: fileAddress(recording, origin), ...size };
}

/** The first sound in a story that may go out, with its address. */
export function findRecording(
  body: StoryBody,
  clips: Map<string, Recording>,
  origin = '',
): { src: string; mime: string; bytes: number } | null {
  for (const id of listMedia(body)) {
    const recording = clips.get(id);
    if (recording?.kind !== 'audio') continue;
    return { src: fileAddress(recording, origin), mime: recording.mime, bytes: recording.bytes };
  }
  return null;
}

export function documentOf(recording: Recording | undefined, origin = ''): HtmlDocument | null {
  if (recording?.kind !== 'document') return null;
  return { href: fileAddress(recording, origin), bytes: recording.bytes };
}
