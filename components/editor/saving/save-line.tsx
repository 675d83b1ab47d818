'use client';

import { useState, useSyncExternalStore } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import { useSessionStore, type Writer } from '../editor-session.tsx';
import { clockTime, fill } from '../words.ts';
import { refusedWhy } from './refused-why.ts';
import type { SaveStatus } from './save-types.ts';
import { SignInDialog } from './sign-in-dialog.tsx';

interface SaveLineProps {
  words: EditorWords;
  locale: Locale;
  writer: Writer;
  /** Answers what is wrong, or null where the person is in. */
  signInAgain(email: string, password: string): Promise<string | null>;
}

/** Whether the text is saved, and why not: always there, never loud. */
export function SaveLine({ words, locale, writer, signInAgain }: SaveLineProps) {
  const { saves } = useSessionStore();
  const { flush } = saves;
  const { subscribe, getSnapshot } = saves.queue;
  // Not the whole session: a new revision alone is nothing to draw this line anew for.
  const ofStatus = () => getSnapshot().status;
  const ofUnsaved = () => getSnapshot().unsaved;
  const status = useSyncExternalStore(subscribe, ofStatus, ofStatus);
  const unsaved = useSyncExternalStore(subscribe, ofUnsaved, ofUnsaved);
  const { isKept } = useSyncExternalStore(saves.subscribe, saves.getSnapshot, saves.getSnapshot);
  const [isSigningIn, setSigningIn] = useState(false);
  // The server has another clock and time zone: the time appears once the page runs.
  const isLive = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const trouble = status.kind === 'failed' ? status.trouble : null;
  const isOut = trouble === 'not_signed_in' || trouble === 'other_person';
  return (
    <div className="ed-save" data-state={status.kind}>
      <p role="status">
        {sentence(status, words, locale, isLive)}
        {unsaved && !isKept ? ` ${words.saving.notKept}` : null}
      </p>
      {isOut ? (
        <button type="button" className="ed-quiet-button" onClick={() => setSigningIn(true)}>
          {words.saving.signIn.open}
        </button>
      ) : null}
      {trouble === 'network' ? (
        <button type="button" className="ed-quiet-button" onClick={() => void flush()}>
          {words.save.retry}
        </button>
      ) : null}
      {isSigningIn ? (
        <SignInDialog
          words={words.saving.signIn}
          writer={writer}
          isOther={trouble === 'other_person'}
          signIn={signInAgain}
          close={(isIn) => {
            setSigningIn(false);
            if (isIn) void flush();
          }}
        />
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
    case 'elsewhere':
      return words.saving.elsewhere;
    case 'failed':
      return fill(save.failed, { why: why(status, words) });
  }
}

function why(status: SaveStatus & { kind: 'failed' }, words: EditorWords): string {
  const { refusal, trouble } = status;
  if (refusal?.code === 'too_large') return words.save.why.too_large;
  return (trouble === 'refused' && refusal && refusedWhy(refusal, words)) || words.save.why[trouble];
}
