import { refuse } from '#newsroom/refusal.ts';
import { authenticate } from '#newsroom/session.ts';
import { takeStep } from '../../../../../../carry-out.ts';
import { answer, answerRefusal, readJsonCall, readRevision, refuseUnknown } from '../../../../answer.ts';
import { toAnswer } from '../../../../story-fields.ts';

interface Context {
  params: Promise<{ id: string; action: string }>;
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const call = await readJsonCall(request);
  if (!call.ok) return answerRefusal(request, call.refusal);
  const { fields, once } = call.value;
  const known = refuseUnknown(fields, ['revision', 'note', 'at']);
  if (!known.ok) return answerRefusal(request, known.refusal);
  const revision = readRevision(fields.revision);
  if (!revision.ok) return answerRefusal(request, revision.refusal);
  for (const name of ['note', 'at'] as const) {
    if (fields[name] !== undefined && fields[name] !== null && typeof fields[name] !== 'string') {
      return answerRefusal(request, refuse('invalid', { path: name, detail: 'must be text' }).refusal);
    }
  }
  const note = typeof fields.note === 'string' ? fields.note : undefined;
  const at = typeof fields.at === 'string' ? fields.at : undefined;
  const { id, action } = await params;
  const result = await takeStep(who.value, { id, action, revision: revision.value, note, at }, once);
  return result.ok ? answer(toAnswer(result.value)) : answerRefusal(request, result.refusal);
}
