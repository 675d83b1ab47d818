import { getDb } from '#db/client.ts';
import { getCommentDoor } from '#db/queries/published-comments.ts';
import { makeChallenge } from '#newsroom/comments/proof.ts';
import { refuse } from '#newsroom/refusal.ts';
import { answer, answerRefusal } from '../../../../answer.ts';
import { readCommenter } from '../../../../comment-calls.ts';

interface Context {
  params: Promise<{ id: string }>;
}

/** What a reader's browser works on while they write; for somebody of the newsroom, under which name they write. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const who = await readCommenter(request, 'challenge');
  if (!who.ok) return answerRefusal(request, who.refusal);
  const { id } = await params;
  const db = await getDb();
  const door = await getCommentDoor(db.read, id);
  if (!door?.isShown) {
    return answerRefusal(request, refuse('not_found', { detail: 'there are no comments here' }).refusal);
  }
  return answer({ ...makeChallenge(db, id), as: who.value.actor?.name ?? null });
}
