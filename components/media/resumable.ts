/** Sends a file in pieces (tus), and goes on where it stopped: after a lost connection by itself, after a reload when it is chosen again. */
import type { MediaItem } from '#newsroom/media-item.ts';
import { type Problem, problemIn } from './media-client.ts';

export type StoredFile = Pick<
  MediaItem,
  'id' | 'kind' | 'mime' | 'width' | 'height' | 'widths' | 'caption' | 'credit' | 'alt'
> & { exact: string[]; near: string[] };

export interface SendOptions {
  /** Bytes that are on the server's disk. */
  onProgress(sent: number): void;
  /** The connection is lost, or back. */
  onPause(paused: boolean): void;
  signal: AbortSignal;
}

export type Sent = { ok: true; file: StoredFile } | { ok: false; problem: Problem | 'stopped' };

const pieceBytes = 2 * 1024 * 1024;
const address = '/api/v1/media/uploads';

/** The same file chosen again is known by what a browser says of it. */
function memoryKey(file: File): string {
  return `midad-upload ${file.name} ${file.size} ${file.lastModified}`;
}

export async function sendResumable(file: File, options: SendOptions): Promise<Sent> {
  const { signal } = options;
  const key = memoryKey(file);
  let place = localStorage.getItem(key);
  let offset = place ? await askOffset(place, signal) : null;
  for (let failures = 0; ; ) {
    if (signal.aborted) return stop(place, key);
    try {
      if (!place || offset === null) {
        const begun = await begin(file, signal);
        if (!begun.ok) return { ok: false, problem: begun.problem };
        place = begun.place;
        offset = 0;
        localStorage.setItem(key, place);
      }
      options.onPause(false);
      options.onProgress(offset);
      const response = await fetch(place, {
        method: 'PATCH',
        signal,
        headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
        body: file.slice(offset, offset + pieceBytes),
      });
      if (response.status === 204) {
        offset = Number(response.headers.get('upload-offset'));
        failures = 0;
        continue;
      }
      if (response.ok) {
        localStorage.removeItem(key);
        options.onProgress(file.size);
        const stored: StoredFile = await response.json();
        return { ok: true, file: stored };
      }
      if (response.status === 404 && failures < 20) {
        // Forgotten, or its last answer was lost: the same file again is the same row.
        localStorage.removeItem(key);
        place = null;
        offset = null;
        failures += 1;
        continue;
      }
      // Where it is is another place than was thought, or the server is just starting: asked again below.
      if (response.status !== 409 && response.status < 500 && response.status !== 429) {
        localStorage.removeItem(key);
        return { ok: false, problem: await problemIn(response) };
      }
    } catch {
      if (signal.aborted) return stop(place, key);
    }
    failures += 1;
    if (failures > 2) options.onPause(true);
    await untilLikely(failures, signal);
    if (place) offset = (await askOffset(place, signal)) ?? offset;
  }
}

async function begin(
  file: File,
  signal: AbortSignal,
): Promise<{ ok: true; place: string } | { ok: false; problem: Problem }> {
  const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
  const response = await fetch(address, {
    method: 'POST',
    signal,
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(file.size),
      'upload-metadata': `filename ${name}`,
    },
  });
  const place = response.headers.get('location');
  return response.status === 201 && place
    ? { ok: true, place }
    : { ok: false, problem: await problemIn(response) };
}

/** Null where the server knows nothing of it (any more) or can't be asked. */
async function askOffset(place: string, signal: AbortSignal): Promise<number | null> {
  try {
    const response = await fetch(place, { method: 'HEAD', signal });
    return response.ok ? Number(response.headers.get('upload-offset')) : null;
  } catch {
    return null;
  }
}

function stop(place: string | null, key: string): Sent {
  localStorage.removeItem(key);
  if (place) void fetch(place, { method: 'DELETE' }).catch(() => undefined);
  return { ok: false, problem: 'stopped' };
}

/** A little longer each time, or until the connection is said to be back. */
function untilLikely(failures: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      signal.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, Math.min(500 * 2 ** failures, 15_000));
    window.addEventListener('online', go);
    signal.addEventListener('abort', go);
  });
}
