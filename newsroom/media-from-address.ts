/** A file from an address on the internet into the library: asked for through the one door, then checked like any upload. */
import type { Db } from '#db/client.ts';
import { sniff } from '#media/formats.ts';
import { type Door, theDoor, type Why } from '#media/outgoing/door.ts';
import { type StoredMedia, storeMedia } from '#media/store.ts';
import { done, type RefusalCode, type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';

export interface AddressInput {
  url?: unknown;
  caption?: unknown;
  credit?: unknown;
  alt?: unknown;
}

const patienceMs = 30_000;
/** Each holds its file in memory until it is stored. */
const mostAtOnce = 3;

declare global {
  // Next's bundles hold several copies of this module; the memory is the process's.
  var midadFetching: number | undefined;
}

const codes: Record<Why, RefusalCode> = {
  refused: 'address_refused',
  unreachable: 'address_silent',
  timeout: 'address_silent',
  missing: 'address_silent',
  status: 'address_silent',
  wrong_type: 'address_no_file',
  too_large: 'address_too_large',
  busy: 'too_many_requests',
};

/**
 * Stores the file at an https address: what `storeMedia` takes, up to 30 MB, within 30 seconds. `http:` is asked for as
 * `https:`. No right comes with an address: the file is kept without any, the address with its terms. Besides what
 * `storeMedia` refuses: `address_refused` (not public, not https), `address_silent`, `address_no_file` (a page),
 * `address_too_large`.
 */
export async function storeFromAddress(
  db: Db,
  actor: Actor,
  input: AddressInput,
  door: Door = theDoor(),
): Promise<Result<StoredMedia>> {
  const words = readWords(input);
  if (!words.ok) return words;
  const url = typeof input.url === 'string' ? readAddress(input.url) : null;
  if (!url) return refuse('invalid', { path: 'url', detail: 'is no http or https address' });
  const running = globalThis.midadFetching ?? 0;
  if (running >= mostAtOnce) {
    return refuse('too_many_requests', { detail: `at most ${mostAtOnce} files are fetched at a time` });
  }
  globalThis.midadFetching = running + 1;
  try {
    const outcome = await door.ask(url.href, {
      want: 'file',
      hosts: null,
      anew: true,
      withinMs: patienceMs,
    });
    if (!outcome.ok) return refuse(codes[outcome.why], { path: 'url', detail: outcome.detail });
    const sniffed = sniff(outcome.body);
    if (sniffed.kind === 'other' && sniffed.name === 'HTML') {
      return refuse('address_no_file', { path: 'url', detail: 'a page stands at this address' });
    }
    return await storeMedia(db, actor, {
      ...words.value,
      content: outcome.body,
      fileName: nameIn(new URL(outcome.url)),
      origin: url.href,
    });
  } finally {
    globalThis.midadFetching = Math.max(0, (globalThis.midadFetching ?? 1) - 1);
  }
}

function readAddress(text: string): URL | null {
  // What is copied out of right-to-left text brings marks along at its ends.
  const bare = text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
  // People copy `photos.example/a.jpg` without what browsers no longer show.
  const isBare = !/^[a-z][a-z0-9+.-]*:/i.test(bare) && /^[^\s/]+\.[^\s/]+\//.test(bare);
  const url = bare.length > 2048 ? null : URL.parse(isBare ? `https://${bare}` : bare);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return URL.parse(url.href.replace(/^http:/, 'https:'));
}

function readWords({ caption = '', credit = '', alt = '' }: AddressInput): Result<{
  caption: string;
  credit: string;
  alt: string;
}> {
  if (typeof caption !== 'string') return refuse('invalid', { path: 'caption', detail: 'must be text' });
  if (typeof credit !== 'string') return refuse('invalid', { path: 'credit', detail: 'must be text' });
  if (typeof alt !== 'string') return refuse('invalid', { path: 'alt', detail: 'must be text' });
  return done({ caption, credit, alt });
}

function nameIn(url: URL): string {
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? url.hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
