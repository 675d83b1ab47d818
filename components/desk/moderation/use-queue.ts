import { useRef, useState } from 'react';
import type { CommentWords } from '#messages/ar/comments.ts';
import type { BanDays, RejectReason } from '#newsroom/comments/types.ts';
import { fill } from '../words.ts';
import type {
  CommentState,
  DecisionAnswer,
  ModeratedComment,
  QueueActions,
  QueueFilter,
  QueuePage,
} from './types.ts';

/** What was, so that it can be again. */
interface Step {
  before: ModeratedComment[];
  banId?: string;
}

export interface Said {
  text: string;
  isBad: boolean;
}

interface Options {
  initial: QueuePage;
  filter: QueueFilter;
  storyId: string | null;
  actions: QueueActions;
  words: CommentWords['desk'];
  /** «3 تعليقات» */
  countOf: (n: number) => string;
}

/** The queue on this page: what it holds, what was decided here, and the way back. */
export function useQueue({ initial, filter, storyId, actions, words, countOf }: Options) {
  const [comments, setComments] = useState(initial.comments);
  const [more, setMore] = useState(initial.more);
  const [counts, setCounts] = useState(initial.counts);
  const [said, setSaid] = useState<Said | null>(null);
  const steps = useRef<Step[]>([]);
  /** As they are after all answers so far: a key is quicker than a drawing. */
  const newest = useRef(new Map(initial.comments.map((comment) => [comment.id, comment])));
  /** Decisions go one after the other, in the order of the keys. */
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const put = (changed: ModeratedComment[]) => {
    const count = (one: ModeratedComment | undefined, by: number, sum: QueuePage['counts']) => ({
      waiting: sum.waiting + (one?.state === 'waiting' ? by : 0),
      reported: sum.reported + (one?.reports ? by : 0),
    });
    const before = changed.map(({ id }) => newest.current.get(id));
    setCounts((sum) => {
      const less = before.reduce((left, one) => count(one, -1, left), sum);
      return changed.reduce((left, one) => count(one, 1, left), less);
    });
    for (const comment of changed) newest.current.set(comment.id, comment);
    setComments((all) => all.map((comment) => newest.current.get(comment.id) ?? comment));
  };

  /** Answers what was changed, null where nothing was. */
  const run = (
    ask: () => Promise<DecisionAnswer>,
    tell: (changed: ModeratedComment[]) => string,
  ): Promise<(DecisionAnswer & { ok: true }) | null> => {
    const turn = line.current.then(async () => {
      try {
        const answer = await ask();
        if (!answer.ok) {
          setSaid({ text: answer.message, isBad: true });
          return null;
        }
        put([...answer.changed, ...answer.stale]);
        const late = answer.stale.length;
        setSaid(
          late > 0
            ? { text: fill(words.said.stale, { count: countOf(late) }), isBad: true }
            : { text: tell(answer.changed), isBad: false },
        );
        return answer;
      } catch {
        setSaid({ text: words.said.failed, isBad: true });
        return null;
      }
    });
    line.current = turn;
    return turn;
  };

  const seenNow = (ids: string[]) =>
    ids.flatMap((id) => {
      const comment = newest.current.get(id);
      return comment ? [{ id, version: comment.version }] : [];
    });

  const remember = (before: ModeratedComment[], answer: DecisionAnswer | null) => {
    if (!answer?.ok || answer.changed.length === 0) return;
    const done = new Set(answer.changed.map(({ id }) => id));
    steps.current.push({ before: before.filter(({ id }) => done.has(id)), banId: answer.banId });
  };

  const decide = async (chosen: ModeratedComment[], to: CommentState, reason: RejectReason = '') => {
    const seen = chosen.map(({ id, version }) => ({ id, version }));
    const answer = await run(
      () => actions.decide(seen, to, reason),
      (changed) =>
        changed.length === 1
          ? fill(words.said[to], { name: changed[0]?.name ?? '' })
          : fill(words.said.many, { count: countOf(changed.length) }),
    );
    remember(chosen, answer);
  };

  const ban = async (comment: ModeratedComment, kind: 'name' | 'sender', days: BanDays) => {
    const { id, version, name } = comment;
    const answer = await run(
      () => actions.ban({ id, version }, kind, days),
      () => fill(words.said.banned, { name }),
    );
    remember([comment], answer);
  };

  const undo = async () => {
    await line.current;
    const step = steps.current.pop();
    if (!step) {
      setSaid({ text: words.said.nothingToUndo, isBad: false });
      return;
    }
    const answer = await run(
      async () => {
        if (step.banId) await actions.liftBan(step.banId);
        const all: DecisionAnswer = { ok: true, changed: [], stale: [] };
        // What was chosen together may have been of several minds.
        const groups = Map.groupBy(step.before, ({ state, reason }) => `${state} ${reason}`);
        for (const [first, ...others] of groups.values()) {
          if (!first) continue;
          const ids = [first, ...others].map(({ id }) => id);
          const answer = await actions.decide(seenNow(ids), first.state, first.reason);
          if (!answer.ok) return answer;
          all.changed.push(...answer.changed);
          all.stale.push(...answer.stale);
        }
        return all;
      },
      () => words.said.undone,
    );
    if (!answer) steps.current.push(step);
  };

  const loadMore = async () => {
    const last = comments.at(-1);
    if (!last) return;
    try {
      const page = await actions.load(filter, storyId, `${last.when.iso} ${last.id}`);
      const fresh = page.comments.filter(({ id }) => !newest.current.has(id));
      for (const comment of fresh) newest.current.set(comment.id, comment);
      setComments((all) => [...all, ...fresh]);
      setMore(page.more);
      setCounts(page.counts);
    } catch {
      setSaid({ text: words.said.failed, isBad: true });
    }
  };

  return { comments, more, counts, said, decide, ban, undo, loadMore };
}
