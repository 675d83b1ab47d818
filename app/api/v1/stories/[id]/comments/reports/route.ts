import { getDb } from '#db/client.ts';
import { clientAddressHeader } from '#newsroom/auth.ts';
import { reportComment } from '#newsroom/comments/post.ts';
import { done, type Result, refuse } from '#newsroom/refusal.ts';
import { answer, readJsonCall, refuseUnknown } from '../../../../answer.ts';
import { answerCommentRefusal, readCommenter, readPlainForm, sendBack } from '../../../../comment-calls.ts';

interface Context {
  params: Promise<{ id: string }>;
}

/** A reader's report of a comment, as JSON or as a browser sends the button without a script. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id: storyId } = await params;
  const form = await readPlainForm(request.clone());
  const refuseHere = (refused: Result<unknown> & { ok: false }) =>
    answerCommentRefusal(request, refused.refusal, { storyId, isForm: form !== null });
  const who = await readCommenter(request, 'report');
  if (!who.ok) return refuseHere(who);
  const read = form ? done(form.get('comment') ?? '') : await readCall(request);
  if (!read.ok) return refuseHere(read);
  const address = request.headers.get(clientAddressHeader) ?? '';
  const reported = await reportComment(await getDb(), { storyId, commentId: read.value, address });
  if (!reported.ok) return refuseHere(reported);
  return form ? sendBack(storyId, 'reported') : answer({ reported: true });
}

async function readCall(request: Request): Promise<Result<string>> {
  const call = await readJsonCall(request);
  if (!call.ok) return call;
  const known = refuseUnknown(call.value.fields, ['comment']);
  if (!known.ok) return known;
  const { comment } = call.value.fields;
  return typeof comment === 'string'
    ? done(comment)
    : refuse('invalid', { path: 'comment', detail: 'must be the id of a comment' });
}
