import Link from 'next/link';
import { houseReason } from '#components/desk/house-reason.ts';
import { Moment } from '#components/ui/moment.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { listMissed } from '#db/queries/missed.ts';
import type { Actor } from '#newsroom/types.ts';
import { getDesk } from './get-desk.ts';

/** A story that should be before readers by now and isn't: nobody looks for it by themselves. */
export async function MissedNotice({ actor }: { actor: Actor }) {
  const { db, words, locale, moment } = await getDesk();
  const missed = (await listMissed(db.read)).filter(
    (story) => actor.role !== 'journalist' || story.authorId === actor.id,
  );
  if (missed.length === 0) return null;
  return (
    <Notice tone="bad" title={words.list.missed}>
      <ul>
        {missed.map(({ id, headline, at, why }) => (
          <li key={id}>
            <Link href={`/desk/stories/${id}`} dir="auto">
              {headline}
            </Link>{' '}
            · <Moment moment={moment(at)} />
            <p>{houseReason(why, locale)}</p>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
