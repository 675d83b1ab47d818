'use client';

import { useSyncExternalStore } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import { useEditorSession } from './editor-session.tsx';
import type { SaveStatus } from './save-types.ts';
import { clockTime, fill } from './words.ts';

interface SaveLineProps {
  words: EditorWords;
  locale: Locale;
  signInHref: string;
}

/** Whether the text is saved, and why not: always there, never loud. */
export function SaveLine({ words, locale, signInHref }: SaveLineProps) {
  const { status, flush } = useEditorSession();
  // The server has another clock and time zone: the time appears once the page runs.
  const isLive = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const isFailed = status.kind === 'failed';
  return (
    <div className="ed-save" data-state={status.kind}>
      <p role="status">{sentence(status, words, locale, isLive)}</p>
      {isFailed && status.trouble === 'not_signed_in' ? (
        <a href={signInHref} target="_blank" rel="noopener">
          {words.save.signIn}
        </a>
      ) : null}
      {isFailed && (status.trouble === 'network' || status.trouble === 'not_signed_in') ? (
        <button type="button" className="ed-quiet-button" onClick={() => void flush()}>
          {words.save.retry}
        </button>
      ) : null}
    </div>
  );
}

function sentence(status: SaveStatus, words: EditorWords, locale: Locale, isLive: boolean): string {
  const { save } = words;
  switch (status.kind) {
    case 'saved':
      return isLive ? fill(save.saved, { time: clockTime(status.at, locale, new Date()) }) : save.savedPlain;
    case 'unsaved':
      return save.unsaved;
    case 'saving':
      return save.saving;
    case 'failed':
      return fill(save.failed, { why: why(status, words) });
  }
}

function why(status: SaveStatus & { kind: 'failed' }, words: EditorWords): string {
  const { refusal, trouble } = status;
  if (refusal?.code === 'too_large') return words.save.why.too_large;
  const field = refusal?.path;
  // The fields whose one way to be refused is a hidden direction mark that someone pasted.
  if (trouble === 'refused' && (field === 'headline' || field === 'lead' || field === 'byline')) {
    return fill(words.save.why.controls, { field: words[field] });
  }
  return words.save.why[trouble];
}
