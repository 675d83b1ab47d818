'use client';

import { useActionState } from 'react';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { deskWords } from './words.ts';

export function WelcomeForm({
  action,
  token,
  locale,
}: {
  action: FormAction;
  token: string;
  locale: Locale;
}) {
  const words = deskWords(locale).welcome;
  const [answer, submit] = useActionState(action, null);
  const wrong = (field: string) =>
    answer && !answer.ok && answer.field === field ? answer.message : undefined;
  return (
    <form action={submit} className="card-form">
      {answer && !answer.ok && !answer.field ? (
        <Notice tone="bad" live="alert">
          <p>{answer.message}</p>
        </Notice>
      ) : null}
      <input type="hidden" name="token" value={token} />
      <TextField
        label={words.name}
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={answer?.fields?.name ?? ''}
        error={wrong('name')}
      />
      <TextField
        label={words.email}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        defaultValue={answer?.fields?.email ?? ''}
        error={wrong('email')}
      />
      <TextField
        label={words.password}
        hint={words.passwordHint}
        name="password"
        type="password"
        dir="ltr"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={128}
        error={wrong('password')}
      />
      <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
    </form>
  );
}
