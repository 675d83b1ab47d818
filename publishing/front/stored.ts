/**
 * What the front answers from memory: pages, pictures and hashed files as ready-made heads and bodies.
 * Bounded in bytes, dropped whole when the store's generation changes.
 */
import { createHash } from 'node:crypto';
import { readFileSync, type Stats, statSync } from 'node:fs';
import type { Coding } from '../store/negotiate.ts';

/** One representation; `head` is a flat list of names and values as node:http takes it. */
export interface Answer {
  etag: string;
  head: string[];
  body: Buffer;
  /** The head of a 304. */
  unchangedHead: string[];
  /** The whole answer as it was last sent by the quick lane (see quick-lane.ts). */
  wire?: { second: number; bytes: Buffer };
}

export interface StoredFile {
  identity: Answer;
  br: Answer | null;
  gzip: Answer | null;
  bytes: number;
  /** The id of the story whose page it is. */
  story?: string;
}

export function answerFor(file: StoredFile, coding: Coding): Answer {
  if (coding === 'br') return file.br ?? file.gzip ?? file.identity;
  if (coding === 'gzip') return file.gzip ?? file.identity;
  return file.identity;
}

const suffix = { identity: '', br: '-br', gzip: '-gz' } as const;

/**
 * Reads a file and its compressed copies. Null where there is no such file. A file that another process
 * takes away in the middle of it is read as it was or not at all; the generation tells what to make of that.
 */
export function readStored(file: string, type: string, headers: readonly string[]): StoredFile | null {
  const plain = readWhole(file);
  if (!plain) return null;
  const br = readWhole(`${file}.br`);
  const gz = readWhole(`${file}.gz`);
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const make = (body: Buffer, coding: Coding): Answer => {
    const etag = `"${hash}${suffix[coding]}"`;
    const shared = [...headers, 'ETag', etag, 'Vary', 'Accept-Encoding'];
    const head = ['Content-Type', type, ...shared, 'Content-Length', String(body.length)];
    if (coding !== 'identity') head.push('Content-Encoding', coding);
    return { etag, head, body, unchangedHead: shared };
  };
  return {
    identity: make(plain, 'identity'),
    br: br && make(br, 'br'),
    gzip: gz && make(gz, 'gzip'),
    // Twice: the quick lane keeps each with its head.
    bytes: 2 * (plain.length + (br?.length ?? 0) + (gz?.length ?? 0)) + 4096,
  };
}

function readWhole(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
}

/** Null where there is no such file (a folder isn't one). */
export function fileStat(file: string): Stats | null {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() ? stat : null;
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
}

const absences = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && absences.has(String(error.code));
}

/** Two halves: what was asked for lately, and what was before that. The older half is forgotten when the newer is full. */
export class Memory {
  readonly #half: number;
  #newer = new Map<string, StoredFile>();
  #older = new Map<string, StoredFile>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#half = maxBytes / 2;
  }

  get(address: string): StoredFile | undefined {
    const hit = this.#newer.get(address);
    if (hit) return hit;
    const old = this.#older.get(address);
    if (old) this.set(address, old);
    return old;
  }

  set(address: string, file: StoredFile): void {
    if (file.bytes > this.#half) return;
    if (this.#bytes + file.bytes > this.#half) {
      this.#older = this.#newer;
      this.#newer = new Map();
      this.#bytes = 0;
    }
    this.#newer.set(address, file);
    this.#bytes += file.bytes;
  }

  clear(): void {
    this.#newer.clear();
    this.#older.clear();
    this.#bytes = 0;
  }
}
