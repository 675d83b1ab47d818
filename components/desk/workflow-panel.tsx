'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useId, useRef, useState, useTransition } from 'react';
import { useEditorSession } from '#components/editor/editor-session.tsx';
import { Button, type ButtonKind } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { Notice, type Tone } from '#components/ui/notice.tsx';
import type { DeskWords } from '#messages/ar/desk.ts';
import type { ErrorWords } from '#messages/ar/errors.ts';
import type { ScheduleWords } from '#messages/ar/schedule.ts';
import type { StoryAction, StoryState } from '#newsroom/types.ts';
import { needs } from '#newsroom/workflow.ts';
import { ScheduleForm, type WallClock } from './schedule-form.tsx';
import { StepForm } from './step-form.tsx';
import { inOrder } from './step-order.ts';
import type { TakeStep } from './step-types.ts';

/** In the page's language, and given by the server: as a module, both languages would come before the first key. */
export interface StepWords extends Pick<DeskWords, 'story' | 'actions'> {
  schedule: ScheduleWords;
  refusals: ErrorWords;
}

export interface WorkflowPanelProps {
  id: string;
  /** Whose page this is: a step is taken in that person's name, or not at all. */
  person: string;
  state: StoryState;
  /** From `allowedActions`; the panel knows no rule of its own. */
  actions: StoryAction[];
  /** Why there is no step, or what to know before the next one. */
  hint: string | null;
  takeStep: TakeStep;
  clock: WallClock;
  words: StepWords;
  /** State and live mark, made on the server. */
  children: ReactNode;
}

interface Said {
  tone: Tone;
  text: string;
  reload?: boolean;
  /** The revision it was said about: with the next save it is an old story. */
  revision: number;
}

/** A step that needs words or a time, or cannot be unseen, opens a form of its own; the others run at one press. */
function asksFirst(action: StoryAction): boolean {
  return needs[action].note === true || needs[action].time === true;
}

function kindOf(action: StoryAction, index: number): ButtonKind {
  if (action === 'unpublish') return 'danger';
  return index === 0 ? 'primary' : 'quiet';
}

export function WorkflowPanel(props: WorkflowPanelProps) {
  const { id, person, state, actions, takeStep, words } = props;
  const router = useRouter();
  const session = useEditorSession();
  const [asking, setAsking] = useState<StoryAction | null>(null);
  const [note, setNote] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, startStep] = useTransition();
  const title = useId();
  const panel = useRef<HTMLElement>(null);
  const [returnTo, setReturnTo] = useState<StoryAction | null>(null);
  // The button that opened the form is a new element once the form is gone.
  useEffect(() => {
    if (returnTo) panel.current?.querySelector<HTMLElement>(`[data-step="${returnTo}"]`)?.focus();
  }, [returnTo]);
  // A save can change the state (an edit voids an approval): then the server is asked for the page's other half, once.
  const askedFor = useRef('');
  useEffect(() => {
    const now = `${session.revision} ${session.state}`;
    if (session.state === state || askedFor.current === now) return;
    askedFor.current = now;
    router.refresh();
  }, [session.revision, session.state, state, router]);
  const ordered = inOrder(actions);

  function run(action: StoryAction, withNote: string, localTime?: string) {
    if (isBusy) return;
    setSaid(null);
    startStep(async () => {
      const outcome = await stepAfterSave(action, withNote, localTime);
      setSaid(outcome);
      if (outcome.tone === 'good') {
        setAsking(null);
        setNote('');
        panel.current?.focus();
      }
    });
  }

  async function stepAfterSave(action: StoryAction, withNote: string, localTime?: string): Promise<Said> {
    const saved = await session.flush();
    if (!saved.ok) {
      const isStale = saved.trouble === 'stale_revision';
      const text = isStale ? words.refusals.stale_revision : words.story.notSaved;
      return { tone: 'bad', text, revision: saved.revision };
    }
    const { revision } = saved;
    if (saved.state !== state) {
      router.refresh();
      return { tone: 'warn', text: words.story.savedThenStopped, revision };
    }
    try {
      const answer = await takeStep({ id, person, action, revision, note: withNote, localTime });
      if (answer.ok) return { tone: 'good', text: words.story.done[action], revision };
      // The page has come with the answer and shows the state as it is now.
      if (answer.code === 'wrong_state') return { tone: 'bad', text: words.story.movedOn, revision };
      // The text on the screen is old then, or the person at it is not the one it was made for: a new page is needed.
      const reload = /^(?:stale_revision|not_signed_in|other_person)$/.test(answer.code);
      return { tone: 'bad', text: words.refusals[answer.code], reload, revision };
    } catch {
      return { tone: 'bad', text: words.refusals.unexpected, revision };
    }
  }

  function ask(action: StoryAction) {
    setReturnTo(null);
    setSaid(null);
    setNote('');
    setAsking(action);
  }

  function stopAsking() {
    setReturnTo(asking);
    setAsking(null);
  }

  return (
    <section ref={panel} className="panel" id="steps" aria-labelledby={title} tabIndex={-1}>
      <h2 id={title} className="unseen">
        {words.story.panel}
      </h2>
      {props.children}
      {props.hint ? <p className="panel-hint">{props.hint}</p> : null}
      {asking === 'schedule' ? (
        <ScheduleForm
          clock={props.clock}
          isBusy={isBusy}
          words={words}
          onCancel={stopAsking}
          onSend={(localTime, text) => run('schedule', text, localTime)}
        />
      ) : asking ? (
        <NoteForm
          key={asking}
          action={asking}
          isBusy={isBusy}
          words={words}
          onCancel={stopAsking}
          onSend={(text) => run(asking, text)}
        />
      ) : (
        <div className="panel-steps">
          {ordered.some((action) => !asksFirst(action)) ? (
            <details className="panel-note">
              <summary>
                {words.story.note} <span className="quiet">({words.story.optional})</span>
              </summary>
              <TextArea
                label={words.story.note}
                name="note"
                dir="auto"
                rows={2}
                maxLength={4000}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            </details>
          ) : null}
          {ordered.map((action, index) => (
            <Button
              key={action}
              kind={kindOf(action, index)}
              data-step={action}
              aria-disabled={isBusy}
              onClick={() => (asksFirst(action) ? ask(action) : run(action, note))}
            >
              {words.actions[action]}
            </Button>
          ))}
        </div>
      )}
      <div aria-live="polite" className="panel-said">
        {isBusy ? <p className="quiet">{words.story.busy}</p> : null}
        {said && !isBusy && said.revision === session.revision ? (
          <Notice tone={said.tone}>
            <p>{said.text}</p>
            {said.reload ? (
              <Button onClick={() => window.location.reload()}>{words.story.reload}</Button>
            ) : null}
          </Notice>
        ) : null}
      </div>
    </section>
  );
}

function NoteForm({
  action,
  isBusy,
  words,
  onCancel,
  onSend,
}: {
  action: StoryAction;
  isBusy: boolean;
  words: StepWords;
  onCancel: () => void;
  onSend: (note: string) => void;
}) {
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  return (
    <StepForm
      submit={`${words.story.confirm}: ${words.actions[action]}`}
      kind={action === 'unpublish' ? 'danger' : 'primary'}
      cancel={words.story.cancel}
      isBusy={isBusy}
      onCancel={onCancel}
      onSend={() => {
        const isWritten = text.trim() !== '';
        if (isWritten) onSend(text);
        else setMissing(true);
        return isWritten;
      }}
    >
      {action === 'unpublish' ? <Notice tone="warn">{words.story.unpublishWarning}</Notice> : null}
      <TextArea
        label={words.story.noteFor[action]}
        name="note"
        dir="auto"
        rows={4}
        maxLength={4000}
        required
        value={text}
        error={isMissing && !text.trim() ? words.refusals.note_needed : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </StepForm>
  );
}
