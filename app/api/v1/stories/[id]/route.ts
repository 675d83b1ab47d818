import { getDb } from '#db/client.ts';
import { authenticate } from '#newsroom/session.ts';
import { getStory } from '#newsroom/stories.ts';
import { saveDraft } from '../../../../carry-out.ts';
import { answer, answerRefusal, readJsonCall, readRevision, refuseUnknown } from '../../answer.ts';
import { readStoryFields, storyFieldNames, toAnswer } from '../../story-fields.ts';

interface Context {
  params: Promise<{ id: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const { id } = await params;
  const story = await getStory(await getDb(), who.value, id);
  return story.ok ? answer(toAnswer(story.value)) : answerRefusal(request, story.refusal);
}

export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const call = await readJsonCall(request);
  if (!call.ok) return answerRefusal(request, call.refusal);
  const { fields, once } = call.value;
  const known = refuseUnknown(fields, ['revision', ...storyFieldNames]);
  if (!known.ok) return answerRefusal(request, known.refusal);
  const revision = readRevision(fields.revision);
  if (!revision.ok) return answerRefusal(request, revision.refusal);
  const read = readStoryFields(fields);
  if (!read.ok) return answerRefusal(request, read.refusal);
  const { id } = await params;
  const saved = await saveDraft(who.value, { id, revision: revision.value, changes: read.value.input }, once);
  if (!saved.ok) return answerRefusal(request, saved.refusal);
  return answer(toAnswer(saved.value, read.value.warnings));
}
