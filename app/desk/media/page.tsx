import type { Metadata } from 'next';
import { fill } from '#components/desk/words.ts';
import { MediaPage } from '#components/media/media-page.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { media as arabic } from '#messages/ar/media.ts';
import { media as english } from '#messages/en/media.ts';
import { findMedia, listRightsToMind } from '#newsroom/media.ts';
import { getDesk } from '../get-desk.ts';
import { requireActor } from '../require-actor.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getDesk();
  return { title: (locale === 'ar' ? arabic : english).title };
}

export default async function MediaLibraryPage({ searchParams }: PageProps<'/desk/media'>) {
  const actor = await requireActor('/desk/media');
  const { db, locale } = await getDesk();
  const words = locale === 'ar' ? arabic : english;
  const { file } = await searchParams;
  const [initial, rights] = await Promise.all([findMedia(db, actor), listRightsToMind(db)]);
  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      {rights.length > 0 ? (
        <Notice tone="warn" title={words.lapsing.title}>
          <ul className="media-lapsing">
            {rights.map((row) => (
              <li key={`${row.media} ${row.id}`}>
                <a href={`/desk/media?file=${row.media}`} dir="auto">
                  {row.caption || row.media}
                </a>{' '}
                {fill(row.lapsed ? words.lapsing.lapsed : words.lapsing.soon, { date: row.rightsUntil })}{' '}
                <a href={`/desk/stories/${row.id}`}>
                  {fill(words.lapsing.inStory, { headline: row.headline })}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <MediaPage
        key={typeof file === 'string' ? file : ''}
        locale={locale}
        initial={initial}
        mayWithdraw={actor.role !== 'journalist'}
        shown={typeof file === 'string' && /^[0-9a-z]{1,32}$/.test(file) ? file : null}
      />
    </div>
  );
}
