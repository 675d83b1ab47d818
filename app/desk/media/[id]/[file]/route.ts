import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { headers } from 'next/headers';
import { getDb } from '#db/client.ts';
import { getMediaRow } from '#db/queries/media.ts';
import { shownFile } from '#media/files.ts';
import { getActor } from '#newsroom/session.ts';

const types: Record<string, string> = {
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.jpg': 'image/jpeg',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
};

/** The most that goes out in one answer: a player asks for the next part by itself. */
const largestPart = 4 * 1024 * 1024;

/** A stored file for people at the desk, published or not. Its files never change, so a browser keeps them. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/desk/media/[id]/[file]'>,
): Promise<Response> {
  const { id, file } = await params;
  if (!(await getActor(await headers()))) return answer(401);
  const db = await getDb();
  const row = await getMediaRow(db.read, id);
  const stored = row && shownFile(db, row, file === 'thumb.webp' ? thumbOf(row) : file);
  const type = types[extname(file)];
  if (!stored || !type) return answer(404);
  try {
    const handle = await open(stored, 'r');
    try {
      const { size } = await handle.stat();
      const part = readRange(request.headers.get('range'), size);
      const bytes = new Uint8Array(part.end - part.start);
      await handle.read(bytes, 0, bytes.length, part.start);
      return new Response(bytes, {
        status: part.isWhole ? 200 : 206,
        headers: {
          'content-type': type,
          'accept-ranges': 'bytes',
          ...(part.isWhole ? {} : { 'content-range': `bytes ${part.start}-${part.end - 1}/${size}` }),
          'cache-control': 'private, max-age=604800, immutable',
          'x-content-type-options': 'nosniff',
          // As readers get them (publishing/store/media-names.ts).
          'content-security-policy': type.startsWith('image/')
            ? "default-src 'none'; sandbox"
            : "script-src 'none'",
        },
      });
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return answer(404);
    throw error;
  }
}

/** For whoever knows the id only: a small rendition, whatever widths there are. */
function thumbOf({ widths }: { widths: number[] }): string {
  return `${widths.find((width) => width >= 480) ?? widths.at(-1) ?? 0}.webp`;
}

function readRange(header: string | null, size: number): { start: number; end: number; isWhole: boolean } {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  const start = Number(from ?? 0);
  if (from === undefined || start >= size) return { start: 0, end: size, isWhole: true };
  const last = to ? Math.min(Number(to) + 1, size) : size;
  return { start, end: Math.min(Math.max(last, start + 1), start + largestPart), isWhole: false };
}

function answer(status: 401 | 404): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
