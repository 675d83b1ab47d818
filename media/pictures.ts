import { webcrypto } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import type { Db, Reader } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { newId } from '#db/id.ts';
import { media } from '#db/schema.ts';
import { done, type Refusal, type Result, refuse } from '#newsroom/refusal.ts';
import type { Actor } from '#newsroom/types.ts';
import { originalName, placeFiles, removeFiles } from './files.ts';
import { type PictureMime, sniffPicture } from './formats.ts';
import { inLine, lineIsFull } from './queue.ts';
import { firstLine, inspectPicture, makeRenditions } from './renditions.ts';

export const maxPictureBytes = 25 * 1024 * 1024;
const longest = { caption: 2000, credit: 300, alt: 1000 };

/** `fileName` is for messages only: neither its extension nor its path is believed. */
export interface PictureInput {
  bytes: Uint8Array;
  fileName: string;
  caption: string;
  credit: string;
  alt: string;
}

/** `width` and `height` are those of the upright original; `bytes` its size; `widths` the renditions', ascending. */
export interface StoredPicture {
  id: string;
  width: number;
  height: number;
  widths: number[];
  mime: string;
  bytes: number;
  caption: string;
  credit: string;
  alt: string;
}

type Words = Pick<StoredPicture, 'caption' | 'credit' | 'alt'>;
type Checked<T> = { ok: true; value: T } | { ok: false; refusal: Refusal<never> };

/**
 * Takes a picture in: JPEG, PNG, WebP, GIF (its first frame) or AVIF of up to 25 MB and 50 megapixels, by content.
 * The same picture with the same words from the same person is the same row, so that an upload whose answer was
 * lost can be sent again. Nothing is kept of what is refused: `not_a_picture` (empty, damaged, cut short, unknown),
 * `unsupported_type` (SVG, PDF, HEIC…), `too_large`, `invalid` with the path of the words that can't be taken,
 * `too_many_requests` while too many pictures wait.
 */
export async function storePicture(
  db: Db,
  actor: Actor,
  input: PictureInput,
): Promise<Result<StoredPicture>> {
  const words = checkWords(input);
  if (!words.ok) return words;
  const mime = checkBytes(input.bytes);
  if (!mime.ok) return mime;
  const sha256 = await hashOf(input.bytes);
  const before = await findSame(db.read, actor, sha256, words.value);
  if (before) return done(before);
  if (lineIsFull()) return refuse('too_many_requests', { detail: 'too many pictures are waiting' });
  return inLine(() =>
    decodeAndKeep(db, actor, { bytes: input.bytes, mime: mime.value, sha256, words: words.value }),
  );
}

interface Arrival {
  bytes: Uint8Array;
  mime: PictureMime;
  sha256: string;
  words: Words;
}

async function decodeAndKeep(db: Db, actor: Actor, arrival: Arrival): Promise<Result<StoredPicture>> {
  const { bytes, mime, sha256, words } = arrival;
  // Asked again: the same file sent twice at once stood in line behind itself.
  const before = await findSame(db.read, actor, sha256, words);
  if (before) return done(before);
  const inspection = await inspectPicture(bytes, mime);
  if (!inspection.ok) return refuse(inspection.code, { path: 'file', detail: inspection.detail });
  let renditions: Awaited<ReturnType<typeof makeRenditions>>;
  try {
    renditions = await makeRenditions(bytes, inspection.facts);
  } catch (error) {
    // Whatever a decoder says about somebody's bytes is about the bytes.
    const detail = `the picture is damaged or cut short: ${firstLine(error)}`;
    return refuse('not_a_picture', { path: 'file', detail });
  }
  const id = newId();
  const files = new Map<string, Uint8Array>([[originalName(mime), bytes]]);
  for (const { width, webp } of renditions) files.set(`${width}.webp`, webp);
  const picture: StoredPicture = {
    id,
    ...inspection.facts,
    widths: renditions.map((rendition) => rendition.width),
    mime,
    bytes: bytes.byteLength,
    ...words,
  };
  await placeFiles(db, id, files);
  try {
    await db.write(async (tx) => {
      await tx.insert(media).values({ ...picture, sha256, personId: actor.id, createdAt: nowIso() });
    });
  } catch (error) {
    await removeFiles(db, id);
    throw error;
  }
  return done(picture);
}

/** One stored picture, null where there is none. */
export async function getPicture(db: Db, id: string): Promise<StoredPicture | null> {
  const [row] = await db.read.select(columns).from(media).where(eq(media.id, id));
  return row ?? null;
}

const columns = {
  id: media.id,
  width: media.width,
  height: media.height,
  widths: media.widths,
  mime: media.mime,
  bytes: media.bytes,
  caption: media.caption,
  credit: media.credit,
  alt: media.alt,
};

async function findSame(
  reader: Reader,
  actor: Actor,
  sha256: string,
  words: Words,
): Promise<StoredPicture | null> {
  const [row] = await reader
    .select(columns)
    .from(media)
    .where(
      and(
        eq(media.sha256, sha256),
        eq(media.personId, actor.id),
        eq(media.caption, words.caption),
        eq(media.credit, words.credit),
        eq(media.alt, words.alt),
      ),
    )
    .limit(1);
  return row ?? null;
}

function checkBytes(bytes: Uint8Array): Checked<PictureMime> {
  if (bytes.byteLength === 0) return refuse('not_a_picture', { path: 'file', detail: 'the file is empty' });
  if (bytes.byteLength > maxPictureBytes) {
    const megabytes = maxPictureBytes / 1024 / 1024;
    return refuse('too_large', { path: 'file', detail: `a picture may have at most ${megabytes} MB` });
  }
  const sniffed = sniffPicture(bytes);
  if (sniffed.kind === 'picture') return done(sniffed.mime);
  if (sniffed.kind === 'unknown') {
    return refuse('not_a_picture', { path: 'file', detail: 'this file is no picture' });
  }
  const detail = `${sniffed.name} is not taken; send JPEG, PNG, WebP, GIF or AVIF`;
  return refuse('unsupported_type', { path: 'file', detail });
}

function checkWords(input: Words): Checked<Words> {
  for (const path of ['caption', 'credit', 'alt'] as const) {
    if (findForbiddenControls(input[path]).length > 0) {
      return refuse('invalid', {
        path,
        detail: 'holds a control character that turns text around (U+202A–202E)',
      });
    }
    if (input[path].length > longest[path]) {
      return refuse('invalid', { path, detail: `at most ${longest[path]} characters` });
    }
  }
  return done({
    caption: cleanLine(input.caption),
    credit: cleanLine(input.credit),
    alt: cleanLine(input.alt),
  });
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  // On libuv's threads, unlike createHash: 25 MB would hold everybody else up.
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
