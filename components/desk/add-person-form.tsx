'use client';

import { SelectField, TextField } from '#components/ui/field.tsx';
import { Secret } from '#components/ui/secret.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { FormNotice, useFormAnswer } from './use-form-answer.tsx';
import { deskWords } from './words.ts';

const roles = ['journalist', 'editor', 'admin'] as const;

export function AddPersonForm({ action, locale }: { action: FormAction; locale: Locale }) {
  const words = deskWords(locale);
  const { answer, submit, wrong, typed } = useFormAnswer(action);
  return (
    <form action={submit} className="sheet-form" aria-labelledby="add-person">
      <h2 id="add-person">{words.people.add}</h2>
      <FormNotice answer={answer}>
        {answer?.secret ? (
          <>
            <p>{words.people.passwordOnce}</p>
            <Secret label={words.people.password} value={answer.secret} />
          </>
        ) : null}
      </FormNotice>
      <TextField
        label={words.people.name}
        name="name"
        autoComplete="off"
        required
        maxLength={200}
        defaultValue={typed('name')}
        error={wrong('name')}
      />
      <TextField
        label={words.people.email}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="off"
        required
        defaultValue={typed('email')}
        error={wrong('email')}
      />
      <SelectField label={words.people.role} name="role" defaultValue={typed('role', 'journalist')}>
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
