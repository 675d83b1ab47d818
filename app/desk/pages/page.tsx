import type { Metadata } from 'next';
import Link from 'next/link';
import { housePageWords } from '#components/desk/words.ts';
import { Moment } from '#components/ui/moment.tsx';
import { housePageKey, housePageSlugs, listHousePages } from '#db/queries/house-pages.ts';
import { editions, pathIn } from '#document/edition.ts';
import { getDesk } from '../get-desk.ts';
import { getLocale } from '../get-locale.ts';
import { requireEditor } from '../require-actor.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: housePageWords(await getLocale()).title };
}

export default async function HousePagesPage() {
  await requireEditor('/desk/pages');
  const { db, locale, settings, moment } = await getDesk();
  const words = housePageWords(locale);
  const saved = new Map((await listHousePages(db.read)).map((page) => [page.slug, page]));
  const shown = (settings.english ? editions : (['ar'] as const)).flatMap((edition) =>
    housePageSlugs.map((slug) => ({ key: housePageKey(edition, slug), edition, slug })),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="quiet">{words.intro}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
      <ul className="people" role="list">
        {shown.map(({ key, edition, slug }) => {
          const page = saved.get(key);
          return (
            <li key={key} className="person">
              <div className="person-who">
                <p className="person-name">
                  <Link href={`/desk/pages/${key}`}>
                    {page?.title ?? housePageWords(edition).names[slug]}
                  </Link>
                </p>
                <p className="person-email" dir="ltr">
                  {pathIn(edition, `/${slug}`)}
                </p>
              </div>
              <p className="person-role">
                {page ? (page.isShown ? words.shown : words.hidden) : words.none}
                {page ? (
                  <>
                    {' · '}
                    <bdi>{page.savedBy}</bdi> <Moment moment={moment(page.savedAt)} />
                  </>
                ) : null}
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
