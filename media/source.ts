/** A file that is looked at here and there without being held in memory as a whole. */
import { open } from 'node:fs/promises';

export interface Source {
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>;
}

export function sourceOf(bytes: Uint8Array): Source {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: whole.length, read: async (offset, length) => whole.subarray(offset, offset + length) };
}

const windowBytes = 256 * 1024;

/** Opens the file for as long as the work takes. Small reads beside each other cost one read of the disk. */
export async function withSource<Value>(
  file: string,
  work: (source: Source) => Promise<Value>,
): Promise<Value> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    let from = 0;
    let window: Buffer = Buffer.alloc(0);
    return await work({
      size,
      async read(offset, length) {
        if (offset < from || offset + length > from + window.length) {
          const wanted = Math.max(0, Math.min(Math.max(length, windowBytes), size - offset));
          const fresh = Buffer.alloc(wanted);
          const { bytesRead } = await handle.read(fresh, 0, wanted, offset);
          from = offset;
          window = fresh.subarray(0, bytesRead);
        }
        return window.subarray(offset - from, offset - from + length);
      },
    });
  } finally {
    await handle.close();
  }
}
