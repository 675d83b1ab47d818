'use client';

import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { FormNotice, useFormAnswer } from './use-form-answer.tsx';
import { deskWords, editionWords } from './words.ts';

/** What the English edition calls each section. */
export function SectionNamesForm({
  sections,
  action,
  locale,
}: {
  sections: { slug: string; name: string; nameEn: string }[];
  action: FormAction;
  locale: Locale;
}) {
  const words = editionWords(locale).settings;
  const { answer, submit, wrong, typed } = useFormAnswer(action);
  return (
    <form action={submit} className="sheet-form" aria-labelledby="section-names">
      <h2 id="section-names">{words.sections}</h2>
      <p className="quiet">{words.sectionsHint}</p>
      <FormNotice answer={answer} />
      {sections.map(({ slug, name, nameEn }) => (
        <TextField
          key={slug}
          label={name}
          name={slug}
          dir="ltr"
          maxLength={80}
          defaultValue={typed(slug, nameEn)}
          error={wrong(slug)}
        />
      ))}
      <SubmitButton busy={deskWords(locale).story.busy}>{words.save}</SubmitButton>
    </form>
  );
}
