import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { HousePageForm } from '#components/desk/house-page-form.tsx';
import { editionWords, fill, housePageWords, numberWords } from '#components/desk/words.ts';
import { Moment } from '#components/ui/moment.tsx';
import { listHousePageVersions, readHousePageKey } from '#db/queries/house-pages.ts';
import { pathIn } from '#document/edition.ts';
import { getDesk } from '../../get-desk.ts';
import { getLocale } from '../../get-locale.ts';
import { requireEditor } from '../../require-actor.ts';
import { saveSitePage } from '../actions.ts';

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug: wanted } = await params;
  const page = readHousePageKey(decodeURIComponent(wanted));
  const words = housePageWords(await getLocale());
  return { title: page ? words.names[page.slug] : words.title };
}

export default async function HousePagePage({ params, searchParams }: Props) {
  const { slug: wanted } = await params;
  const page = readHousePageKey(decodeURIComponent(wanted));
  if (!page) notFound();
  const { key, slug, edition } = page;
  await requireEditor(`/desk/pages/${key}`);
  const { db, locale, settings, moment } = await getDesk();
  if (edition !== 'ar' && !settings.english) notFound();
  const words = housePageWords(locale);
  // What a page begins with is in the language of its readers.
  const { names, first } = housePageWords(edition);
  const versions = await listHousePageVersions(db.read, key);
  const [newest] = versions;
  const { version } = await searchParams;
  const chosen = versions.find((one) => String(one.number) === version) ?? newest;
  // Once it was saved again it is the newest, whatever the address says.
  const isOld = chosen && newest && (chosen.source !== newest.source || chosen.title !== newest.title);
  const name = (number: number) => fill(words.version, { n: numberWords(number, locale, settings.digits) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          {words.names[slug]}
          {edition === 'ar' ? null : ` (${editionWords(locale).desk.editions[edition]})`}
        </h1>
        {/* The readers' site is another document: a whole page load, not the desk's router. */}
        {newest?.isShown ? <a href={pathIn(edition, `/${slug}`)}>{words.open}</a> : null}
      </div>
      {newest ? null : <p className="quiet">{words.begin}</p>}
      {isOld ? (
        <p className="quiet" role="status">
          {fill(words.restoring, { n: numberWords(chosen.number, locale, settings.digits) })}
        </p>
      ) : null}
      <HousePageForm
        key={`${key} ${version ?? ''}`}
        slug={key}
        number={newest?.number ?? 0}
        values={{
          title: chosen?.title ?? names[slug],
          source: chosen?.source ?? first[slug],
        }}
        action={saveSitePage}
        locale={locale}
      />
      {versions.length > 1 ? (
        <section>
          <h2>{words.history}</h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
          <ul className="people" role="list">
            {versions.map((one) => (
              <li key={one.number} className="person">
                <div className="person-who">
                  <p className="person-name">
                    {name(one.number)} · <bdi>{one.savedBy}</bdi>
                  </p>
                  <p className="quiet">
                    {one.isShown ? words.shown : words.hidden} <Moment moment={moment(one.savedAt)} />
                  </p>
                </div>
                {one === newest ? null : (
                  <p className="person-role">
                    <Link
                      href={`/desk/pages/${key}?version=${one.number}`}
                      aria-label={`${words.restore}: ${name(one.number)}`}
                    >
                      {words.restore}
                    </Link>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
