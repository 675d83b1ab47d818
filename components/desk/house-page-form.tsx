'use client';

import { TextArea, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { FormNotice, useFormAnswer } from './use-form-answer.tsx';
import { deskWords, housePageWords } from './words.ts';

/** One of the newsroom's own pages; the button says whether readers are to see it. */
export function HousePageForm({
  slug,
  number,
  values,
  action,
  locale,
}: {
  slug: string;
  /** The version that stands now; 0 for none. */
  number: number;
  values: { title: string; source: string };
  action: FormAction;
  locale: Locale;
}) {
  const words = housePageWords(locale);
  const { busy } = deskWords(locale).story;
  const { answer, submit, wrong, typed } = useFormAnswer(action);
  const value = (field: 'title' | 'source') => typed(field, values[field]);
  return (
    <form action={submit} className="sheet-form wide">
      <FormNotice answer={answer} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="number" value={number} />
      <TextField
        label={words.heading}
        name="title"
        dir="auto"
        required
        maxLength={300}
        defaultValue={value('title')}
        error={wrong('title')}
      />
      <TextArea
        label={words.text}
        hint={words.textHint}
        name="source"
        dir="auto"
        rows={18}
        defaultValue={value('source')}
        error={wrong('source')}
      />
      <div className="button-row">
        <SubmitButton busy={busy} name="show" value="true">
          {words.show}
        </SubmitButton>
        <SubmitButton busy={busy} kind="quiet" name="show" value="false">
          {words.hide}
        </SubmitButton>
      </div>
    </form>
  );
}
