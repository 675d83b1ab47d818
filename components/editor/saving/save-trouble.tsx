'use client';

import { useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import { clockTime, fill } from '../words.ts';
import type { SaveStatus } from './save-types.ts';

interface SaveTroubleProps {
  status: SaveStatus & { kind: 'failed' };
  words: EditorWords;
  locale: Locale;
  /** Where both versions can be put beside each other; `merge` where nobody needs to look. */
  compare?: () => void;
  merge?: () => void;
  copyMine(): Promise<boolean>;
  loadTheirs(): void;
}

/** Somebody else's version stands in the way: what happened, what is safe, and what can be done. */
export function SaveTroubleNotice(props: SaveTroubleProps) {
  const { status, words: all, locale, compare, merge, copyMine, loadTheirs } = props;
  const [copied, setCopied] = useState<boolean | null>(null);
  const words = all.trouble;
  return (
    <section className="ed-notice is-trouble" role="alert">
      <p>
        <strong>{whatHappened(status, all, locale)}</strong> {merge ? all.saving.compare.ready : null}{' '}
        {words.safe}
      </p>
      <p className="ed-notice-choices">
        {merge ? (
          <button type="button" className="ed-button" onClick={merge}>
            {all.saving.compare.merge}
          </button>
        ) : null}
        {compare ? (
          <button type="button" className={merge ? 'ed-quiet-button' : 'ed-button'} onClick={compare}>
            {all.saving.compare.open}
          </button>
        ) : null}
        <button type="button" className="ed-quiet-button" onClick={async () => setCopied(await copyMine())}>
          {words.copy}
        </button>
        {compare ? null : (
          <button type="button" className="ed-quiet-button" onClick={loadTheirs}>
            {words.loadTheirs}
          </button>
        )}
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

/** Text of this person that was on this device only: brought back already, or put aside and to be had. */
export function DeviceTextNotice({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <section className="ed-notice" role="status">
      <p>{text}</p>
      <p className="ed-notice-choices">{children}</p>
    </section>
  );
}
