import type { RecordingMime } from '../formats.ts';

/**
 * A stretch of the copy that goes out, written over: `bytes`, then zeros until `length` is full. Nothing moves, so that every
 * offset in the file stays right.
 */
export interface Blot {
  offset: number;
  bytes: Buffer;
  length: number;
}

export type Inspected =
  | { ok: true; mime: RecordingMime; width: number; height: number; blots: Blot[] }
  | { ok: false; code: 'damaged_file' | 'unsupported_type'; detail: string };

export const damaged = (detail: string): Inspected => ({ ok: false, code: 'damaged_file', detail });

export function fine(
  mime: RecordingMime,
  more: { width?: number; height?: number; blots?: Blot[] } = {},
): Inspected {
  return { ok: true, mime, width: more.width ?? 0, height: more.height ?? 0, blots: more.blots ?? [] };
}

export function write(offset: number, bytes: Buffer): Blot {
  return { offset, bytes, length: bytes.length };
}

export function erase(from: number, to: number): Blot {
  return { offset: from, bytes: Buffer.alloc(0), length: Math.max(0, to - from) };
}

/** More parts than this a file has only to keep somebody busy. */
export const mostParts = 20_000;
