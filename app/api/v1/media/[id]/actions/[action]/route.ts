import { refuse } from '#newsroom/refusal.ts';
import { authenticate } from '#newsroom/session.ts';
import { restoreFile, withdrawFile } from '../../../../../../carry-out.ts';
import { answer, answerRefusal, readJsonCall, refuseUnknown } from '../../../../answer.ts';

/** `withdraw` (with a `note`) and `restore`. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/v1/media/[id]/actions/[action]'>,
): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const { id, action } = await params;
  const call = await readJsonCall(request);
  if (!call.ok) return answerRefusal(request, call.refusal);
  const known = refuseUnknown(call.value.fields, ['note']);
  if (!known.ok) return answerRefusal(request, known.refusal);
  const note = typeof call.value.fields.note === 'string' ? call.value.fields.note : '';
  if (action !== 'withdraw' && action !== 'restore') {
    return answerRefusal(request, refuse('not_found', { detail: 'there is no such action' }).refusal);
  }
  const taken =
    action === 'withdraw' ? await withdrawFile(who.value, id, note) : await restoreFile(who.value, id);
  return taken.ok ? answer(taken.value) : answerRefusal(request, taken.refusal);
}
