'use client';

import { type KeyboardEvent, type RefObject, useState } from 'react';
import { dirOf } from '#arabic/bidi.ts';
import type { HouseStyle } from '#arabic/house.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { SectionRef } from '#newsroom/types.ts';
import type { PageFields } from './saving/working-copy.ts';
import { correctField } from './typing/arabic-typing.ts';
import { meantKey } from './typing/physical-keys.ts';

interface LineProps {
  label: string;
  hint: string;
  value: string;
  className: string;
  /** Which way the line runs while nothing in it says so. */
  dir: 'rtl' | 'ltr';
  readOnly: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  /** The house's rules of writing; null where this person has turned them off. */
  house: HouseStyle | null;
  onChange(value: string): void;
  /** Enter, or the arrow past its end: on to what stands below. */
  next(): void;
  /** The arrow past its beginning. */
  previous?(): void;
  /** True where the last change of this line was not typed in it, and is taken back, or made again, another way. */
  stepBack(way: 'undo' | 'redo'): boolean;
}

/** Headline and lead look as they will be read, grow with their text and hold no line breaks. */
export function StoryLine(props: LineProps) {
  const { label, hint, value, className, dir, readOnly, field, house, onChange, next, previous } = props;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const caretAt = selectionStart === selectionEnd ? selectionStart : null;
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    const way = historyKeyOf(event);
    if (way && props.stepBack(way)) event.preventDefault();
    else if (event.key === 'Enter') {
      event.preventDefault();
      if (isPlain) next();
    } else if (isPlain && event.key === 'ArrowDown' && caretAt === value.length) {
      event.preventDefault();
      next();
    } else if (isPlain && event.key === 'ArrowUp' && caretAt === 0 && previous) {
      event.preventDefault();
      previous();
    }
  }

  return (
    <span className={`ed-grow ${className}`} data-value={`${value || hint}\u200b`}>
      <textarea
        ref={field}
        rows={1}
        aria-label={label}
        placeholder={hint}
        value={value}
        readOnly={readOnly}
        dir={dirOf(value) ?? dir}
        onKeyDown={onKeyDown}
        onChange={({ target, nativeEvent }) => {
          // A correction is typed in by the browser and comes here by itself.
          if (house && correctField(target, nativeEvent, house)) return;
          onChange(target.value.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' '));
        }}
      />
    </span>
  );
}

function historyKeyOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = meantKey(event) ?? event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : null;
}

interface DetailsProps {
  fields: PageFields;
  sections: SectionRef[];
  words: EditorWords;
  readOnly: boolean;
  onChange(changes: Partial<PageFields>): void;
}

/** Section, byline and tags: small and above the headline, where the published page has its kicker. */
export function StoryDetails({ fields, sections, words, readOnly, onChange }: DetailsProps) {
  const [tagText, setTagText] = useState<string | null>(null);
  const known = sections.some((section) => section.slug === fields.section);
  return (
    <fieldset className="ed-details">
      <legend>{words.details}</legend>
      <label>
        <span>{words.section}</span>
        <select
          value={fields.section}
          // A select can't be read-only; what can't be changed must still be legible and reachable.
          aria-disabled={readOnly || undefined}
          onChange={(event) => {
            if (!readOnly) onChange({ section: event.target.value });
          }}
        >
          {known ? null : <option value={fields.section}>{fields.section}</option>}
          {sections.map((section) => (
            <option key={section.slug} value={section.slug}>
              {section.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.byline}</span>
        <input
          type="text"
          value={fields.byline}
          placeholder={words.bylineHint}
          readOnly={readOnly}
          onChange={(event) => onChange({ byline: event.target.value })}
        />
      </label>
      <label>
        <span>{words.tags}</span>
        <input
          type="text"
          value={tagText ?? fields.tags.join('، ')}
          placeholder={words.tagsHint}
          readOnly={readOnly}
          onChange={(event) => {
            setTagText(event.target.value);
            onChange({ tags: readTags(event.target.value) });
          }}
          onBlur={() => setTagText(null)}
        />
      </label>
    </fieldset>
  );
}

/** Tags as they are typed: separated by Arabic or Latin commas, each once. */
export function readTags(text: string): string[] {
  const tags = text.split(/[,،]/).map((tag) => tag.replace(/^#/, '').trim());
  return [...new Set(tags.filter(Boolean))];
}
