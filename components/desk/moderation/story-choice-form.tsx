'use client';

import { useActionState } from 'react';
import { SelectField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from '../form-answer.ts';
import { commentWords, deskWords } from '../words.ts';

/** Comments under this one story: as the newsroom does, open, closed, or none. */
export function StoryChoiceForm({
  storyId,
  choice,
  action,
  locale,
}: {
  storyId: string;
  choice: 'on' | 'off' | 'closed' | null;
  action: FormAction;
  locale: Locale;
}) {
  const { story: words } = commentWords(locale);
  const [answer, submit] = useActionState(action, null);
  return (
    <form action={submit} className="talk-choice">
      <input type="hidden" name="story" value={storyId} />
      <SelectField key={choice} label={words.title} name="choice" defaultValue={choice ?? 'house'}>
        <option value="house">{words.house}</option>
        <option value="on">{words.on}</option>
        <option value="closed">{words.closed}</option>
        <option value="off">{words.off}</option>
      </SelectField>
      <SubmitButton kind="quiet" busy={deskWords(locale).story.busy}>
        {words.save}
      </SubmitButton>
      <p role="status" data-bad={answer && !answer.ok ? true : undefined} className="talk-said">
        {answer?.message}
      </p>
    </form>
  );
}
