/** What the calls about comments share: who calls, how often, and a form's answer for a browser without a script. */
import { getDb } from '#db/client.ts';
import { getPublishedCards, readerOfStory } from '#db/queries/published.ts';
import { commentsPath } from '#document/address.ts';
import { pathIn } from '#document/edition.ts';
import { site as ar } from '#messages/ar/site.ts';
import { site as en } from '#messages/en/site.ts';
import { directionOf } from '#messages/locale.ts';
import { clientAddressHeader } from '#newsroom/auth.ts';
import type { Commenter } from '#newsroom/comments/post.ts';
import { done, type Refusal, type Result, refusalStatus, refuse } from '#newsroom/refusal.ts';
import { authenticate } from '#newsroom/session.ts';
import { makeLimiter } from '#search/limiter.ts';
import { answerRefusal, refusalWords } from './answer.ts';

/** A comment of the longest text, each letter escaped, with its proof. */
const largestComment = 64 * 1024;

/** Tries by address, whatever comes of them; comments that were stored have limits of their own (newsroom/comments/rules.ts). */
const limiters = {
  comment: makeLimiter({ perSecond: 0.2, burst: 10 }),
  challenge: makeLimiter({ perSecond: 0.5, burst: 20 }),
  report: makeLimiter({ perSecond: 0.1, burst: 10 }),
};

/** Somebody of the newsroom by token or session, else a reader who hasn't tried too often. */
export async function readCommenter(
  request: Request,
  what: keyof typeof limiters,
): Promise<Result<Commenter>> {
  if (Number(request.headers.get('content-length') ?? 0) > largestComment) {
    return refuse('too_large', { detail: `at most ${largestComment} bytes` });
  }
  const who = await authenticate(request);
  if (who.ok) return done({ actor: who.value });
  if (who.refusal.code !== 'not_signed_in' || request.headers.has('authorization')) return who;
  const address = request.headers.get(clientAddressHeader) ?? '';
  return limiters[what].take(address)
    ? done({ actor: null, address })
    : refuse('too_many_requests', { detail: 'wait a little' });
}

/** The fields of a form as a browser sends it by itself; null for anything else. */
export async function readPlainForm(request: Request): Promise<URLSearchParams | null> {
  const type = request.headers.get('content-type') ?? '';
  return /^application\/x-www-form-urlencoded\b/i.test(type)
    ? new URLSearchParams((await request.text()).slice(0, largestComment))
    : null;
}

/** Back to the comments, where the fragment's words become visible. */
export async function sendBack(storyId: string, fragment: string): Promise<Response> {
  const reader = await readerOfStory((await getDb()).read, storyId);
  const story = (await getPublishedCards(reader, [storyId])).get(storyId);
  const path = story ? commentsPath({ ...story, section: story.section.slug }) : '/';
  return new Response(null, {
    status: 303,
    headers: { Location: `${path}#${fragment}`, 'Cache-Control': 'no-store' },
  });
}

const toHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const siteWords = { ar, en };

/** A form that was refused: a bare page in the story's language, from which the browser's own way back leads to what was typed. */
async function refuseForm(storyId: string, refusal: Refusal): Promise<Response> {
  const { edition } = await readerOfStory((await getDb()).read, storyId);
  const words = siteWords[edition];
  const { refused, goBack } = words.comments;
  const body = `<!DOCTYPE html>
<html lang="${edition}" dir="${directionOf(edition)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toHtml(refused)}</title></head><body><main><h1>${toHtml(refused)}</h1>
<p>${toHtml(refusalWords(edition, refusal.code))}</p><p>${toHtml(goBack)} <a href="${pathIn(edition, '/')}">${toHtml(words.toHome)}</a>.</p></main></body></html>
`;
  return new Response(body, {
    status: refusalStatus[refusal.code],
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    },
  });
}

export async function answerCommentRefusal(
  request: Request,
  refusal: Refusal,
  { storyId, isForm }: { storyId: string; isForm: boolean },
): Promise<Response> {
  return isForm ? refuseForm(storyId, refusal) : answerRefusal(request, refusal);
}
