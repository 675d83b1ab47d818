import { useState } from 'react';
import { TextArea, TextField } from '#components/ui/field.tsx';
import { StepForm } from './step-form.tsx';
import type { StepWords } from './workflow-panel.tsx';

/** The newsroom's wall clock, read on the server. Times are as `<input type="datetime-local">` writes them. */
export interface WallClock {
  timeZone: string;
  now: string;
  /** The next full hour that isn't too close: what the field begins with. */
  suggested: string;
}

/** Asks for the day and hour, and for a note that may be left out. */
export function ScheduleForm({
  clock,
  isBusy,
  words: { schedule: words, story },
  onCancel,
  onSend,
}: {
  clock: WallClock;
  isBusy: boolean;
  words: StepWords;
  onCancel: () => void;
  onSend: (localTime: string, note: string) => void;
}) {
  const [time, setTime] = useState(clock.suggested);
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  return (
    <StepForm
      submit={words.submit}
      cancel={story.cancel}
      isBusy={isBusy}
      onCancel={onCancel}
      onSend={() => {
        // Both are the same clock's readings, and such texts sort as the times do.
        const isLater = time > clock.now;
        if (isLater) onSend(time, note);
        else setMissing(true);
        return isLater;
      }}
    >
      <p className="quiet">{words.explain}</p>
      <TextField
        label={words.time}
        hint={`${words.zone}: \u2066${clock.timeZone}\u2069`}
        type="datetime-local"
        name="at"
        required
        min={clock.now}
        value={time}
        error={isMissing && time <= clock.now ? words.missing : undefined}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
      <TextArea
        label={`${story.note} (${story.optional})`}
        name="note"
        dir="auto"
        rows={2}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </StepForm>
  );
}
