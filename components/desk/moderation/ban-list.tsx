import { Moment, type MomentText } from '#components/ui/moment.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { CommentWords } from '#messages/ar/comments.ts';
import { fill } from '../words.ts';

export interface BanRow {
  id: string;
  kind: 'name' | 'sender';
  name: string;
  by: string;
  until: MomentText;
}

/** Who may not comment now, and the way to let them again. */
export function BanList({
  bans,
  words: { bans: words },
  lift,
}: {
  bans: BanRow[];
  words: CommentWords['desk'];
  lift: (form: FormData) => Promise<void>;
}) {
  if (bans.length === 0) return null;
  return (
    <details className="talk-bans">
      <summary>{words.list}</summary>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
      <ul role="list">
        {bans.map((ban) => (
          <li key={ban.id}>
            <p>
              <bdi>{fill(ban.kind === 'name' ? words.ofName : words.ofSender, { name: ban.name })}</bdi>{' '}
              <span className="quiet">
                {words.until} <Moment moment={ban.until} show="exact" /> · {fill(words.by, { name: ban.by })}
              </span>
            </p>
            <form action={lift}>
              <input type="hidden" name="id" value={ban.id} />
              <SubmitButton kind="quiet" aria-label={fill(words.liftOf, { name: ban.name })}>
                {words.lift}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
