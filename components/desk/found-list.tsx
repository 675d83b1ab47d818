import Link from 'next/link';
import { Pieces } from '#components/site/pieces.tsx';
import type { Piece } from '#components/site/types.ts';
import { Moment, type MomentText } from '#components/ui/moment.tsx';
import { StateBadge } from '#components/ui/state-badge.tsx';
import type { DeskWords } from '#messages/ar/desk.ts';
import type { StoryListItem } from '#newsroom/types.ts';

export interface FoundRow {
  item: StoryListItem;
  changed: MomentText;
  headline: Piece[];
  snippet: Piece[];
}

/** What the desk's search found: the words looked for are marked, in the headline and in the text around them. */
export function FoundList({ rows, words }: { rows: FoundRow[]; words: DeskWords }) {
  return (
    // A list that CSS strips of its markers is no list to VoiceOver unless it says so.
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <ul className="story-list" role="list" aria-label={words.search.found}>
      {rows.map(({ item, changed, headline, snippet }) => (
        <li key={item.id} className="found-row">
          <Link
            href={`/desk/stories/${item.id}`}
            className={item.headline ? 'story-row-headline' : 'story-row-headline is-untitled'}
          >
            <bdi>{item.headline ? <Pieces pieces={headline} /> : words.list.untitled}</bdi>
          </Link>
          <p className="found-row-text" dir="auto">
            <Pieces pieces={snippet} />
          </p>
          <p className="story-row-meta">
            <StateBadge state={item.state}>{words.states[item.state]}</StateBadge>
            {item.live ? <span className="live-mark">{words.list.liveMark}</span> : null}
            <span>{item.section.name}</span>
            <bdi>{item.author.name}</bdi>
            <Moment moment={changed} />
          </p>
        </li>
      ))}
    </ul>
  );
}
