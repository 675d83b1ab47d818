'use client';

import { useId, useState } from 'react';
import type { FindStories, FoundStory } from '#components/editor/blocks/find-stories.ts';
import { useFoundStories } from '#components/editor/blocks/use-found-stories.ts';
import { SelectField, TextField } from '#components/ui/field.tsx';
import type { EditionWords } from '#messages/ar/editions.ts';

/** Which story of the other edition this one tells: one of the newest, or one that was looked for. */
export function OriginalChoice({
  given,
  newest,
  find,
  words,
}: {
  /** Chosen before; an id, null for none. */
  given: string | null;
  newest: FoundStory[];
  find: FindStories;
  words: EditionWords['desk'];
}) {
  const [chosen, setChosen] = useState(newest.find(({ id }) => id === given) ?? null);
  const [query, setQuery] = useState('');
  const found = useFoundStories(query, find);
  const status = useId();
  const offered = Array.isArray(found) && found.length > 0 ? found : newest;
  const options = chosen && !offered.some(({ id }) => id === chosen.id) ? [chosen, ...offered] : offered;
  return (
    <>
      <TextField
        label={words.findOriginal}
        type="search"
        dir="auto"
        autoComplete="off"
        maxLength={200}
        aria-controls={status}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
        // Not the way to save the form.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p className="quiet" role="status" id={status}>
        {found === 'failed' ? words.findFailed : found && (found.length > 0 ? words.found : words.foundNone)}
      </p>
      <SelectField
        label={words.translationOf}
        hint={words.translationHint}
        name="translationOf"
        value={chosen?.id ?? ''}
        onChange={({ target }) => setChosen(options.find(({ id }) => id === target.value) ?? null)}
      >
        <option value="">{words.noTranslation}</option>
        {options.map(({ id, headline }) => (
          <option key={id} value={id}>
            {headline}
          </option>
        ))}
      </SelectField>
    </>
  );
}
