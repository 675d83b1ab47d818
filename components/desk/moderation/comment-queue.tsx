'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Locale } from '#messages/locale.ts';
import { type RejectReason, rejectReasons } from '#newsroom/comments/types.ts';
import { commentWords, countWords, type Digits, numberWords } from '../words.ts';
import { CommentItem } from './comment-item.tsx';
import { KeyHints } from './key-hints.tsx';
import type { CommentState, ModeratedComment, QueueActions, QueueFilter, QueuePage } from './types.ts';
import { useQueue } from './use-queue.ts';

interface Props {
  initial: QueuePage;
  filter: QueueFilter;
  filters: readonly QueueFilter[];
  story: { id: string; headline: string } | null;
  mayModerate: boolean;
  actions: QueueActions;
  locale: Locale;
  digits: Digits;
  /** Forms of «3 تعليقات». */
  counted: Parameters<typeof countWords>[1];
}

function addressOf(filter: QueueFilter, storyId: string | null): Route {
  const query = new URLSearchParams();
  if (filter !== 'waiting') query.set('show', filter);
  if (storyId) query.set('story', storyId);
  const text = query.toString();
  return (text ? `/desk/comments?${text}` : '/desk/comments') as Route;
}

type Key = 'next' | 'previous' | 'approve' | 'reject' | 'ban' | 'select' | 'undo' | { reason: RejectReason };

/** By their place, not their letter: an Arabic layout has no «j». */
const keys: Record<string, Key> = {
  KeyJ: 'next',
  ArrowDown: 'next',
  KeyK: 'previous',
  ArrowUp: 'previous',
  KeyA: 'approve',
  KeyR: 'reject',
  KeyB: 'ban',
  KeyX: 'select',
  KeyU: 'undo',
  ...Object.fromEntries(rejectReasons.map((reason, index) => [`Digit${index + 1}`, { reason }])),
};

/** What readers wrote, for whoever decides on it: by hand, by keys, one at a time or many. */
export function CommentQueue(props: Props) {
  const { initial, filter, filters, story, mayModerate, actions, locale, digits, counted } = props;
  const words = commentWords(locale);
  const storyId = story?.id ?? null;
  const countOf = (n: number) => countWords(n, counted, locale, digits);
  const queue = useQueue({ initial, filter, storyId, actions, words, countOf });
  const { comments, counts } = queue;
  const [current, setCurrent] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [banning, setBanning] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const isOpen = (comment: ModeratedComment) =>
    filter === 'reported' ? comment.reports !== null : comment.state === filter;

  const focusOn = (index: number) => {
    const items = list.current?.querySelectorAll<HTMLElement>('[data-comment]');
    const item = items?.[Math.max(0, Math.min(index, items.length - 1))];
    item?.focus();
    item?.scrollIntoView({ block: 'nearest' });
  };
  const goOn = (from: number) => {
    const next = comments.findIndex((comment, index) => index > from && isOpen(comment));
    if (next >= 0) focusOn(next);
    else list.current?.querySelectorAll<HTMLElement>('[data-comment]')[from]?.focus();
  };
  const decideOn = (index: number, to: CommentState, reason?: RejectReason) => {
    const comment = comments[index];
    if (!comment) return;
    // The hand goes on at once; if the decision isn't taken, the list says so.
    goOn(index);
    void queue.decide([comment], to, reason);
  };
  const decideChosen = async (to: 'approved' | 'rejected') => {
    await queue.decide(
      comments.filter(({ id }) => chosen.has(id)),
      to,
    );
    setChosen(new Set());
  };
  const choose = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.target instanceof HTMLSelectElement) return;
    const comment = comments[current];
    if (!comment) return;
    const key = keys[event.code];
    if (!key || (!mayModerate && key !== 'next' && key !== 'previous')) return;
    event.preventDefault();
    switch (key) {
      case 'next':
        return focusOn(current + 1);
      case 'previous':
        return focusOn(current - 1);
      case 'approve':
        return decideOn(current, 'approved');
      case 'reject':
        return decideOn(current, 'rejected');
      case 'ban':
        return comment.isStaff ? undefined : setBanning(comment.id);
      case 'select':
        return choose(comment.id);
      case 'undo':
        return void queue.undo();
      default:
        return decideOn(current, 'rejected', key.reason);
    }
  };

  // A key pressed before anything has the focus brings it into the list.
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      if (document.activeElement !== document.body || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.code === 'KeyJ' || event.code === 'KeyK') {
        list.current?.querySelector<HTMLElement>('[data-comment]')?.focus();
      }
    };
    document.addEventListener('keydown', enter);
    return () => document.removeEventListener('keydown', enter);
  }, []);

  // The number in the masthead is the server's: asked for anew once the hand rests.
  const router = useRouter();
  const { waiting } = counts;
  const shown = useRef(waiting);
  useEffect(() => {
    if (shown.current === waiting) return;
    const timer = setTimeout(() => {
      shown.current = waiting;
      router.refresh();
    }, 1500);
    return () => clearTimeout(timer);
  }, [waiting, router]);

  const numberOf = (name: QueueFilter) => (name === 'waiting' || name === 'reported' ? counts[name] : 0);
  return (
    <>
      <nav className="views" aria-label={words.filtersLabel}>
        {filters.map((name) => (
          <Link
            key={name}
            href={addressOf(name, storyId)}
            aria-current={name === filter ? 'page' : undefined}
          >
            {words.filters[name]}
            {numberOf(name) > 0 ? (
              <span className="views-count"> {numberWords(numberOf(name), locale, digits)}</span>
            ) : null}
          </Link>
        ))}
      </nav>
      {mayModerate && comments.length > 0 ? <KeyHints words={words} /> : null}
      <div className="talk-bar">
        {mayModerate && comments.length > 1 ? (
          <label className="talk-all">
            <input
              type="checkbox"
              checked={chosen.size === comments.length}
              onChange={() =>
                setChosen(new Set(chosen.size === comments.length ? [] : comments.map(({ id }) => id)))
              }
            />
            {words.selectAll}
          </label>
        ) : null}
        {chosen.size > 0 ? (
          <>
            <span>{countWords(chosen.size, words.selected, locale, digits)}</span>
            <Button onClick={() => void decideChosen('approved')}>{words.approveSelected}</Button>
            <Button kind="danger" onClick={() => void decideChosen('rejected')}>
              {words.rejectSelected}
            </Button>
          </>
        ) : null}
      </div>
      <p className="talk-said" data-bad={queue.said?.isBad || undefined} role="status">
        {queue.said?.text}
      </p>
      {comments.length === 0 ? (
        <div className="blank">
          <p>{words.empty[filter]}</p>
        </div>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so
        <ul className="talk-list" role="list" aria-label={words.list} ref={list} onKeyDown={onKey}>
          {comments.map((comment, index) => (
            <CommentItem
              key={comment.id}
              comment={comment}
              words={words}
              locale={locale}
              mayModerate={mayModerate}
              isCurrent={index === current}
              isOpen={isOpen(comment)}
              isChosen={chosen.has(comment.id)}
              isBanning={banning === comment.id}
              showStory={story === null}
              onFocus={() => setCurrent(index)}
              onChoose={() => choose(comment.id)}
              onDecide={(to, reason) => decideOn(index, to, reason)}
              onAskBan={() => setBanning(comment.id)}
              onUndo={() => void queue.undo()}
              onBan={(answer) => {
                setBanning(null);
                if (answer) {
                  goOn(index);
                  void queue.ban(comment, answer.kind, answer.days);
                } else focusOn(index);
              }}
            />
          ))}
        </ul>
      )}
      {queue.more ? <Button onClick={() => void queue.loadMore()}>{words.more}</Button> : null}
    </>
  );
}
