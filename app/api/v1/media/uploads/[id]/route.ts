import { getDb } from '#db/client.ts';
import { addPiece, dropUpload, getUpload, largestPiece } from '#media/uploads.ts';
import { refuse } from '#newsroom/refusal.ts';
import { authenticate } from '#newsroom/session.ts';
import { answer } from '../../../answer.ts';
import { answerFileRefusal } from '../../answer-file.ts';
import { withAlike } from '../../with-alike.ts';
import { tusHeaders } from '../tus.ts';

type Context = RouteContext<'/api/v1/media/uploads/[id]'>;

/** How much has come: where to go on after a lost connection. */
export async function HEAD(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return new Response(null, { status: 401, headers: tusHeaders });
  const found = await getUpload(await getDb(), who.value, (await params).id);
  if (!found.ok) return new Response(null, { status: 404, headers: tusHeaders });
  const { offset, length } = found.value;
  return new Response(null, {
    status: 200,
    headers: { ...tusHeaders, 'upload-offset': String(offset), 'upload-length': String(length) },
  });
}

/** The next piece. With the last one the answer is the stored file, as from `POST /api/v1/media`. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerFileRefusal(request, who.refusal);
  if (request.headers.get('content-type') !== 'application/offset+octet-stream') {
    return answerFileRefusal(
      request,
      refuse('unsupported_type', { detail: 'send application/offset+octet-stream' }).refusal,
    );
  }
  if (Number(request.headers.get('content-length') ?? 0) > largestPiece) {
    return answerFileRefusal(
      request,
      refuse('too_large', { detail: `at most ${largestPiece} bytes a piece` }).refusal,
    );
  }
  const db = await getDb();
  const added = await addPiece(db, who.value, (await params).id, {
    offset: Number(request.headers.get('upload-offset') ?? Number.NaN),
    bytes: new Uint8Array(await request.arrayBuffer()),
  });
  if (!added.ok) return answerFileRefusal(request, added.refusal);
  const { upload, stored } = added.value;
  const headers = { ...tusHeaders, 'upload-offset': String(upload.offset) };
  if (!stored) return new Response(null, { status: 204, headers });
  if (!stored.ok) return answerFileRefusal(request, stored.refusal);
  const whole = answer(await withAlike(db, stored.value));
  for (const [name, value] of Object.entries(headers)) whole.headers.set(name, value);
  return whole;
}

/** Throws away what has come. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerFileRefusal(request, who.refusal);
  const dropped = await dropUpload(await getDb(), who.value, (await params).id);
  return dropped.ok
    ? new Response(null, { status: 204, headers: tusHeaders })
    : answerFileRefusal(request, dropped.refusal);
}
