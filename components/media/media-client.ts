/** The library's calls of the HTTP API, with the session's cookie. */
import type { MediaItem } from '#newsroom/media-item.ts';
import { type RefusalCode, refusalStatus } from '#newsroom/refusal.ts';

export type Problem = RefusalCode | 'network' | 'unexpected';
export type Answered<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

export interface MediaSearch {
  q: string;
  kind: string;
  only: string;
}

/** One call; what went wrong is a code. `Value` is what the API's description says of this address. */
export async function callMedia<Value>(
  path: string,
  init: { method?: string; json?: unknown; signal?: AbortSignal } = {},
): Promise<Answered<Value>> {
  const { method = 'GET', json, signal } = init;
  let response: Response;
  try {
    response = await fetch(`/api/v1/media${path}`, {
      method,
      signal,
      headers: json === undefined ? {} : { 'content-type': 'application/json' },
      body: json === undefined ? undefined : JSON.stringify(json),
    });
  } catch {
    return { ok: false, problem: 'network' };
  }
  if (!response.ok) return { ok: false, problem: await problemIn(response) };
  const value: Value = response.status === 204 ? null : await response.json();
  return { ok: true, value };
}

export async function problemIn(response: Response): Promise<Problem> {
  const answer: unknown = await response.json().catch(() => null);
  const error = isRecord(answer) && isRecord(answer.error) ? answer.error.code : null;
  return (Object.keys(refusalStatus) as RefusalCode[]).find((code) => code === error) ?? 'unexpected';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A page of what is found, from `offset` on. */
export function searchMedia(search: MediaSearch, offset: number, signal?: AbortSignal) {
  const query = new URLSearchParams();
  if (search.q) query.set('q', search.q);
  if (search.kind) query.set('kind', search.kind);
  if (search.only) query.set('only', search.only);
  if (offset) query.set('offset', String(offset));
  return callMedia<{ items: MediaItem[]; total: number }>(`?${query}`, { signal });
}

/** Where the desk sees it; null for what has nothing to see. */
export function thumbnail(file: Pick<MediaItem, 'id' | 'kind' | 'widths'>, wanted = 480): string | null {
  const width = file.widths.find((one) => one >= wanted) ?? file.widths.at(-1);
  return file.kind === 'image' && width ? `/desk/media/${file.id}/${width}.webp` : null;
}

const extensions: Record<string, string> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
};

export function fileAddress(file: Pick<MediaItem, 'id' | 'mime'>): string {
  return `/desk/media/${file.id}/file.${extensions[file.mime] ?? 'bin'}`;
}
