'use client';

import { Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import type { SectionRef, Story, StoryFields } from '#newsroom/types.ts';
import { useSessionStore } from '../editor-session.tsx';
import { latePart } from '../late-part.ts';
import { clockTime, fill } from '../words.ts';
import { compareStories, isDisputed, mergeStories, type Picks } from './merge-story.ts';
import { DeviceTextNotice, SaveTroubleNotice } from './save-trouble.tsx';
import type { SavedFields } from './save-types.ts';
import type { WorkingCopy } from './working-copy.ts';

const CompareDialog = latePart(async () => (await import('./compare-dialog.tsx')).default);

interface SaveNoticesProps {
  copy: WorkingCopy;
  sections: SectionRef[];
  words: EditorWords;
  locale: Locale;
  readOnly: boolean;
  copyMine(): Promise<boolean>;
}

function fieldsOfStory({ headline, lead, section, byline, tags, body }: Story): StoryFields {
  return { headline, lead, section: section.slug, byline, tags, body };
}

/** What there is to know and to decide about text that isn't saved, or wasn't. */
export function SaveNotices({ copy, sections, words, locale, readOnly, copyMine }: SaveNoticesProps) {
  const { saves } = useSessionStore();
  const { subscribe, getSnapshot } = saves.queue;
  const ofStatus = () => getSnapshot().status;
  const status = useSyncExternalStore(subscribe, ofStatus, ofStatus);
  const { found, aside } = useSyncExternalStore(saves.subscribe, saves.getSnapshot, saves.getSnapshot);
  const [isComparing, setComparing] = useState(false);
  const trouble = status.kind === 'failed' ? status : null;
  const isStale = trouble?.trouble === 'stale_revision';
  const current = trouble?.refusal?.current;
  const base = isStale ? trouble?.refusal?.base : undefined;

  const compare = () => {
    if (!current || !base) return null;
    return compareStories(base, copy.text(), fieldsOfStory(current));
  };
  // Once for each refusal; what is typed after it is looked at again when it comes to merging.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text on the page is not React's
  const mayMerge = useMemo(() => {
    const comparison = compare();
    return comparison !== null && !isDisputed(comparison);
  }, [current, base]);

  function goOnWith(text: SavedFields) {
    if (!current) return;
    const theirs = fieldsOfStory(current);
    const { revision, state, changedAt: savedAt } = current;
    const isSaved = JSON.stringify(text) === JSON.stringify(theirs);
    saves.resolve(text, { revision, state, savedAt }, isSaved);
    setComparing(false);
    if (!isSaved) void saves.flush();
  }

  function merge(picks?: Picks) {
    const comparison = compare();
    if (!comparison) return;
    if (!picks && isDisputed(comparison)) setComparing(true);
    else goOnWith(mergeStories(comparison, picks));
  }

  async function takeTheirs() {
    await saves.putAside();
    if (isStale && current) {
      goOnWith(fieldsOfStory(current));
      return;
    }
    // Closed to this person: the page is drawn anew, as it may be seen now.
    const { revision, state } = getSnapshot();
    const text = current ? fieldsOfStory(current) : copy.text();
    saves.resolve(
      text,
      { revision: current?.revision ?? revision, state, savedAt: current?.changedAt ?? '' },
      true,
    );
    await saves.writeDown();
    window.location.reload();
  }

  async function restoreAside() {
    if (!aside) return;
    const text: SavedFields = JSON.parse(aside.fields);
    const { revision, state } = getSnapshot();
    if (getSnapshot().unsaved) await saves.putAside();
    saves.resolve(text, { revision, state, savedAt: aside.at }, false);
    await saves.flush();
    await saves.dropAside();
  }

  const time = (at: string) => clockTime(at, locale, new Date());
  const mayCompare = isStale && current && base;
  return (
    <>
      {trouble && (isStale || trouble.trouble === 'closed') ? (
        <SaveTroubleNotice
          status={trouble}
          words={words}
          locale={locale}
          compare={mayCompare ? () => setComparing(true) : undefined}
          merge={mayCompare && mayMerge ? () => merge() : undefined}
          copyMine={copyMine}
          loadTheirs={() => void takeTheirs()}
        />
      ) : null}
      {found && !trouble ? (
        <DeviceTextNotice text={fill(words.saving.found, { time: time(found) })}>
          <button type="button" className="ed-quiet-button" onClick={saves.forgetFound}>
            {words.saving.foundClose}
          </button>
        </DeviceTextNotice>
      ) : null}
      {aside && !trouble && !readOnly ? (
        <DeviceTextNotice text={fill(words.saving.aside, { time: time(aside.at) })}>
          <button type="button" className="ed-button" onClick={() => void restoreAside()}>
            {words.saving.asideRestore}
          </button>
          <button type="button" className="ed-quiet-button" onClick={() => void saves.dropAside()}>
            {words.saving.asideDrop}
          </button>
        </DeviceTextNotice>
      ) : null}
      {isComparing && current && base ? (
        <Suspense>
          <CompareDialog
            comparison={compareStories(base, copy.text(), fieldsOfStory(current))}
            by={trouble?.refusal?.by ?? null}
            at={time(current.changedAt)}
            sections={sections}
            words={words}
            apply={merge}
            takeMine={() => goOnWith(copy.text())}
            takeTheirs={() => void takeTheirs()}
            close={() => setComparing(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
