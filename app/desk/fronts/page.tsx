import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { EditionSwitch } from '#components/desk/edition-switch.tsx';
import { FrontComposer } from '#components/desk/fronts/front-composer.tsx';
import type { FrontCard } from '#components/desk/fronts/front-types.ts';
import { nowIso } from '#db/clock.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { getFrontRevision, getFrontStock } from '#db/queries/fronts.ts';
import { listSections, type PublishedCard } from '#db/queries/published.ts';
import { frontPath } from '#document/address.ts';
import { editionOf, type FrontKey, frontKey, standing } from '#document/front.ts';
import { fronts as arabic } from '#messages/ar/fronts.ts';
import { fronts as english } from '#messages/en/fronts.ts';
import { may } from '#newsroom/desk-rights.ts';
import { readFrontKey } from '#newsroom/fronts.ts';
import { type Desk, getDesk } from '../get-desk.ts';
import { requireActor } from '../require-actor.ts';
import { findCardsAction, saveFrontAction } from './actions.ts';
import './fronts.css';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getDesk();
  return { title: (locale === 'ar' ? arabic : english).title };
}

export default async function FrontsPage({ searchParams }: PageProps<'/desk/fronts'>) {
  const actor = await requireActor('/desk/fronts');
  const desk = await getDesk();
  const { db, locale, settings } = desk;
  const words = locale === 'ar' ? arabic : english;
  const { front: asked = 'home' } = await searchParams;
  const front = typeof asked === 'string' ? await readFrontKey(db.read, asked) : null;
  if (!front) notFound();
  const { number, layout, placements, by } = await getFrontRevision(db.read, front);
  const lasting = standing(placements, nowIso());
  const stock = await getFrontStock(db.read, front, { layout, placements: lasting });
  const edition = editionOf(front);
  const sections = await listSections(readerOf(db.read, edition));
  const mayCompose = may(actor, 'compose-fronts');
  const toCards = (cards: Iterable<PublishedCard>) => [...cards].map((card) => toCard(card, desk));
  return (
    <div className="page fronts-page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <a href={frontPath(front)} target="_blank" rel="noopener">
          {words.open}
        </a>
      </div>
      <p className="quiet">{mayCompose ? words.intro : words.introReader}</p>
      {settings.english ? (
        <EditionSwitch
          current={edition}
          addressOf={(one) => addressOf(frontKey(one, null))}
          locale={locale}
        />
      ) : null}
      <nav className="views" aria-label={words.which}>
        {[
          { key: frontKey(edition, null), name: words.home },
          ...sections.map(({ slug, name }) => ({ key: frontKey(edition, slug), name })),
        ].map(({ key, name }) => (
          <Link key={key} href={addressOf(key)} aria-current={key === front ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <FrontComposer
        key={front}
        front={front}
        state={{ revision: number, layout, placements: lasting, by: by?.name ?? null }}
        sections={stock.sections}
        newest={Object.fromEntries([...stock.newest].map(([slug, cards]) => [slug, toCards(cards)]))}
        placed={toCards(stock.placed.values())}
        mostRead={toCards(stock.mostRead)}
        mayCompose={mayCompose}
        save={saveFrontAction}
        find={findCardsAction.bind(null, edition)}
        zone={{ timeZone: settings.timeZone, digits: settings.digits, months: settings.months }}
        locale={locale}
        words={words}
      />
    </div>
  );
}

function addressOf(front: FrontKey): Route {
  return (front === 'home' ? '/desk/fronts' : `/desk/fronts?${new URLSearchParams({ front })}`) as Route;
}

function toCard(card: PublishedCard, { moment }: Desk): FrontCard {
  return {
    id: card.id,
    headline: card.headline,
    section: card.section.name,
    when: moment(card.publishedAt).relative,
  };
}
