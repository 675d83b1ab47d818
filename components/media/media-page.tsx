'use client';

import { useState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { media as arabic } from '#messages/ar/media.ts';
import { media as english } from '#messages/en/media.ts';
import type { Locale } from '#messages/locale.ts';
import type { MediaItem } from '#newsroom/media-item.ts';
import { KnownFiles } from './known-files.tsx';
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
  const [isDeleted, setIsDeleted] = useState(false);
  return (
    <KnownFiles>
      <div className="media-page" data-open={selected ? true : undefined}>
        <div>
          <div aria-live="polite">
            {isDeleted ? (
              <Notice tone="good">
                <p>{words.detail.deleted}</p>
              </Notice>
            ) : null}
          </div>
          <MediaLibrary
            words={words}
            locale={locale}
            initial={initial}
            selected={selected}
            select={(file) => setSelected(file?.id ?? null)}
          />
        </div>
        {selected ? (
          <MediaDetail
            key={selected}
            id={selected}
            words={words}
            locale={locale}
            mayWithdraw={mayWithdraw}
            deleted={() => {
              setIsDeleted(true);
              setSelected(null);
            }}
            show={setSelected}
            close={() => setSelected(null)}
          />
        ) : null}
      </div>
    </KnownFiles>
  );
}
