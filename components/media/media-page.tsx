'use client';

import { useState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { media as arabic } from '#messages/ar/media.ts';
import { media as english } from '#messages/en/media.ts';
import type { Locale } from '#messages/locale.ts';
import type { MediaItem } from '#newsroom/media-item.ts';
import { MediaDetail } from './media-detail.tsx';
import { MediaLibrary } from './media-library.tsx';

interface MediaPageProps {
  locale: Locale;
  initial: { items: MediaItem[]; total: number };
  mayWithdraw: boolean;
  /** A file the address names. */
  shown: string | null;
}

/** The library with what is chosen in it beside it. */
export function MediaPage({ locale, initial, mayWithdraw, shown }: MediaPageProps) {
  const words = locale === 'ar' ? arabic : english;
  const [selected, setSelected] = useState<string | null>(shown);
  const [updated, setUpdated] = useState<MediaItem | null>(null);
  const [gone, setGone] = useState<string[]>([]);
  const [first] = useState(initial);
  return (
    <div className="media-page" data-open={selected ? true : undefined}>
      <div>
        <div aria-live="polite">
          {gone.length > 0 ? (
            <Notice tone="good">
              <p>{words.detail.deleted}</p>
            </Notice>
          ) : null}
        </div>
        <MediaLibrary
          key={gone.length}
          words={words}
          locale={locale}
          initial={gone.length === 0 ? first : undefined}
          selected={selected}
          select={(file) => setSelected(file?.id ?? null)}
          updated={updated}
        />
      </div>
      {selected ? (
        <MediaDetail
          key={selected}
          id={selected}
          words={words}
          locale={locale}
          mayWithdraw={mayWithdraw}
          changed={setUpdated}
          deleted={(id) => {
            setGone([...gone, id]);
            setSelected(null);
          }}
          show={setSelected}
          close={() => setSelected(null)}
        />
      ) : null}
    </div>
  );
}
