import Link from 'next/link';
import { Moment, type MomentText } from '#components/ui/moment.tsx';
import { StateBadge } from '#components/ui/state-badge.tsx';
import type { DeskWords } from '#messages/ar/desk.ts';
import type { Actor, StoryListItem } from '#newsroom/types.ts';
import { inOrder } from './step-order.ts';

export interface StoryRow {
  item: StoryListItem;
  changed: MomentText;
  /** When it is published by itself. */
  due: MomentText | null;
  /** The edition's name, where it isn't the Arabic one. */
  edition: string | null;
  /** «320 كلمة» */
  words: string;
}

/** What the row offers next, from the steps this person may take; the words are the list's own. */
export function nextStep(item: StoryListItem, actor: Pick<Actor, 'id' | 'role'>, words: DeskWords): string {
  const isMine = item.author.id === actor.id;
  if (item.state === 'draft' && isMine) return words.list.write;
  if (item.state === 'changes_requested' && isMine) return words.list.fix;
  if (item.state === 'submitted' && item.actions.includes('approve')) return words.list.reviewIt;
  // Taking a live story down is never the step that comes next.
  const step = inOrder(item.actions).find((action) => action !== 'unpublish' && action !== 'request-changes');
  if (step && item.state !== 'draft' && item.state !== 'changes_requested') return words.actions[step];
  if (item.state === 'submitted' && isMine) return words.list.wait;
  return words.list.open;
}

export function StoryList({
  rows,
  actor,
  words,
}: {
  rows: StoryRow[];
  actor: Pick<Actor, 'id' | 'role'>;
  words: DeskWords;
}) {
  return (
    // A list that CSS strips of its markers is no list to VoiceOver unless it says so.
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <ul className="story-list" role="list" aria-label={words.list.title}>
      {rows.map((row) => (
        <StoryListRow key={row.item.id} row={row} actor={actor} words={words} />
      ))}
    </ul>
  );
}

function StoryListRow({
  row: { item, changed, due, edition, words: length },
  actor,
  words,
}: {
  row: StoryRow;
  actor: Pick<Actor, 'id' | 'role'>;
  words: DeskWords;
}) {
  const headline = item.headline || words.list.untitled;
  const step = nextStep(item, actor, words);
  return (
    <li className="story-row">
      <div className="story-row-what">
        <Link
          href={`/desk/stories/${item.id}`}
          className={item.headline ? 'story-row-headline' : 'story-row-headline is-untitled'}
        >
          <bdi>{headline}</bdi>
        </Link>
        <p className="story-row-meta">
          <span>{item.section.name}</span>
          {edition === null ? null : <span>{edition}</span>}
          <bdi>{item.author.name}</bdi>
          <span>{length}</span>
        </p>
      </div>
      <p className="story-row-state">
        <StateBadge state={item.state}>{words.states[item.state]}</StateBadge>
        {due ? <Moment moment={due} show="exact" /> : null}
        {item.live ? <span className="live-mark">{words.list.liveMark}</span> : null}
      </p>
      <p className="story-row-when">
        <Moment moment={changed} />
      </p>
      <p className="story-row-next">
        <Link href={`/desk/stories/${item.id}#steps`} aria-label={`${step}: ${headline}`}>
          {step}
        </Link>
      </p>
    </li>
  );
}
