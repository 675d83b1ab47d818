'use client';

import { useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import type { SaveStatus } from './save-types.ts';
import { clockTime, fill } from './words.ts';

interface SaveTroubleProps {
  status: SaveStatus & { kind: 'failed' };
  words: EditorWords;
  locale: Locale;
  copyMine(): Promise<boolean>;
  loadTheirs(): void;
}

/** Somebody else's version stands in the way: what happened, what is safe, and the two things to do. */
export function SaveTroubleNotice({ status, words: all, locale, copyMine, loadTheirs }: SaveTroubleProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const words = all.trouble;
  return (
    <section className="ed-notice is-trouble" role="alert">
      <p>
        <strong>{whatHappened(status, all, locale)}</strong> {words.safe}
      </p>
      <p className="ed-notice-choices">
        <button type="button" className="ed-button" onClick={async () => setCopied(await copyMine())}>
          {words.copy}
        </button>
        <button type="button" className="ed-quiet-button" onClick={loadTheirs}>
          {words.loadTheirs}
        </button>
        {copied === null ? null : <span role="status">{copied ? words.copied : words.notCopied}</span>}
      </p>
    </section>
  );
}

function whatHappened(status: SaveStatus & { kind: 'failed' }, all: EditorWords, locale: Locale): string {
  const words = all.trouble;
  if (status.trouble === 'closed') return words.closed;
  const at = status.refusal?.current?.changedAt;
  const time = at ? clockTime(at, locale, new Date()) : '';
  if (status.refusal?.by && time) return fill(words.staleBy, { name: status.refusal.by, time });
  return time ? fill(words.stale, { time }) : words.staleUnknown;
}

interface BackupNoticeProps {
  at: string;
  words: EditorWords['backup'];
  locale: Locale;
  restore(): void;
  drop(): void;
}

/** Text on this device that never reached the server. */
export function BackupNotice({ at, words, locale, restore, drop }: BackupNoticeProps) {
  return (
    <section className="ed-notice" role="status">
      <p>{fill(words.found, { time: clockTime(at, locale, new Date()) })}</p>
      <p className="ed-notice-choices">
        <button type="button" className="ed-button" onClick={restore}>
          {words.restore}
        </button>
        <button type="button" className="ed-quiet-button" onClick={drop}>
          {words.drop}
        </button>
      </p>
    </section>
  );
}
