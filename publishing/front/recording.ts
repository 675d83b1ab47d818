/** Sound, video and documents of live stories, from the disk and in the parts a player asks for. Built-ins only. */
import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isOutgoing, isRecording, recordingHeaders } from '../store/media-names.ts';
import { end } from './respond.ts';

const types: Record<string, string> = {
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
};

/** False where there is no such file, and nothing was answered. */
export async function sendRecording(
  request: IncomingMessage,
  response: ServerResponse,
  site: string,
  pathname: string,
): Promise<boolean> {
  const [, , id = '', name = '', more] = pathname.split('/');
  const type = types[path.extname(name)];
  if (!type || more !== undefined || !/^[0-9a-z]+$/.test(id) || !isOutgoing(name) || !isRecording(name))
    return false;
  const handle = await open(path.join(site, 'media', id, name), 'r').catch(() => null);
  if (!handle) return false;
  try {
    const { size, mtimeMs } = await handle.stat();
    // An id's file never changes; it only comes and goes with the stories that show it.
    const etag = `"${id}-${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    const head = ['Content-Type', type, ...recordingHeaders, 'Accept-Ranges', 'bytes', 'ETag', etag];
    if (request.headers['if-none-match']?.includes(etag)) {
      response.writeHead(304, head);
      response.end();
      return true;
    }
    const isSame = [undefined, etag].includes(headerText(request.headers['if-range']));
    const range = isSame ? readRange(request.headers.range, size) : 'whole';
    if (range === 'none') {
      end(request, response, 416, [...head, 'Content-Range', `bytes */${size}`], '');
      return true;
    }
    const { start, last } = range === 'whole' ? { start: 0, last: size - 1 } : range;
    const part = range === 'whole' ? [] : ['Content-Range', `bytes ${start}-${last}/${size}`];
    response.writeHead(range === 'whole' ? 200 : 206, [
      ...head,
      ...part,
      'Content-Length',
      String(last - start + 1),
    ]);
    if (request.method === 'HEAD') {
      response.end();
      return true;
    }
    // A reader who goes away in the middle is nobody's mistake.
    await pipeline(handle.createReadStream({ start, end: last, autoClose: false }), response).catch(
      () => undefined,
    );
    return true;
  } finally {
    await handle.close();
  }
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

/** One range is answered as such; several at once, which no player asks for, with the whole. */
export function readRange(
  header: string | undefined,
  size: number,
): 'whole' | 'none' | { start: number; last: number } {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return 'whole';
  const [from, to] = [match[1] ?? '', match[2] ?? ''];
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'none' : { start: size - length, last: size - 1 };
  }
  const start = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start >= size || last < start ? 'none' : { start, last };
}
