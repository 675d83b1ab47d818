'use client';

import { useActionState } from 'react';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { deskWords } from './words.ts';

export function SignInForm({ action, to, locale }: { action: FormAction; to: string; locale: Locale }) {
  const words = deskWords(locale).signIn;
  const [answer, submit] = useActionState(action, null);
  return (
    <form action={submit} className="card-form">
      {answer && !answer.ok ? (
        <Notice tone="bad" live="alert">
          <p>{answer.message}</p>
        </Notice>
      ) : null}
      <input type="hidden" name="to" value={to} />
      <TextField
        label={words.email}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        defaultValue={answer?.fields?.email ?? ''}
      />
      <TextField
        label={words.password}
        name="password"
        type="password"
        dir="ltr"
        autoComplete="current-password"
        required
      />
      <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
      <p className="quiet">{words.forgot}</p>
    </form>
  );
}
