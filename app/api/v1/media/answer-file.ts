import { media as arabic } from '#messages/ar/media.ts';
import { media as english } from '#messages/en/media.ts';
import type { Refusal } from '#newsroom/refusal.ts';
import { answerRefusal } from '../answer.ts';

const own = { ar: arabic.refused, en: english.refused };

/** A refusal that is about a file says what may be sent instead. */
export function answerFileRefusal(request: Request, refusal: Refusal): Response {
  return answerRefusal(request, refusal, own);
}
