'use client';

import { useActionState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { Role } from '#newsroom/types.ts';
import type { FormAction } from './form-answer.ts';
import { deskWords, fill } from './words.ts';

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  isDisabled: boolean;
  isSelf: boolean;
}

const roles: readonly Role[] = ['journalist', 'editor', 'admin'];

/** One form a person; what it answers is said above the list, where it stays when the row changes. */
export function PeopleList({
  people,
  action,
  locale,
}: {
  people: PersonRow[];
  action: FormAction;
  locale: Locale;
}) {
  const words = deskWords(locale);
  const [answer, submit] = useActionState(action, null);
  return (
    <>
      <div aria-live="polite">
        {answer ? (
          <Notice tone={answer.ok ? 'good' : 'bad'}>
            <p>{answer.message}</p>
          </Notice>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
      <ul className="people" role="list" aria-label={words.people.title}>
        {people.map((person) => (
          <li key={person.id} className="person" data-disabled={person.isDisabled || undefined}>
            <div className="person-who">
              <p className="person-name">
                <bdi>{person.name}</bdi>
                {person.isSelf ? <span className="quiet"> ({words.people.you})</span> : null}
              </p>
              <p className="person-email" dir="ltr">
                {person.email}
              </p>
            </div>
            <p className="person-role">
              {words.roles[person.role]} · {person.isDisabled ? words.people.disabled : words.people.active}
            </p>
            {person.isSelf ? null : <PersonForm person={person} submit={submit} locale={locale} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function PersonForm({
  person,
  submit,
  locale,
}: {
  person: PersonRow;
  submit: (form: FormData) => void;
  locale: Locale;
}) {
  const words = deskWords(locale).people;
  const roleWords = deskWords(locale).roles;
  const { name } = person;
  return (
    <form action={submit} className="person-form">
      <input type="hidden" name="id" value={person.id} />
      <input type="hidden" name="name" value={name} />
      {/* Keyed by the role: a form that was sent is reset to its defaults, and those are the new ones. */}
      <select
        key={person.role}
        name="role"
        aria-label={fill(words.roleOf, { name })}
        defaultValue={person.role}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {roleWords[role]}
          </option>
        ))}
      </select>
      <SubmitButton kind="quiet" name="change" value="role" aria-label={`${words.saveRole}: ${name}`}>
        {words.saveRole}
      </SubmitButton>
      {person.isDisabled ? (
        <SubmitButton kind="quiet" name="change" value="enable" aria-label={fill(words.enableOf, { name })}>
          {words.enable}
        </SubmitButton>
      ) : (
        <SubmitButton
          kind="danger"
          name="change"
          value="disable"
          aria-label={fill(words.disableOf, { name })}
        >
          {words.disable}
        </SubmitButton>
      )}
    </form>
  );
}
