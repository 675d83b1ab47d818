import { getDb } from '#db/client.ts';
import { refuse } from '#newsroom/refusal.ts';
import { authenticate } from '#newsroom/session.ts';
import { listStories } from '#newsroom/stories.ts';
import { makeStory } from '../../../carry-out.ts';
import { answer, answerRefusal, readJsonCall, refuseUnknown } from '../answer.ts';
import { placeNames, readStoryFields, storyFieldNames, toAnswer } from '../story-fields.ts';

const needed = ['headline', 'section', 'body'] as const;

export async function POST(request: Request): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const call = await readJsonCall(request);
  if (!call.ok) return answerRefusal(request, call.refusal);
  const { fields, once } = call.value;
  const known = refuseUnknown(fields, [...storyFieldNames, ...placeNames]);
  if (!known.ok) return answerRefusal(request, known.refusal);
  const missing = needed.find((name) => fields[name] === undefined);
  if (missing) {
    const code = missing === 'headline' ? 'headline_needed' : 'invalid';
    return answerRefusal(request, refuse(code, { path: missing, detail: 'is needed' }).refusal);
  }
  const read = readStoryFields(fields);
  if (!read.ok) return answerRefusal(request, read.refusal);
  const made = await makeStory(who.value, read.value.input, {
    once,
    needsHeadline: true,
    place: { edition: fields.edition, translationOf: fields.translationOf },
  });
  if (!made.ok) return answerRefusal(request, made.refusal);
  return answer(toAnswer(made.value, read.value.warnings), 201);
}

/** The stories the caller may see, newest change first. */
export async function GET(request: Request): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  return answer({ stories: await listStories(await getDb(), who.value) });
}
