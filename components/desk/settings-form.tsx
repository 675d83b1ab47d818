'use client';

import { SelectField, TextArea, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { FormNotice, useFormAnswer } from './use-form-answer.tsx';
import { deskWords, editionWords, embedWords } from './words.ts';

export interface SettingsValues {
  name: string;
  nameEn: string;
  description: string;
  english: string;
  descriptionEn: string;
  timeZone: string;
  digits: string;
  months: string;
  needsCredit: string;
  needsRights: string;
  innerQuotes: string;
  securityContact: string;
  /** One host a line. */
  frameHosts: string;
}

export function SettingsForm({
  values,
  timeZones,
  action,
  locale,
}: {
  values: SettingsValues;
  timeZones: string[];
  action: FormAction;
  locale: Locale;
}) {
  const { settings: words, story } = deskWords(locale);
  const frames = embedWords(locale).desk;
  const { answer, submit, wrong, typed } = useFormAnswer(action);
  const value = (field: keyof SettingsValues) => typed(field, values[field]);
  const edition = editionWords(locale).settings;
  return (
    <form action={submit} className="sheet-form">
      <FormNotice answer={answer} />
      <TextField
        label={words.name}
        name="name"
        required
        maxLength={200}
        defaultValue={value('name')}
        error={wrong('name')}
      />
      <TextField
        label={words.nameEn}
        name="nameEn"
        dir="ltr"
        required
        maxLength={200}
        defaultValue={value('nameEn')}
        error={wrong('nameEn')}
      />
      <TextField
        label={words.description}
        hint={words.descriptionHint}
        name="description"
        required
        maxLength={200}
        defaultValue={value('description')}
        error={wrong('description')}
      />
      <SelectField
        key={`english-${value('english')}`}
        label={edition.english}
        name="english"
        defaultValue={value('english')}
      >
        <option value="false">{edition.off}</option>
        <option value="true">{edition.on}</option>
      </SelectField>
      <TextField
        label={edition.descriptionEn}
        name="descriptionEn"
        dir="ltr"
        maxLength={200}
        defaultValue={value('descriptionEn')}
        error={wrong('descriptionEn')}
      />
      <TextField
        label={words.timeZone}
        name="timeZone"
        dir="ltr"
        list="time-zones"
        required
        defaultValue={value('timeZone')}
        error={wrong('timeZone')}
      />
      <datalist id="time-zones">
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <SelectField
        key={`digits-${value('digits')}`}
        label={words.digits}
        name="digits"
        defaultValue={value('digits')}
      >
        <option value="western">{words.western}</option>
        <option value="arabic">{words.arabic}</option>
      </SelectField>
      <SelectField
        key={`months-${value('months')}`}
        label={words.months}
        name="months"
        defaultValue={value('months')}
      >
        <option value="both">{words.both}</option>
        <option value="levant">{words.levant}</option>
        <option value="gregorian">{words.gregorian}</option>
      </SelectField>
      <SelectField
        key={`needsCredit-${value('needsCredit')}`}
        label={words.needsCredit}
        hint={words.needsCreditHint}
        name="needsCredit"
        defaultValue={value('needsCredit')}
      >
        <option value="false">{words.creditAsked}</option>
        <option value="true">{words.creditNeeded}</option>
      </SelectField>
      <SelectField
        key={`needsRights-${value('needsRights')}`}
        label={words.needsRights}
        hint={words.needsCreditHint}
        name="needsRights"
        defaultValue={value('needsRights')}
      >
        <option value="false">{words.rightsAsked}</option>
        <option value="true">{words.rightsNeeded}</option>
      </SelectField>
      <SelectField
        key={`quotes-${value('innerQuotes')}`}
        label={words.innerQuotes}
        name="innerQuotes"
        defaultValue={value('innerQuotes')}
      >
        <option value="angle">«‹ ›»</option>
        <option value="curly">«“ ”»</option>
      </SelectField>
      <TextField
        label={words.securityContact}
        hint={words.securityContactHint}
        name="securityContact"
        dir="ltr"
        maxLength={200}
        defaultValue={value('securityContact')}
        error={wrong('securityContact')}
      />
      <TextArea
        label={frames.frames}
        hint={frames.framesHint}
        name="frameHosts"
        dir="ltr"
        rows={4}
        defaultValue={value('frameHosts')}
        error={wrong('frameHosts')}
      />
      <SubmitButton busy={story.busy}>{words.save}</SubmitButton>
    </form>
  );
}
