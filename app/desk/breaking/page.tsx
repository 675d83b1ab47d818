import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { BreakingForm } from '#components/desk/breaking-form.tsx';
import { EditionSwitch } from '#components/desk/edition-switch.tsx';
import { fill } from '#components/desk/words.ts';
import { Moment } from '#components/ui/moment.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { nowIso } from '#db/clock.ts';
import { type Breaking, getStandingBreaking, listBreaking } from '#db/queries/breaking.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { listPublished } from '#db/queries/published.ts';
import type { Edition } from '#document/edition.ts';
import { breaking as arabic, type BreakingWords } from '#messages/ar/breaking.ts';
import { breaking as english } from '#messages/en/breaking.ts';
import { directionOf } from '#messages/locale.ts';
import { longestBreaking } from '#newsroom/breaking.ts';
import { may } from '#newsroom/desk-rights.ts';
import { readOpenEdition } from '#newsroom/editions.ts';
import { type Desk, getDesk } from '../get-desk.ts';
import { requireActor } from '../require-actor.ts';
import { announceAction, draftAction, withdrawAction } from './actions.ts';
import './breaking.css';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getDesk();
  return { title: (locale === 'ar' ? arabic : english).title };
}

const storiesOffered = 40;
const remembered = 20;

export default async function BreakingPage({ searchParams }: PageProps<'/desk/breaking'>) {
  const actor = await requireActor('/desk/breaking');
  const desk = await getDesk();
  const { db, locale, settings } = desk;
  const words = locale === 'ar' ? arabic : english;
  const intro = settings.english ? words.introEdition : words.intro;
  const mayBreak = may(actor, 'break-news');
  const { edition: asked = 'ar' } = await searchParams;
  const open = await readOpenEdition(db.read, asked);
  if (!open.ok) notFound();
  const edition = open.value;
  const reader = readerOf(db.read, edition);
  const standing = await getStandingBreaking(reader);
  const stories = mayBreak ? await listPublished(reader, { limit: storiesOffered }) : [];
  const before = (await listBreaking(reader, remembered)).filter(({ id }) => id !== standing?.id);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="quiet">{mayBreak ? intro : words.introReader}</p>
      {settings.english ? <EditionSwitch current={edition} addressOf={addressOf} locale={locale} /> : null}
      <section className="breaking-now" aria-labelledby="breaking-now">
        <h2 id="breaking-now">{standing ? words.now : words.none}</h2>
        {standing ? (
          <Line breaking={standing} mayBreak={mayBreak} isStanding desk={desk} words={words} />
        ) : null}
      </section>
      {mayBreak ? (
        <BreakingForm
          key={edition}
          edition={edition}
          standing={standing?.id ?? ''}
          stories={stories.map(({ id, headline }) => ({ id, headline }))}
          longest={longestBreaking}
          action={announceAction}
          words={words}
        />
      ) : null}
      {before.length > 0 ? (
        <section aria-labelledby="breaking-before">
          <h2 id="breaking-before">{words.before}</h2>
          <ul className="breaking-list">
            {before.map((breaking) => (
              <li key={breaking.id}>
                <Line breaking={breaking} mayBreak={mayBreak} desk={desk} words={words} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function addressOf(edition: Edition): Route {
  return edition === 'ar' ? '/desk/breaking' : `/desk/breaking?edition=${edition}`;
}

function Line({
  breaking,
  mayBreak,
  isStanding = false,
  desk,
  words,
}: {
  breaking: Breaking;
  mayBreak: boolean;
  isStanding?: boolean;
  desk: Desk;
  words: BreakingWords;
}) {
  const { id, edition, text, by, until, endedAt, endedBy, draftId } = breaking;
  const isOver = endedAt !== null || until <= nowIso();
  return (
    <>
      <p className="breaking-text" lang={edition} dir={directionOf(edition)}>
        {text}
      </p>
      <p className="quiet breaking-about">
        <span>{fill(words.by, { name: by.name })}</span>
        <span>
          {isOver ? words.ended : words.until} <Moment moment={desk.moment(endedAt ?? until)} show="exact" />
        </span>
        {endedBy === null ? null : <span>{fill(words.withdrawn, { name: endedBy })}</span>}
      </p>
      {mayBreak ? (
        <div className="breaking-steps">
          {isStanding ? (
            <form action={withdrawAction}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton kind="danger" busy={words.sending}>
                {words.withdraw}
              </SubmitButton>
            </form>
          ) : null}
          {draftId === null ? (
            <form action={draftAction}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton kind="quiet" busy={words.sending}>
                {words.draft}
              </SubmitButton>
            </form>
          ) : (
            <Link href={`/desk/stories/${draftId}` as Route}>{words.openDraft}</Link>
          )}
        </div>
      ) : null}
    </>
  );
}
