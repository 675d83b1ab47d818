import { getDb } from '#db/client.ts';
import {
  countPublishedComments,
  getCommentDoor,
  listPublishedComments,
} from '#db/queries/published-comments.ts';
import type { CommentRequest } from '#newsroom/comments/post.ts';
import type { Proof } from '#newsroom/comments/proof.ts';
import { done, type Result, refuse } from '#newsroom/refusal.ts';
import { takeComment } from '../../../../../carry-out-comments.ts';
import { answer, answerRefusal, readJsonCall, refuseUnknown } from '../../../answer.ts';
import { answerCommentRefusal, readCommenter, readPlainForm, sendBack } from '../../../comment-calls.ts';

interface Context {
  params: Promise<{ id: string }>;
}

const perPage = 50;

/** Public: what readers see under the story, oldest first. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const { read } = await getDb();
  const door = await getCommentDoor(read, id);
  if (!door?.isShown) {
    return answerRefusal(request, refuse('not_found', { detail: 'there are no comments here' }).refusal);
  }
  const asked = Number(new URL(request.url).searchParams.get('page') ?? 1);
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  return answer({
    comments: await listPublishedComments(read, id, { limit: perPage, offset: (page - 1) * perPage }),
    total: await countPublishedComments(read, id),
    isOpen: door.isOpen,
    closesAt: door.closesAt,
  });
}

/** A comment, as JSON or as a browser sends the form without a script. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id: storyId } = await params;
  const form = await readPlainForm(request.clone());
  const refuseHere = (refused: Result<unknown> & { ok: false }) =>
    answerCommentRefusal(request, refused.refusal, { storyId, isForm: form !== null });
  const who = await readCommenter(request, 'comment');
  if (!who.ok) return refuseHere(who);
  const read = form ? done(readForm(form)) : await readCall(request);
  if (!read.ok) return refuseHere(read);
  const posted = await takeComment(who.value, { storyId, ...read.value });
  if (!posted.ok) return refuseHere(posted);
  const { id, state } = posted.value;
  if (form) return sendBack(storyId, state === 'approved' ? `c-${id}` : 'sent');
  return answer(posted.value, 201);
}

type Fields = Omit<CommentRequest, 'storyId'>;

function readForm(form: URLSearchParams): Fields {
  return {
    name: form.get('name') ?? '',
    text: form.get('text') ?? '',
    trap: form.get('website') ?? '',
  };
}

async function readCall(request: Request): Promise<Result<Fields>> {
  const call = await readJsonCall(request);
  if (!call.ok) return call;
  const { fields, once } = call.value;
  const known = refuseUnknown(fields, ['name', 'text', 'website', 'proof']);
  if (!known.ok) return known;
  const words = { name: '', text: '', website: '' };
  for (const path of ['name', 'text', 'website'] as const) {
    const given = fields[path] ?? '';
    if (typeof given !== 'string') return refuse('invalid', { path, detail: 'must be text' });
    words[path] = given;
  }
  const proof = readProof(fields.proof);
  if (!proof.ok) return proof;
  const { name, text, website: trap } = words;
  return done({ name, text, trap, proof: proof.value, key: once?.key });
}

function readProof(given: unknown): Result<Proof | undefined> {
  if (given === undefined || given === null) return done(undefined);
  if (typeof given === 'object' && 'challenge' in given && 'solution' in given) {
    const { challenge, solution } = given;
    if (typeof challenge === 'string' && challenge.length <= 300 && typeof solution === 'string') {
      return done({ challenge, solution });
    }
  }
  return refuse('invalid', { path: 'proof', detail: 'must be {challenge, solution}' });
}
