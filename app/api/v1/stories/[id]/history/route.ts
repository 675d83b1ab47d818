import { getDb } from '#db/client.ts';
import { authenticate } from '#newsroom/session.ts';
import { getHistory } from '#newsroom/stories.ts';
import { answer, answerRefusal } from '../../../answer.ts';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const { id } = await params;
  const history = await getHistory(await getDb(), who.value, id);
  return history.ok ? answer({ history: history.value }) : answerRefusal(request, history.refusal);
}
