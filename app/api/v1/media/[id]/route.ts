import { getDb } from '#db/client.ts';
import { getMediaDetail, type MediaChanges } from '#newsroom/media.ts';
import { authenticate } from '#newsroom/session.ts';
import { changeFile, deleteFile } from '../../../../carry-out.ts';
import { answer, answerRefusal, readJsonCall, refuseUnknown } from '../../answer.ts';

type Context = RouteContext<'/api/v1/media/[id]'>;

const changeable: readonly (keyof MediaChanges)[] = [
  'caption',
  'credit',
  'alt',
  'agency',
  'place',
  'tags',
  'licence',
  'terms',
  'territory',
  'rightsUntil',
  'focusX',
  'focusY',
];

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const found = await getMediaDetail(await getDb(), who.value, (await params).id);
  return found.ok ? answer(found.value) : answerRefusal(request, found.refusal);
}

export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const call = await readJsonCall(request);
  if (!call.ok) return answerRefusal(request, call.refusal);
  const known = refuseUnknown(call.value.fields, changeable);
  if (!known.ok) return answerRefusal(request, known.refusal);
  const changed = await changeFile(who.value, (await params).id, call.value.fields);
  return changed.ok ? answer(changed.value) : answerRefusal(request, changed.refusal);
}

export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const deleted = await deleteFile(who.value, (await params).id);
  return deleted.ok ? new Response(null, { status: 204 }) : answerRefusal(request, deleted.refusal);
}
