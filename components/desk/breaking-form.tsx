'use client';

import { SelectField, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Edition } from '#document/edition.ts';
import type { BreakingWords } from '#messages/ar/breaking.ts';
import { directionOf } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { FormNotice, useFormAnswer } from './use-form-answer.tsx';

const lengths = [15, 30, 60, 180, 720] as const;

/** The line that goes out to every reader, the story it may open, and how long it stands. */
export function BreakingForm({
  edition,
  standing,
  stories,
  longest,
  action,
  words,
}: {
  /** Whose readers it is for. */
  edition: Edition;
  /** What it would take the place of; empty for nothing. */
  standing: string;
  stories: { id: string; headline: string }[];
  longest: number;
  action: FormAction;
  words: BreakingWords;
}) {
  const { answer, submit, wrong, typed } = useFormAnswer(action);
  return (
    <form action={submit} className="sheet-form">
      <FormNotice answer={answer} />
      <input type="hidden" name="edition" value={edition} />
      <input type="hidden" name="replaces" value={standing} />
      <TextField
        label={words.text}
        hint={words.textHint}
        name="text"
        lang={edition}
        dir={directionOf(edition)}
        required
        maxLength={longest}
        defaultValue={typed('text')}
        error={wrong('text')}
      />
      <SelectField
        key={`story-${typed('story')}`}
        label={words.story}
        name="story"
        defaultValue={typed('story')}
      >
        <option value="">{words.noStory}</option>
        {stories.map(({ id, headline }) => (
          <option key={id} value={id}>
            {headline}
          </option>
        ))}
      </SelectField>
      <SelectField
        key={`minutes-${typed('minutes')}`}
        label={words.minutes}
        name="minutes"
        defaultValue={typed('minutes', '60')}
      >
        {lengths.map((minutes) => (
          <option key={minutes} value={minutes}>
            {words.lengths[minutes]}
          </option>
        ))}
      </SelectField>
      <SubmitButton busy={words.sending}>{standing ? words.replace : words.send}</SubmitButton>
    </form>
  );
}
