'use client';

import { useActionState } from 'react';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Secret } from '#components/ui/secret.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { deskWords } from './words.ts';

const roles = ['journalist', 'editor', 'admin'] as const;

export function AddPersonForm({ action, locale }: { action: FormAction; locale: Locale }) {
  const words = deskWords(locale);
  const [answer, submit] = useActionState(action, null);
  const refused = answer && !answer.ok ? answer : null;
  const wrong = (field: string) => (refused?.field === field ? refused.message : undefined);
  return (
    <form action={submit} className="sheet-form" aria-labelledby="add-person">
      <h2 id="add-person">{words.people.add}</h2>
      {answer?.ok ? (
        <Notice tone="good" live="status">
          <p>{answer.message}</p>
          {answer.secret ? (
            <>
              <p>{words.people.passwordOnce}</p>
              <Secret label={words.people.password} value={answer.secret} />
            </>
          ) : null}
        </Notice>
      ) : null}
      {refused && !refused.field ? (
        <Notice tone="bad" live="alert">
          <p>{refused.message}</p>
        </Notice>
      ) : null}
      <TextField
        label={words.people.name}
        name="name"
        autoComplete="off"
        required
        maxLength={200}
        defaultValue={refused?.fields?.name ?? ''}
        error={wrong('name')}
      />
      <TextField
        label={words.people.email}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="off"
        required
        defaultValue={refused?.fields?.email ?? ''}
        error={wrong('email')}
      />
      <SelectField label={words.people.role} name="role" defaultValue={refused?.fields?.role ?? 'journalist'}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {words.roles[role]}
          </option>
        ))}
      </SelectField>
      <SubmitButton busy={words.story.busy}>{words.people.addSubmit}</SubmitButton>
    </form>
  );
}
