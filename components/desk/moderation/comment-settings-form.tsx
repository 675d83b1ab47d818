'use client';

import { SelectField, TextArea, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from '../form-answer.ts';
import { FormNotice, useFormAnswer } from '../use-form-answer.tsx';
import { commentWords, deskWords } from '../words.ts';

export interface CommentSettingsValues {
  where: string;
  moderation: string;
  closeAfterDays: string;
  /** One a line. */
  words: string;
}

export function CommentSettingsForm({
  values,
  action,
  locale,
}: {
  values: CommentSettingsValues;
  action: FormAction;
  locale: Locale;
}) {
  const { settings: words } = commentWords(locale);
  const { answer, submit, wrong, typed } = useFormAnswer(action);
  const value = (field: keyof CommentSettingsValues) => typed(field, values[field]);
  return (
    <form action={submit} className="sheet-form" aria-labelledby="comment-settings">
      <h2 id="comment-settings">{words.title}</h2>
      <FormNotice answer={answer} />
      <SelectField
        key={`where-${value('where')}`}
        label={words.where}
        hint={words.whereHint}
        name="where"
        defaultValue={value('where')}
      >
        <option value="off">{words.off}</option>
        <option value="chosen">{words.chosen}</option>
        <option value="all">{words.all}</option>
      </SelectField>
      <SelectField
        key={`moderation-${value('moderation')}`}
        label={words.moderation}
        name="moderation"
        defaultValue={value('moderation')}
      >
        <option value="before">{words.before}</option>
        <option value="after">{words.after}</option>
      </SelectField>
      <TextField
        label={words.days}
        hint={words.daysHint}
        name="closeAfterDays"
        inputMode="numeric"
        dir="ltr"
        required
        defaultValue={value('closeAfterDays')}
        error={wrong('closeAfterDays')}
      />
      <TextArea
        label={words.words}
        hint={words.wordsHint}
        name="words"
        dir="auto"
        rows={6}
        defaultValue={value('words')}
        error={wrong('words')}
      />
      <SubmitButton busy={deskWords(locale).story.busy}>{words.save}</SubmitButton>
    </form>
  );
}
