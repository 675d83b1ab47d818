import { readFile } from 'node:fs/promises';
import { headers } from 'next/headers';
import { getDb } from '#db/client.ts';
import { pictureFile } from '#media/files.ts';
import { getActor } from '#newsroom/session.ts';

/** A stored picture for people at the desk, published or not. Its files never change, so a browser keeps them. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/desk/media/[id]/[file]'>,
): Promise<Response> {
  const { id, file } = await params;
  if (!(await getActor(await headers()))) return answer(401);
  const stored = pictureFile(await getDb(), id, file);
  if (!stored) return answer(404);
  try {
    const bytes = await readFile(stored);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'image/webp',
        'cache-control': 'private, max-age=604800, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return answer(404);
    throw error;
  }
}

function answer(status: 401 | 404): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
