/** How the API answers and reads; every route does it this way. */
import { errors as arabic } from '#messages/ar/errors.ts';
import { errors as english } from '#messages/en/errors.ts';
import type { Locale } from '#messages/locale.ts';
import { type Once, requestHash } from '#newsroom/once.ts';
import {
  done,
  type Refusal,
  type RefusalCode,
  type Result,
  refusalStatus,
  refuse,
} from '#newsroom/refusal.ts';

/** The most bytes a JSON call may have; the front refuses more before it arrives here. */
export const largestCall = 6 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const noStore = { 'Cache-Control': 'no-store' };

export function answer(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: noStore });
}

type OwnWords = Partial<Record<RefusalCode, string>>;

/**
 * `{"error":{code, message, path?, detail?}}`; with a conflict also `story`, as it is now. `own` says some codes in the words
 * of what the call is about.
 */
export function answerRefusal(
  request: Request,
  refusal: Refusal,
  own?: { ar: OwnWords; en: OwnWords },
): Response {
  const { code, path, detail, current } = refusal;
  const locale = localeOf(request);
  const message = own?.[locale][code] ?? refusalWords(locale, code);
  return Response.json(
    { error: { code, message, path, detail }, story: current },
    { status: refusalStatus[code], headers: noStore },
  );
}

export function refusalWords(locale: Locale, code: RefusalCode): string {
  return (locale === 'en' ? english : arabic)[code];
}

/** The language the caller asks for, Arabic unless that is English. */
function localeOf(request: Request): Locale {
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'ar';
}

export interface JsonCall {
  fields: Record<string, unknown>;
  once: Once | undefined;
}

/** Reads a JSON object and the Idempotency-Key, which is bound to exactly these bytes at this address. */
export async function readJsonCall(request: Request): Promise<Result<JsonCall>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    return refuse('unsupported_type', { detail: 'send application/json' });
  }
  if (Number(request.headers.get('content-length') ?? 0) > largestCall) {
    return refuse('too_large', { detail: `at most ${largestCall} bytes` });
  }
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > largestCall) return refuse('too_large', { detail: `at most ${largestCall} bytes` });
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
  } catch {
    return refuse('malformed', { detail: 'the body is not JSON in UTF-8' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('malformed', { detail: 'the body must be a JSON object' });
  }
  const once = readOnce(request, text);
  if (!once.ok) return once;
  return done({ fields: { ...value }, once: once.value });
}

function readOnce(request: Request, body: string): Result<Once | undefined> {
  const key = request.headers.get('idempotency-key');
  if (key === null) return done(undefined);
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    return refuse('malformed', { detail: 'an Idempotency-Key has 1 to 200 printable ASCII characters' });
  }
  return done({ key, request: requestHash(request.method, new URL(request.url).pathname, body) });
}

/** Says which field a call may not have, before anything is done. */
export function refuseUnknown(fields: Record<string, unknown>, known: readonly string[]): Result<null> {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  return unknown === undefined
    ? done(null)
    : refuse('invalid', { path: unknown, detail: 'is not a field here' });
}

export function readRevision(value: unknown): Result<number> {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
    ? done(value)
    : refuse('invalid', { path: 'revision', detail: 'must be the number of the revision you saw' });
}
