/**
 * What the front answers from memory: pages, pictures and hashed files as ready-made heads and bodies.
 * Bounded in bytes, dropped whole when the store's generation changes.
 */
import { readFileSync, type Stats, statSync } from 'node:fs';
import { type Coding, etagOf } from '../store/negotiate.ts';

/** One representation of a stored thing; `head` is a flat list of names and values as node:http takes it. */
export interface Answer {
  etag: string;
  head: string[];
  body: Buffer;
  /** The head of a 304. */
  unchangedHead: string[];
  /** The id of the story whose page it is. */
  story?: string;
  /** The whole answer as it was last sent by the quick lane (see quick-lane.ts). */
  wire?: { second: number; bytes: Buffer };
}

/** What goes out where the one that the client takes best isn't stored: pictures have only the plain one. */
const instead = {
  br: ['br', 'gzip', 'identity'],
  gzip: ['gzip', 'identity'],
  identity: ['identity'],
} as const satisfies Record<Coding, readonly Coding[]>;

const suffix = { identity: '', br: '.br', gzip: '.gz' } as const;

/**
 * Reads a file, or of its compressed copies the one that is wanted. Null where there is no such file: the plain one says
 * so, which comes last and goes first. A file that another process takes away in the middle of it is read as it was or
 * not at all; the generation tells what to make of that.
 */
export function readStored(
  file: string,
  type: string,
  headers: readonly string[],
  wanted: Coding,
): Answer | null {
  if (!fileStat(file)) return null;
  for (const coding of instead[wanted]) {
    const name = file + suffix[coding];
    // To look costs a tenth of what failing to open does.
    const body = coding === 'identity' || fileStat(name) ? readWhole(name) : null;
    if (!body) continue;
    // Of these bytes, not of the plain ones: those are five times as many, and needn't be read for this.
    const etag = etagOf(body, coding);
    const shared = [...headers, 'ETag', etag, 'Vary', 'Accept-Encoding'];
    const head = ['Content-Type', type, ...shared, 'Content-Length', String(body.length)];
    if (coding !== 'identity') head.push('Content-Encoding', coding);
    return { etag, head, body, unchangedHead: shared };
  }
  return null;
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

type Shelf = Record<Coding, Map<string, Answer>>;

function emptyShelf(): Shelf {
  return { br: new Map(), gzip: new Map(), identity: new Map() };
}

/** Twice the body: the quick lane keeps each with its head. */
function bytesOf({ body }: Answer): number {
  return 2 * body.length + 4096;
}

/**
 * Answers by the coding that was asked for, in two halves: what was asked for lately, and what was before that. The older
 * half is forgotten when the newer is full.
 */
export class Memory {
  readonly #half: number;
  #newer = emptyShelf();
  #older = emptyShelf();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#half = maxBytes / 2;
  }

  get(address: string, coding: Coding): Answer | undefined {
    const hit = this.#newer[coding].get(address);
    if (hit) return hit;
    const old = this.#older[coding].get(address);
    if (old) this.set(address, coding, old);
    return old;
  }

  set(address: string, coding: Coding, answer: Answer): void {
    const bytes = bytesOf(answer);
    if (bytes > this.#half) return;
    if (this.#bytes + bytes > this.#half) {
      this.#older = this.#newer;
      this.#newer = emptyShelf();
      this.#bytes = 0;
    }
    this.#newer[coding].set(address, answer);
    this.#bytes += bytes;
  }

  clear(): void {
    this.#newer = emptyShelf();
    this.#older = emptyShelf();
    this.#bytes = 0;
  }
}
