import type { Route } from 'next';
import Link from 'next/link';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { SelectField } from '#components/ui/field.tsx';
import { Moment } from '#components/ui/moment.tsx';
import type { CommentWords } from '#messages/ar/comments.ts';
import type { Locale } from '#messages/locale.ts';
import { type BanDays, banDays, type RejectReason, rejectReasons } from '#newsroom/comments/types.ts';
import { fill } from '../words.ts';
import type { ModeratedComment } from './types.ts';

export interface BanChoice {
  kind: 'name' | 'sender';
  days: BanDays;
}

interface Props {
  comment: ModeratedComment;
  words: CommentWords['desk'];
  locale: Locale;
  mayModerate: boolean;
  isCurrent: boolean;
  /** Still to be decided on in this list. */
  isOpen: boolean;
  isChosen: boolean;
  isBanning: boolean;
  showStory: boolean;
  onFocus: () => void;
  onChoose: () => void;
  onDecide: (to: 'approved' | 'rejected', reason?: RejectReason) => void;
  onAskBan: () => void;
  onUndo: () => void;
  /** Null where nobody is to be banned after all. */
  onBan: (choice: BanChoice | null) => void;
}

export function CommentItem(props: Props) {
  const { comment, words, mayModerate, isCurrent, isOpen, isChosen, isBanning, showStory } = props;
  const id = useId();
  const [reason, setReason] = useState<RejectReason>('');
  return (
    <li className="talk-item" data-state={comment.state} data-done={isOpen ? undefined : true}>
      <article
        data-comment
        tabIndex={isCurrent ? 0 : -1}
        aria-labelledby={`${id}-by`}
        onFocus={props.onFocus}
      >
        <p className="talk-by" id={`${id}-by`}>
          {mayModerate ? (
            <input
              type="checkbox"
              tabIndex={isCurrent ? 0 : -1}
              checked={isChosen}
              onChange={props.onChoose}
              aria-label={fill(words.select, { name: comment.name })}
            />
          ) : null}
          <bdi className="talk-name">{comment.name}</bdi>
          {comment.isStaff ? <span className="talk-staff">{words.staff}</span> : null}
          <span className="talk-state">{words.states[comment.state]}</span>
          <Moment moment={comment.when} />
        </p>
        {comment.flags.length > 0 || comment.reports ? (
          <ul className="talk-flags">
            {comment.reports ? <li>{comment.reports}</li> : null}
            {comment.flags.map((flag) => (
              <li key={flag}>{flag}</li>
            ))}
          </ul>
        ) : null}
        <div className="talk-text">
          {comment.text
            .split('\n')
            .filter(Boolean)
            .map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text that doesn't change
              <p key={index} dir="auto">
                {line}
              </p>
            ))}
        </div>
        {showStory ? (
          <p className="quiet">
            {words.on}{' '}
            <Link href={`/desk/comments?story=${comment.story.id}` as Route} tabIndex={isCurrent ? 0 : -1}>
              <bdi>{comment.story.headline}</bdi>
            </Link>
          </p>
        ) : null}
        {comment.state === 'rejected' && comment.reason ? (
          <p className="quiet">{fill(words.rejectedFor, { reason: words.reasons[comment.reason] })}</p>
        ) : null}
        {mayModerate && !isBanning ? (
          <div className="talk-steps">
            {comment.state !== 'approved' || comment.reports ? (
              <Button kind="primary" tabIndex={isCurrent ? 0 : -1} onClick={() => props.onDecide('approved')}>
                {comment.state === 'approved' ? words.keep : words.approve}
              </Button>
            ) : null}
            {comment.state !== 'rejected' ? (
              <>
                <Button
                  kind="danger"
                  tabIndex={isCurrent ? 0 : -1}
                  onClick={() => props.onDecide('rejected', reason)}
                >
                  {words.reject}
                </Button>
                <select
                  aria-label={words.reason}
                  tabIndex={isCurrent ? 0 : -1}
                  value={reason}
                  onChange={(event) => setReason(reasonOf(event.target.value))}
                >
                  {(['', ...rejectReasons] as const).map((name) => (
                    <option key={name} value={name}>
                      {words.reasons[name]}
                    </option>
                  ))}
                </select>
              </>
            ) : null}
            {comment.isStaff ? null : (
              <Button tabIndex={isCurrent ? 0 : -1} onClick={props.onAskBan}>
                {words.ban}
              </Button>
            )}
            {isOpen ? null : (
              <Button tabIndex={isCurrent ? 0 : -1} onClick={props.onUndo}>
                {words.undo}
              </Button>
            )}
          </div>
        ) : null}
        {isBanning ? <BanForm comment={comment} words={words} onBan={props.onBan} /> : null}
      </article>
    </li>
  );
}

function reasonOf(text: string): RejectReason {
  return rejectReasons.find((reason) => reason === text) ?? '';
}

function BanForm({ comment, words: { bans }, onBan }: Pick<Props, 'comment' | 'words' | 'onBan'>) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  return (
    <form
      ref={form}
      className="talk-ban"
      aria-label={bans.title}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onBan(null);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const days = banDays.find((one) => String(one) === fields.get('days')) ?? 7;
        onBan({ kind: fields.get('kind') === 'sender' ? 'sender' : 'name', days });
      }}
    >
      <SelectField
        label={bans.kind}
        name="kind"
        hint={comment.hasSender ? undefined : bans.senderGone}
        defaultValue="name"
      >
        <option value="name">{bans.name}</option>
        <option value="sender" disabled={!comment.hasSender}>
          {bans.sender}
        </option>
      </SelectField>
      <SelectField label={bans.days} name="days" defaultValue="7">
        {banDays.map((days) => (
          <option key={days} value={days}>
            {bans.forDays[days]}
          </option>
        ))}
      </SelectField>
      <Button kind="danger" type="submit">
        {bans.confirm}
      </Button>
      <Button onClick={() => onBan(null)}>{bans.cancel}</Button>
    </form>
  );
}
