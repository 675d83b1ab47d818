'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import type { FindStories, FoundStory } from '#components/editor/blocks/find-stories.ts';
import { SelectField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { type Edition, editions, isEdition, otherEdition } from '#document/edition.ts';
import type { EditionWords } from '#messages/ar/editions.ts';
import type { FormAction } from './form-answer.ts';
import { OriginalChoice } from './original-choice.tsx';
import { FormNotice, useFormAnswer } from './use-form-answer.tsx';

interface EditionPanelProps {
  story: { id: string; edition: Edition; translationOf: string | null };
  /** It was published: its edition stays. */
  isFixed: boolean;
  /** This person may not change anything now. */
  readOnly: boolean;
  /** By edition, the newest stories that one of the other edition may tell, and how to find the rest. */
  originals: Record<Edition, FoundStory[]>;
  find: Record<Edition, FindStories>;
  action: FormAction;
  /** Handed over: the whole desk's words would come with them before the first key. */
  words: EditionWords['desk'] & { busy: string };
}

/** Which edition the story goes out in, and what it translates. */
export function EditionPanel({
  story,
  isFixed,
  readOnly,
  originals,
  find,
  action,
  words,
}: EditionPanelProps) {
  const { answer, submit } = useFormAnswer(action);
  const [edition, setEdition] = useState(story.edition);
  const router = useRouter();
  const showSaved = useEffectEvent(() => {
    // The page to write on has another direction now. A reload takes unsent words along as any other does.
    if (edition !== story.edition) location.reload();
    else router.refresh();
  });

  useEffect(() => {
    if (answer?.ok) showSaved();
  }, [answer]);

  return (
    <section className="panel" aria-labelledby="edition-title">
      <h2 id="edition-title">{words.title}</h2>
      {/* React empties a form once its action was carried out: what was chosen would look as if it were gone. */}
      <form action={submit} onReset={(event) => event.preventDefault()} className="panel-form">
        <input type="hidden" name="story" value={story.id} />
        {isFixed || readOnly ? (
          <p>
            {words.editions[story.edition]}
            <input type="hidden" name="edition" value={story.edition} />
          </p>
        ) : (
          <SelectField
            label={words.edition}
            name="edition"
            value={edition}
            onChange={({ target }) => isEdition(target.value) && setEdition(target.value)}
          >
            {editions.map((one) => (
              <option key={one} value={one}>
                {words.editions[one]}
              </option>
            ))}
          </SelectField>
        )}
        {isFixed ? <p className="quiet">{words.fixed}</p> : null}
        {readOnly ? null : (
          <>
            <OriginalChoice
              key={edition}
              given={story.translationOf}
              newest={originals[otherEdition(edition)]}
              find={find[otherEdition(edition)]}
              words={words}
            />
            <SubmitButton kind="quiet" busy={words.busy}>
              {words.save}
            </SubmitButton>
          </>
        )}
        <FormNotice answer={answer} />
      </form>
    </section>
  );
}
