import type { Metadata } from 'next';
import Link from 'next/link';
import { embedWords } from '#components/desk/words.ts';
import { Moment } from '#components/ui/moment.tsx';
import { lastEmbedCheck, listGoneEmbeds } from '#db/queries/embeds.ts';
import { nameOf } from '#document/embed-html.ts';
import { getDesk } from '../get-desk.ts';
import { requireActor } from '../require-actor.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getDesk();
  return { title: embedWords(locale).desk.title };
}

/** What the nightly check found gone at its source, with the published stories that show it. */
export default async function GoneEmbedsPage() {
  await requireActor('/desk/embeds');
  const { db, locale, moment } = await getDesk();
  const words = embedWords(locale).desk;
  const gone = await listGoneEmbeds(db.read);
  const last = await lastEmbedCheck(db.read);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="quiet">{words.intro}</p>
      <p className="quiet">
        {last ? (
          <>
            {words.lastCheck} <Moment moment={moment(last)} />
          </>
        ) : (
          words.never
        )}
      </p>
      {gone.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="gone-list">
          {gone.map(({ url, provider, goneAt, stories }) => (
            <li key={url}>
              <p>
                <strong>{nameOf(provider, url, locale)}</strong> · {words.gone}{' '}
                <Moment moment={moment(goneAt)} />
              </p>
              <p className="gone-address">
                <a href={url} target="_blank" rel="noopener noreferrer nofollow">
                  <bdi dir="ltr">{url.replace(/^https?:\/\//, '')}</bdi>
                </a>
              </p>
              <p className="quiet">{words.stories}</p>
              <ul>
                {stories.map(({ id, headline }) => (
                  <li key={id}>
                    <Link href={`/desk/stories/${id}`} dir="auto">
                      {headline}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
