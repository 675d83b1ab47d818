import { useCallback, useRef, useState } from 'react';
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
  before: Pick<ModeratedComment, 'id' | 'state' | 'reason'>[];
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
  const isBusy = useRef(false);

  const put = useCallback((changed: ModeratedComment[]) => {
    const now = new Map(changed.map((comment) => [comment.id, comment]));
    setComments((all) => all.map((comment) => now.get(comment.id) ?? comment));
  }, []);

  const recount = useCallback(async () => {
    setCounts((await actions.load(filter, storyId, null)).counts);
  }, [actions, filter, storyId]);

  /** One at a time; what was chosen meanwhile is not lost, it is simply not taken. */
  const run = useCallback(
    async (ask: () => Promise<DecisionAnswer>, tell: (answer: DecisionAnswer & { ok: true }) => string) => {
      if (isBusy.current) return null;
      isBusy.current = true;
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
            : { text: tell(answer), isBad: false },
        );
        await recount();
        return answer;
      } catch {
        setSaid({ text: words.said.failed, isBad: true });
        return null;
      } finally {
        isBusy.current = false;
      }
    },
    [put, recount, words, countOf],
  );

  const remember = (chosen: ModeratedComment[], answer: DecisionAnswer | null) => {
    if (!answer?.ok || answer.changed.length === 0) return false;
    const done = new Set(answer.changed.map(({ id }) => id));
    const before = chosen
      .filter(({ id }) => done.has(id))
      .map(({ id, state, reason }) => ({ id, state, reason }));
    steps.current.push({ before, banId: answer.banId });
    return true;
  };

  const decide = async (chosen: ModeratedComment[], to: CommentState, reason: RejectReason = '') => {
    const seen = chosen.map(({ id, version }) => ({ id, version }));
    const answer = await run(
      () => actions.decide(seen, to, reason),
      ({ changed }) =>
        changed.length === 1
          ? fill(words.said[to], { name: changed[0]?.name ?? '' })
          : fill(words.said.many, { count: countOf(changed.length) }),
    );
    return remember(chosen, answer);
  };

  const ban = async (comment: ModeratedComment, kind: 'name' | 'sender', days: BanDays) => {
    const { id, version, name } = comment;
    const answer = await run(
      () => actions.ban({ id, version }, kind, days),
      () => fill(words.said.banned, { name }),
    );
    return remember([comment], answer);
  };

  const undo = async () => {
    const step = steps.current.at(-1);
    if (!step) {
      setSaid({ text: words.said.nothingToUndo, isBad: false });
      return;
    }
    const [first] = step.before;
    if (!first) return;
    const here = new Map(comments.map((comment) => [comment.id, comment]));
    const seen = step.before.flatMap(({ id }) => {
      const comment = here.get(id);
      return comment ? [{ id, version: comment.version }] : [];
    });
    const answer = await run(
      async () => {
        if (step.banId) await actions.liftBan(step.banId);
        return actions.decide(seen, first.state, first.reason);
      },
      () => words.said.undone,
    );
    if (answer) steps.current.pop();
  };

  const loadMore = async () => {
    const last = comments.at(-1);
    if (!last) return;
    try {
      const page = await actions.load(filter, storyId, `${last.when.iso} ${last.id}`);
      const known = new Set(comments.map(({ id }) => id));
      setComments([...comments, ...page.comments.filter(({ id }) => !known.has(id))]);
      setMore(page.more);
      setCounts(page.counts);
    } catch {
      setSaid({ text: words.said.failed, isBad: true });
    }
  };

  return { comments, more, counts, said, decide, ban, undo, loadMore };
}
