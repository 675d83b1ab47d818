import { getDb } from '#db/client.ts';
import { maxCallBytes, storeMedia } from '#media/store.ts';
import { findMedia } from '#newsroom/media.ts';
import { storeFromAddress } from '#newsroom/media-from-address.ts';
import { mediaFilters, mediaKinds } from '#newsroom/media-item.ts';
import { refuse } from '#newsroom/refusal.ts';
import { authenticate } from '#newsroom/session.ts';
import type { Actor } from '#newsroom/types.ts';
import { answer, readJsonCall, refuseUnknown } from '../answer.ts';
import { answerFileRefusal } from './answer-file.ts';
import { withAlike } from './with-alike.ts';

/** Room for the words and the boundaries around the file. */
const largestForm = maxCallBytes + 64 * 1024;

/** The library: newest first, found by `q`, `kind` and `only`. */
export async function GET(request: Request): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerFileRefusal(request, who.refusal);
  const { searchParams } = new URL(request.url);
  const offset = Number(searchParams.get('offset') ?? 0);
  return answer(
    await findMedia(await getDb(), who.value, {
      q: (searchParams.get('q') ?? '').slice(0, 200),
      kind: mediaKinds.find((kind) => kind === searchParams.get('kind')),
      only: mediaFilters.find((only) => only === searchParams.get('only')),
      offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
    }),
  );
}

/** A file as `multipart/form-data`, or as JSON the address it is to be fetched from. */
export async function POST(request: Request): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerFileRefusal(request, who.refusal);
  if (/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    return fetchOne(request, who.value);
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) {
    return answerFileRefusal(
      request,
      refuse('unsupported_type', { detail: 'send multipart/form-data or JSON' }).refusal,
    );
  }
  if (Number(request.headers.get('content-length') ?? 0) > largestForm) {
    return answerFileRefusal(request, refuse('too_large', { path: 'file' }).refusal);
  }
  const form = await request.formData().catch(() => null);
  if (!form) return answerFileRefusal(request, refuse('malformed', { detail: 'the form is broken' }).refusal);
  const file = form.get('file');
  if (!(file instanceof File)) {
    return answerFileRefusal(request, refuse('invalid', { path: 'file', detail: 'is needed' }).refusal);
  }
  if (file.size > maxCallBytes) {
    return answerFileRefusal(request, refuse('too_large', { path: 'file' }).refusal);
  }
  const words = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const db = await getDb();
  const stored = await storeMedia(db, who.value, {
    content: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name,
    caption: words('caption'),
    credit: words('credit'),
    alt: words('alt'),
  });
  return stored.ok
    ? answer(await withAlike(db, stored.value), 201)
    : answerFileRefusal(request, stored.refusal);
}

async function fetchOne(request: Request, actor: Actor): Promise<Response> {
  const call = await readJsonCall(request);
  if (!call.ok) return answerFileRefusal(request, call.refusal);
  // Without an address JSON is just another type than a file comes in.
  if (call.value.fields.url === undefined) {
    const detail = 'send multipart/form-data, or JSON with the url of a file';
    return answerFileRefusal(request, refuse('unsupported_type', { detail }).refusal);
  }
  const known = refuseUnknown(call.value.fields, ['url', 'caption', 'credit', 'alt']);
  if (!known.ok) return answerFileRefusal(request, known.refusal);
  const db = await getDb();
  const stored = await storeFromAddress(db, actor, call.value.fields);
  return stored.ok
    ? answer(await withAlike(db, stored.value), 201)
    : answerFileRefusal(request, stored.refusal);
}
