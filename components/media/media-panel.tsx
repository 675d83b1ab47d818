'use client';

import { useEffect, useRef, useState } from 'react';
import { fill } from '#components/desk/words.ts';
import { Notice } from '#components/ui/notice.tsx';
import { media as arabic } from '#messages/ar/media.ts';
import { media as english } from '#messages/en/media.ts';
import type { Locale } from '#messages/locale.ts';
import type { MediaItem } from '#newsroom/media-item.ts';
import { KnownFiles } from './known-files.tsx';
import { badgesOf, isRecent } from './media-card.tsx';
import { thumbnail } from './media-client.ts';
import { MediaLibrary } from './media-library.tsx';
import { Thumb } from './thumb.tsx';

interface MediaPanelProps {
  locale: Locale;
  /** Where only one kind of file fits. */
  kind?: MediaItem['kind'];
  put(file: MediaItem): void;
  close(): void;
}

/** The library beside a story's text: search, look, put. What is uploaded here is chosen at once. */
export default function MediaPanel({ locale, kind, put, close }: MediaPanelProps) {
  const words = locale === 'ar' ? arabic : english;
  const [chosen, setChosen] = useState<MediaItem | null>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLInputElement>('input[type="search"]')?.focus(), []);
  return (
    <aside
      ref={panel}
      className="media-panel"
      aria-label={words.choose.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <div className="media-detail-head">
        <h2>{words.choose.title}</h2>
        <button type="button" className="button button-quiet" onClick={close}>
          {words.detail.close}
        </button>
      </div>
      <KnownFiles>
        <MediaLibrary
          words={words}
          locale={locale}
          kind={kind}
          selected={chosen?.id ?? null}
          select={setChosen}
          stored={setChosen}
        >
          {chosen ? (
            <Chosen file={chosen} fits={!kind || chosen.kind === kind} {...{ words, locale, put }} />
          ) : null}
        </MediaLibrary>
      </KnownFiles>
    </aside>
  );
}

function Chosen({
  file,
  fits,
  words,
  locale,
  put,
}: {
  file: MediaItem;
  fits: boolean;
  words: typeof arabic;
  locale: Locale;
  put(file: MediaItem): void;
}) {
  const picture = thumbnail(file);
  const why = file.withdrawn ? words.badges.withdrawn : file.lapsed ? words.badges.lapsed : null;
  return (
    <section className="media-chosen" aria-live="polite">
      {picture ? <Thumb src={picture} alt={file.alt} /> : null}
      <div>
        <p dir="auto">{file.caption || file.fileName}</p>
        <div className="media-badges">
          {badgesOf(file, words, locale).map(({ text, bad }) => (
            <span key={text} data-bad={bad || undefined}>
              {text}
            </span>
          ))}
        </div>
        {why ? (
          <Notice tone="bad">
            <p>{fill(words.choose.blocked, { why })}</p>
          </Notice>
        ) : null}
        {file.cautions.map((caution) => (
          <p key={caution} className="quiet" dir="auto">
            {fill(words.rights.cautions[caution], {
              territory: file.territory,
              terms: file.terms,
              date: file.rightsUntil,
            })}
          </p>
        ))}
        {isRecent(file) ? (
          <Notice tone="warn">
            <p>{words.recentTitle}</p>
          </Notice>
        ) : null}
        <button
          type="button"
          className="button button-primary"
          disabled={!fits || file.withdrawn !== null}
          onClick={() => put(file)}
        >
          {words.choose.put}
        </button>
      </div>
    </section>
  );
}
