'use client';

import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { FormNotice, useFormAnswer } from './use-form-answer.tsx';
import { deskWords } from './words.ts';

export function SignInForm({ action, to, locale }: { action: FormAction; to: string; locale: Locale }) {
  const words = deskWords(locale).signIn;
  const { answer, submit, typed } = useFormAnswer(action);
  return (
    <form action={submit} className="card-form">
      <FormNotice answer={answer} />
      <input type="hidden" name="to" value={to} />
      <TextField
        label={words.email}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        defaultValue={typed('email')}
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
