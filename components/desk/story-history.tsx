import { Moment, type MomentText } from '#components/ui/moment.tsx';
import type { DeskWords } from '#messages/ar/desk.ts';
import type { HistoryEntry } from '#newsroom/types.ts';

export interface HistoryLine {
  entry: HistoryEntry;
  moment: MomentText;
  /** The time that was set, where the line is about one. */
  due: { label: string; moment: MomentText } | null;
  /** What was done: «عدّل النص (3 مرات حفظ)». */
  what: string;
  /** «النسخة 4», where the line is about one. */
  revision: string | null;
  /** Why, in the words of who did it. */
  note: string | null;
}

/** Who did what, when and why, newest first. */
export function StoryHistory({ lines, words }: { lines: HistoryLine[]; words: DeskWords }) {
  return (
    <section className="history" aria-labelledby="history-title">
      <h2 id="history-title">{words.story.history}</h2>
      {lines.length === 0 ? <p className="quiet">{words.story.noHistory}</p> : null}
      <ol>
        {lines.map(({ entry, moment, due, what, revision, note }) => (
          <li key={entry.id} data-action={entry.action}>
            <p>
              <strong>
                <bdi>{entry.actor.name || words.story.house}</bdi>
              </strong>{' '}
              {what}
            </p>
            <p className="history-when">
              <Moment moment={moment} />
              {revision ? <span>{revision}</span> : null}
              {entry.to && entry.to !== entry.from ? <span>{words.states[entry.to]}</span> : null}
            </p>
            {due ? (
              <p className="history-when">
                {due.label}: <Moment moment={due.moment} show="exact" />
              </p>
            ) : null}
            {note ? (
              <blockquote dir="auto">
                <p>{note}</p>
              </blockquote>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
