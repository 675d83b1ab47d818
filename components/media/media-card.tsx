'use client';

import { formatRelative } from '#arabic/dates.ts';
import { fill } from '#components/desk/words.ts';
import type { MediaWords } from '#messages/ar/media.ts';
import type { Locale } from '#messages/locale.ts';
import type { MediaItem } from '#newsroom/media-item.ts';
import { thumbnail } from './media-client.ts';
import { Thumb } from './thumb.tsx';

const week = 7 * 86_400_000;

export function isRecent(file: MediaItem): boolean {
  return file.shownAt !== null && Date.now() - Date.parse(file.shownAt) < week;
}

/** What somebody should know before using it, worst first. */
export function badgesOf(
  file: MediaItem,
  words: MediaWords,
  locale: Locale,
): { text: string; bad: boolean }[] {
  const { badges } = words;
  return [
    ...(file.withdrawn ? [{ text: badges.withdrawn, bad: true }] : []),
    ...(file.making === 'failed' ? [{ text: badges.unmade, bad: true }] : []),
    ...(file.lapsed ? [{ text: badges.lapsed, bad: true }] : []),
    ...(['territory', 'terms', 'ending'] as const)
      .filter((caution) => file.cautions.includes(caution))
      .map((caution) => ({ text: words.rights.badges[caution], bad: false })),
    ...(isRecent(file) && file.shownAt
      ? [
          {
            text: fill(badges.recent, {
              time: formatRelative(file.shownAt, new Date().toISOString(), locale),
            }),
            bad: false,
          },
        ]
      : []),
    ...(file.moves ? [{ text: badges.moves, bad: false }] : []),
    ...(file.credit ? [] : [{ text: badges.noCredit, bad: false }]),
    ...(file.kind === 'image' && !file.alt ? [{ text: badges.noAlt, bad: false }] : []),
  ];
}

interface MediaCardProps {
  file: MediaItem;
  words: MediaWords;
  locale: Locale;
  selected: boolean;
  select(): void;
}

export function MediaCard({ file, words, locale, selected, select }: MediaCardProps) {
  const picture = thumbnail(file);
  const title = file.caption || file.alt || file.fileName || words.kindOf[file.kind];
  return (
    <li className="media-card" data-withdrawn={file.withdrawn ? true : undefined}>
      <button type="button" aria-pressed={selected} onClick={select}>
        {picture ? (
          <Thumb src={picture} alt={file.alt} loading="lazy" width={file.width} height={file.height} />
        ) : (
          <span className="media-face" aria-hidden="true">
            {words.kindOf[file.kind]}
          </span>
        )}
        <span className="media-title">
          <bdi>{title}</bdi>
        </span>
        {file.credit ? (
          <span className="quiet">
            <bdi>{file.credit}</bdi>
          </span>
        ) : null}
        <span className="media-badges">
          {badgesOf(file, words, locale).map(({ text, bad }) => (
            <span key={text} data-bad={bad || undefined}>
              {text}
            </span>
          ))}
        </span>
      </button>
    </li>
  );
}
