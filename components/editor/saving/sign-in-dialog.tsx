'use client';

import { type SyntheticEvent, useId, useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Writer } from '../editor-session.tsx';
import { useModal } from '../use-modal.ts';
import { fill } from '../words.ts';

interface SignInDialogProps {
  words: EditorWords['saving']['signIn'];
  writer: Writer;
  /** Another account is signed in by now. */
  isOther: boolean;
  signIn(email: string, password: string): Promise<string | null>;
  close(isIn: boolean): void;
}

/** Signs in over the page, for whoever wrote what stands on it: the text stays where it is. */
export function SignInDialog({ words, writer, isOther, signIn, close }: SignInDialogProps) {
  const dialog = useModal();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const id = useId();

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const password = new FormData(event.currentTarget).get('password');
    setBusy(true);
    setProblem('');
    const wrong = await signIn(writer.email, String(password)).catch(() => words.network);
    setBusy(false);
    if (wrong === null) close(true);
    else setProblem(wrong);
  }

  return (
    <dialog
      ref={dialog}
      className="ed-dialog is-narrow"
      aria-labelledby={`${id}-title`}
      onClose={() => close(false)}
    >
      <form className="ed-sign-in" onSubmit={submit}>
        <h2 id={`${id}-title`}>{words.title}</h2>
        <p>{isOther ? fill(words.otherPerson, { name: writer.name }) : words.safe}</p>
        <label>
          <span>{words.account}</span>
          <input type="email" name="email" dir="ltr" autoComplete="username" value={writer.email} readOnly />
        </label>
        <label>
          <span>{words.password}</span>
          <input
            type="password"
            name="password"
            dir="ltr"
            autoComplete="current-password"
            required
            aria-invalid={problem ? true : undefined}
            aria-describedby={`${id}-problem`}
            data-first
          />
        </label>
        <p id={`${id}-problem`} className="ed-problem" role="alert">
          {problem}
        </p>
        <p className="ed-notice-choices">
          <button type="submit" className="ed-button" aria-disabled={isBusy}>
            {isBusy ? words.busy : words.submit}
          </button>
          <button type="button" className="ed-quiet-button" onClick={() => close(false)}>
            {words.later}
          </button>
        </p>
      </form>
    </dialog>
  );
}
