import { createHash, webcrypto } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { and, eq, isNotNull } from 'drizzle-orm';
import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import type { Db, Reader } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { newId } from '#db/id.ts';
import { media } from '#db/schema.ts';
import { largestPicture } from '#document/media.ts';
import { done, type Refusal, type Result, refuse } from '#newsroom/refusal.ts';
import type { Actor } from '#newsroom/types.ts';
import { type Content, folderFor, folderOf, mediaFiles, originalName, outgoingName } from './files.ts';
import { foldWords } from './folded.ts';
import {
  kindOf,
  type MediaKind,
  type MediaMime,
  type PictureMime,
  type RecordingMime,
  sniff,
} from './formats.ts';
import { type FoundWords, readWords } from './metadata.ts';
import { inLine, lineIsFull } from './queue.ts';
import { inspectRecording, maxDocumentBytes, maxRecordingBytes } from './recordings/inspect.ts';
import type { Blot } from './recordings/recording.ts';
import { firstLine, inspectPicture, look } from './renditions.ts';
import { findSecondFile } from './second-file.ts';
import { sourceOf, withSource } from './source.ts';
import { drawSvg } from './svg.ts';

/** What fits into one call; larger recordings come in pieces (media/uploads.ts). */
export const maxCallBytes = 30 * 1024 * 1024;
const longest = { caption: 2000, credit: 300, alt: 1000 };

/** `fileName` is for finding it again: neither its extension nor its path is believed. */
export interface MediaInput {
  content: Content;
  fileName: string;
  caption: string;
  credit: string;
  alt: string;
  /** Where it was fetched from; kept with its terms, for whoever has to find out what may be done with it. */
  origin?: string;
}

/**
 * `width` and `height` are those of the upright original, 0 where there are none; `bytes` its size; `widths` the
 * renditions' that are there by now, ascending; `making` is `waiting` while the others are being made.
 */
export interface StoredMedia {
  id: string;
  kind: MediaKind;
  width: number;
  height: number;
  widths: number[];
  making: 'waiting' | 'ready' | 'failed';
  mime: string;
  bytes: number;
  fileName: string;
  caption: string;
  credit: string;
  alt: string;
}

type Words = Pick<StoredMedia, 'caption' | 'credit' | 'alt'>;
type Checked<T> = { ok: true; value: T } | { ok: false; refusal: Refusal<never> };

/**
 * Takes a file in, by content: JPEG, PNG, WebP, GIF (its first frame), AVIF and SVG (drawn) of up to 25 MB and 50
 * megapixels; MP3, M4A, Ogg, MP4 and WebM of up to 256 MB; PDF of up to 64 MB. It answers once the original and its
 * row are on the disk; the renditions follow in the background (media/maker.ts). Empty words are filled from what the
 * camera or agency wrote into a picture.
 *
 * The same file with the same words from the same person is the same row, so that an upload whose answer was
 * lost can be sent again. Nothing is kept of what is refused: `not_a_picture` (unknown), `damaged_file` (empty, cut
 * short), `heic_picture`, `two_files_in_one`, `unsupported_type` (ZIP…), `too_large`, `invalid` with the path of the words that can't be taken,
 * `too_many_requests` while too many files wait.
 */
export async function storeMedia(db: Db, actor: Actor, input: MediaInput): Promise<Result<StoredMedia>> {
  const words = checkWords(input);
  if (!words.ok) return words;
  const { content } = input;
  const head = await readHead(content);
  const size = await sizeOf(content);
  const mime = checkKind(head, size);
  if (!mime.ok) return mime;
  if (lineIsFull()) return refuse('too_many_requests', { detail: 'too many files are waiting' });
  const { origin = '' } = input;
  const arrival = { content, size, fileName: cleanName(input.fileName), words: words.value, origin };
  return inLine(() =>
    mime.value.kind === 'picture'
      ? takePicture(db, actor, { ...arrival, mime: mime.value.mime })
      : takeRecording(db, actor, { ...arrival, mime: mime.value.mime }),
  );
}

interface Arrival<Mime> {
  content: Content;
  size: number;
  mime: Mime;
  fileName: string;
  words: Words;
  origin: string;
}

async function takePicture(
  db: Db,
  actor: Actor,
  arrival: Arrival<PictureMime>,
): Promise<Result<StoredMedia>> {
  const sent = arrival.content instanceof Uint8Array ? arrival.content : await readFile(arrival.content.file);
  const sha256 = await hashOf(sent);
  let bytes = sent;
  const isSvg = arrival.mime === 'image/svg+xml';
  if (isSvg) {
    const drawn = await drawSvg(sent);
    if (!drawn.ok) return refuse(drawn.code, { path: 'file', detail: drawn.detail });
    bytes = drawn.png;
  }
  const inspection = await inspectPicture(bytes, isSvg ? 'image/png' : arrival.mime);
  if (!inspection.ok) return refuse(inspection.code, { path: 'file', detail: inspection.detail });
  const second = isSvg
    ? null
    : findSecondFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), arrival.mime);
  if (second) return refuse(second.code, { path: 'file', detail: second.detail });
  const found = readWords(inspection.metadata);
  const words = fillIn(arrival.words, found);
  const before = await findSame(db.read, actor, sha256, words);
  if (before) return done(before);
  let first: Awaited<ReturnType<typeof look>>;
  try {
    first = await look(bytes, inspection.facts);
  } catch (error) {
    // Whatever a decoder says about somebody's bytes is about the bytes.
    const detail = `the picture is damaged or cut short: ${firstLine(error)}`;
    return refuse('damaged_file', { path: 'file', detail });
  }
  const { width, height } = inspection.facts;
  const files = new Map<string, Content>([
    [originalName(arrival.mime), isSvg ? bytes : arrival.content],
    [`${first.width}.webp`, first.webp],
  ]);
  return keep(db, actor, files, {
    ...words,
    kind: 'image',
    sha256,
    mime: arrival.mime,
    bytes: arrival.size,
    fileName: arrival.fileName,
    width,
    height,
    widths: [first.width],
    formats: ['webp'],
    making: 'waiting',
    placeholder: first.placeholder,
    dhash: first.dhash,
    agency: found.agency,
    place: found.place,
    takenAt: found.takenAt,
    terms: termsOf(found.terms, arrival.origin),
    tags: found.tags,
  });
}

async function takeRecording(
  db: Db,
  actor: Actor,
  arrival: Arrival<RecordingMime>,
): Promise<Result<StoredMedia>> {
  const { content } = arrival;
  const inspected =
    content instanceof Uint8Array
      ? await inspectRecording(sourceOf(content), arrival.mime)
      : await withSource(content.file, (source) => inspectRecording(source, arrival.mime));
  if (!inspected.ok) return refuse(inspected.code, { path: 'file', detail: inspected.detail });
  const { mime, width, height, blots } = inspected;
  const sha256 = await hashOf(content);
  const before = await findSame(db.read, actor, sha256, arrival.words);
  if (before) return done(before);
  const outgoing = await blotOut(content, blots);
  try {
    const files = new Map<string, Content>([
      [originalName(mime), content],
      [outgoingName(mime), outgoing ?? content],
    ]);
    return await keep(db, actor, files, {
      ...arrival.words,
      kind: kindOf(mime),
      sha256,
      mime,
      bytes: arrival.size,
      fileName: arrival.fileName,
      width,
      height,
      widths: [],
      formats: [],
      making: 'ready',
      terms: termsOf('', arrival.origin),
    });
  } finally {
    if (outgoing && !(outgoing instanceof Uint8Array)) await rm(outgoing.file, { force: true });
  }
}

function termsOf(written: string, origin: string): string {
  return [written, origin].filter(Boolean).join(' · ').slice(0, 1000);
}

/** The copy that goes out, without what tells where it was made; null where nothing does. */
async function blotOut(content: Content, blots: Blot[]): Promise<Content | null> {
  if (blots.length === 0) return null;
  if (content instanceof Uint8Array) {
    const copy = Buffer.from(content);
    for (const { offset, bytes, length } of blots) {
      copy.fill(0, offset, offset + length);
      bytes.copy(copy, offset);
    }
    return copy;
  }
  const file = path.join(path.dirname(content.file), `.tmp-${newId()}`);
  await copyFile(content.file, file);
  const handle = await open(file, 'r+');
  try {
    const zeros = Buffer.alloc(256 * 1024);
    for (const { offset, bytes, length } of blots) {
      await handle.write(bytes, 0, bytes.length, offset);
      for (let at = bytes.length; at < length; at += zeros.length) {
        await handle.write(zeros, 0, Math.min(zeros.length, length - at), offset + at);
      }
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { file };
}

type Row = Omit<typeof media.$inferInsert, 'id' | 'folder' | 'personId' | 'createdAt' | 'folded'>;

/** Files first, then the row: after a crash there may be a folder that no row names, never a row without its files. */
async function keep(
  db: Db,
  actor: Actor,
  files: Map<string, Content>,
  row: Row,
): Promise<Result<StoredMedia>> {
  const id = newId();
  const folder = folderFor(row.sha256);
  const store = mediaFiles(db);
  await store.place(folder, files);
  try {
    await db.write(async (tx) => {
      // The same file as another row's: what was made of that is there for this one.
      const [twin] = await tx
        .select({ widths: media.widths, formats: media.formats, moves: media.moves, making: media.making })
        .from(media)
        .where(and(eq(media.folder, folder), eq(media.making, 'ready')))
        .limit(1);
      // What was withdrawn stays withdrawn when somebody sends it anew.
      const [withdrawn] = await tx
        .select({
          withdrawnAt: media.withdrawnAt,
          withdrawnBy: media.withdrawnBy,
          withdrawnWhy: media.withdrawnWhy,
        })
        .from(media)
        .where(and(eq(media.sha256, row.sha256), isNotNull(media.withdrawnAt)))
        .limit(1);
      await tx.insert(media).values({
        ...row,
        ...twin,
        ...withdrawn,
        id,
        folder,
        folded: foldWords(row),
        personId: actor.id,
        createdAt: nowIso(),
      });
    });
  } catch (error) {
    if (!(await isNamed(db.read, folder))) await store.remove(folder);
    throw error;
  }
  const stored = await getMedia(db, id);
  if (!stored) throw new Error(`media ${id} was stored and is not there`);
  return done(stored);
}

/** Whether any row has its files there. */
export async function isNamed(reader: Reader, folder: string): Promise<boolean> {
  return (await reader.$count(media, eq(media.folder, folder))) > 0;
}

/** One stored file, null where there is none. */
export async function getMedia(db: Db, id: string): Promise<StoredMedia | null> {
  const [row] = await db.read.select(columns).from(media).where(eq(media.id, id));
  return row ?? null;
}

/** Where a stored file's files are, null where there is no such row. */
export async function getMediaFolder(reader: Reader, id: string): Promise<string | null> {
  const [row] = await reader
    .select({ id: media.id, folder: media.folder })
    .from(media)
    .where(eq(media.id, id));
  return row ? folderOf(row) : null;
}

const columns = {
  id: media.id,
  kind: media.kind,
  width: media.width,
  height: media.height,
  widths: media.widths,
  making: media.making,
  mime: media.mime,
  bytes: media.bytes,
  fileName: media.fileName,
  caption: media.caption,
  credit: media.credit,
  alt: media.alt,
};

async function findSame(
  reader: Reader,
  actor: Actor,
  sha256: string,
  words: Words,
): Promise<StoredMedia | null> {
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

type Kind = { kind: 'picture'; mime: PictureMime } | { kind: 'recording'; mime: RecordingMime };

/** What the first bytes and the size alone say: a file that would be refused for them needn't come whole. */
export function checkKind(head: Uint8Array, size: number): Checked<Kind> {
  if (size === 0) return refuse('damaged_file', { path: 'file', detail: 'the file is empty' });
  const sniffed = sniff(head);
  if (sniffed.kind === 'unknown') {
    return refuse('not_a_picture', { path: 'file', detail: 'this file is no picture, sound, video or PDF' });
  }
  if (sniffed.kind === 'other') {
    // The one refusal that a person with a phone meets every day: it says what to do.
    if (sniffed.name === 'HEIC') {
      return refuse('heic_picture', {
        path: 'file',
        detail: 'HEIC is not taken; export the picture as JPEG',
      });
    }
    const taken = 'JPEG, PNG, WebP, GIF, AVIF, SVG, MP3, M4A, Ogg, MP4, WebM or PDF';
    return refuse('unsupported_type', {
      path: 'file',
      detail: `${sniffed.name} is not taken; send ${taken}`,
    });
  }
  const most = largestOf(sniffed.mime);
  if (size > most) {
    const detail = `a file of this kind may have at most ${most / 1024 / 1024} MB`;
    return refuse('too_large', { path: 'file', detail });
  }
  return done(sniffed);
}

function largestOf(mime: MediaMime): number {
  if (mime === 'application/pdf') return maxDocumentBytes;
  return mime.startsWith('image/') ? largestPicture : maxRecordingBytes;
}

async function readHead(content: Content): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  return withSource(content.file, async (source) => Buffer.from(await source.read(0, 4096)));
}

async function sizeOf(content: Content): Promise<number> {
  return content instanceof Uint8Array
    ? content.byteLength
    : withSource(content.file, async (source) => source.size);
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

function fillIn(words: Words, found: FoundWords): Words {
  return { ...words, caption: words.caption || found.caption, credit: words.credit || found.credit };
}

/** Without the sender's folders, marks that turn text around, and more letters than anybody reads. */
export function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return cleanLine(last.replace(/[\u202A-\u202E]/g, '')).slice(0, 120);
}

async function hashOf(content: Content): Promise<string> {
  // On libuv's threads, unlike createHash: 25 MB would hold everybody else up.
  if (content instanceof Uint8Array) {
    return Buffer.from(await webcrypto.subtle.digest('SHA-256', content)).toString('hex');
  }
  const hash = createHash('sha256');
  for await (const part of createReadStream(content.file, { highWaterMark: 1024 * 1024 })) hash.update(part);
  return hash.digest('hex');
}
