import type { Metadata } from 'next';
import Link from 'next/link';
import { housePageWords } from '#components/desk/words.ts';
import { Moment } from '#components/ui/moment.tsx';
import { housePageSlugs, listHousePages } from '#db/queries/house-pages.ts';
import { getDesk } from '../get-desk.ts';
import { getLocale } from '../get-locale.ts';
import { requireEditor } from '../require-actor.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: housePageWords(await getLocale()).title };
}

export default async function HousePagesPage() {
  await requireEditor('/desk/pages');
  const { db, locale, moment } = await getDesk();
  const words = housePageWords(locale);
  const saved = new Map((await listHousePages(db.read)).map((page) => [page.slug, page]));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="quiet">{words.intro}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
      <ul className="people" role="list">
        {housePageSlugs.map((slug) => {
          const page = saved.get(slug);
          return (
            <li key={slug} className="person">
              <div className="person-who">
                <p className="person-name">
                  <Link href={`/desk/pages/${slug}`}>{page?.title ?? words.names[slug]}</Link>
                </p>
                <p className="person-email" dir="ltr">
                  /{slug}
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
