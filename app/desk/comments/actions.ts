'use server';

import { refresh } from 'next/cache';
import type { FormAnswer } from '#components/desk/form-answer.ts';
import type { DecisionAnswer, QueueFilter, QueuePage, Seen } from '#components/desk/moderation/types.ts';
import { commentWords, refusalWords } from '#components/desk/words.ts';
import { getDb } from '#db/client.ts';
import { type Decided, getQueue, liftBan } from '#newsroom/comments/moderate.ts';
import { banDays, commentFilters, commentStates, rejectReasons } from '#newsroom/comments/types.ts';
import type { Result } from '#newsroom/refusal.ts';
import { ban, chooseForStory, decide } from '../../carry-out-comments.ts';
import { getDesk } from '../get-desk.ts';
import { readForm } from '../read-form.ts';
import { requireActor } from '../require-actor.ts';
import { toModerated, toQueuePage } from './queue-page.ts';

const here = '/desk/comments';
/** More at once than any page of the queue holds. */
const mostAtOnce = 500;

/** What a browser sent is anything until it was looked at. */
function readSeen(given: unknown): Seen {
  if (!Array.isArray(given)) return [];
  return given.slice(0, mostAtOnce).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('id' in one) || !('version' in one)) return [];
    const { id, version } = one;
    return typeof id === 'string' && typeof version === 'number' ? [{ id, version }] : [];
  });
}

export async function loadQueue(
  filter: QueueFilter,
  storyId: string | null,
  after: string | null,
): Promise<QueuePage> {
  const actor = await requireActor(here);
  const desk = await getDesk();
  const [createdAt, id] = typeof after === 'string' ? after.split(' ') : [];
  const queue = await getQueue(desk.db, actor, {
    filter: commentFilters.find((name) => name === filter) ?? 'waiting',
    storyId: typeof storyId === 'string' ? storyId : undefined,
    after: createdAt && id ? { createdAt, id } : undefined,
  });
  return toQueuePage(queue, desk);
}

export async function decideAction(comments: Seen, to: string, reason: string): Promise<DecisionAnswer> {
  const actor = await requireActor(here);
  return toAnswer(
    await decide(actor, {
      comments: readSeen(comments),
      to: commentStates.find((state) => state === to) ?? 'waiting',
      reason: rejectReasons.find((name) => name === reason) ?? '',
    }),
  );
}

export async function banAction(comment: Seen[number], kind: string, days: number): Promise<DecisionAnswer> {
  const actor = await requireActor(here);
  const [seen] = readSeen([comment]);
  const result = await ban(actor, {
    comment: seen ?? { id: '', version: 0 },
    kind: kind === 'sender' ? 'sender' : 'name',
    days: banDays.find((one) => one === days) ?? 7,
  });
  const answer = await toAnswer(result);
  return answer.ok && result.ok ? { ...answer, banId: result.value.banId } : answer;
}

async function toAnswer(result: Result<Decided>): Promise<DecisionAnswer> {
  const desk = await getDesk();
  if (!result.ok) return { ok: false, message: refusalWords(desk.locale, result.refusal.code) };
  const { changed, stale } = result.value;
  return {
    ok: true,
    changed: changed.map((comment) => toModerated(comment, desk)),
    stale: stale.map((comment) => toModerated(comment, desk)),
  };
}

export async function liftBanAction(id: string): Promise<void> {
  await liftBan(await getDb(), await requireActor(here), String(id));
}

export async function liftBanByForm(form: FormData): Promise<void> {
  await liftBanAction(readForm(form, ['id']).id);
  refresh();
}

export async function chooseForStoryAction(
  _previous: FormAnswer | null,
  form: FormData,
): Promise<FormAnswer> {
  const actor = await requireActor(here);
  const { locale } = await getDesk();
  const { story: storyId, choice } = readForm(form, ['story', 'choice']);
  const result = await chooseForStory(actor, {
    storyId,
    choice: choice === 'on' || choice === 'off' || choice === 'closed' ? choice : null,
  });
  if (!result.ok) return { ok: false, message: refusalWords(locale, result.refusal.code) };
  refresh();
  return { ok: true, message: commentWords(locale).story.saved };
}
