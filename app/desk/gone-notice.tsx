import Link from 'next/link';
import { embedWords, fill } from '#components/desk/words.ts';
import { Notice } from '#components/ui/notice.tsx';
import { listGoneEmbeds } from '#db/queries/embeds.ts';
import type { Actor } from '#newsroom/types.ts';
import { getDesk } from './get-desk.ts';

/** Tells those who answer for what is published that something in it is gone at its source. */
export async function GoneNotice({ actor }: { actor: Actor }) {
  if (actor.role === 'journalist') return null;
  const { db, locale } = await getDesk();
  const gone = await listGoneEmbeds(db.read);
  if (gone.length === 0) return null;
  const words = embedWords(locale).desk;
  return (
    <Notice tone="warn">
      <p>
        <Link href="/desk/embeds">{fill(words.notice, { count: String(gone.length) })}</Link>
      </p>
    </Notice>
  );
}
