'use client';

import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { FormNotice, useFormAnswer } from './use-form-answer.tsx';
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
  const { answer, submit, wrong, typed } = useFormAnswer(action);
  return (
    <form action={submit} className="card-form">
      <FormNotice answer={answer} />
      <input type="hidden" name="token" value={token} />
      <TextField
        label={words.name}
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={typed('name')}
        error={wrong('name')}
      />
      <TextField
        label={words.email}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        defaultValue={typed('email')}
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
