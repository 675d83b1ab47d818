import { authenticate } from '#newsroom/session.ts';
import { putInEdition } from '../../../../../carry-out.ts';
import { answer, answerRefusal, readJsonCall, refuseUnknown } from '../../../answer.ts';
import { toAnswer } from '../../../story-fields.ts';

interface Context {
  params: Promise<{ id: string }>;
}

/** Which edition the story is of, and what it translates; what isn't given stays. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const call = await readJsonCall(request);
  if (!call.ok) return answerRefusal(request, call.refusal);
  const { edition, translationOf, ...others } = call.value.fields;
  const known = refuseUnknown(others, []);
  if (!known.ok) return answerRefusal(request, known.refusal);
  const { id } = await params;
  const chosen = await putInEdition(who.value, { id, edition, translationOf });
  return chosen.ok ? answer(toAnswer(chosen.value)) : answerRefusal(request, chosen.refusal);
}
