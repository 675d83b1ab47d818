import { refuse } from '#newsroom/refusal.ts';
import { answerRefusal } from '../v1/answer.ts';

/** Whatever isn't a call of the API is refused in the API's own form. */
function handle(request: Request): Response {
  return answerRefusal(request, refuse('not_found', { detail: 'there is no such call' }).refusal);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
