/** A page's bytes and what they are compressed to: each made once, when the first wants it. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Coding } from './store/negotiate.ts';

const compress = promisify(brotliCompress);
const deflate = promisify(gzip);

/** For whoever waits: a fifth more bytes for a fiftieth of the time (11 comes later). */
const quick = 5;
export const thorough = 11;

export interface Copies {
  plain: Buffer<ArrayBuffer>;
  /** Null for a picture, which is as small as it gets. */
  in(coding: Exclude<Coding, 'identity'>): Promise<Buffer<ArrayBuffer>> | null;
}

export function copiesFrom(body: string | Uint8Array<ArrayBuffer>): Copies {
  const plain = Buffer.from(body);
  if (typeof body !== 'string') return { plain, in: () => null };
  const made: Partial<Record<Coding, Promise<Buffer<ArrayBuffer>>>> = {};
  return {
    plain,
    in(coding) {
      made[coding] ??= coding === 'br' ? brotli(plain, quick) : deflate(plain, { level: 6 });
      return made[coding];
    },
  };
}

export function brotli(bytes: Buffer, quality: number): Promise<Buffer<ArrayBuffer>> {
  return compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
