import { sectionPath } from '#document/address.ts';
import { Card } from './card.tsx';
import { JsonLd } from './json-ld.tsx';
import { Meta } from './meta.tsx';
import { organization } from './organization.ts';
import { Shell } from './shell.tsx';
import type { HomePageProps } from './types.ts';

/** How many stand between the leading story and the lists, and how many in a section's list. */
const followers = 4;
const perSection = 4;

export function HomePage({ site, stories, bySection }: HomePageProps) {
  const { words } = site;
  const [lead, ...rest] = stories;
  const next = rest.slice(0, followers);
  const shown = new Set([lead, ...next].map((card) => card?.id));
  const lists = bySection
    .map(({ section, stories }) => ({
      section,
      stories: stories.filter((card) => !shown.has(card.id)).slice(0, perSection),
    }))
    .filter(({ stories }) => stories.length > 0);
  const description = site.description || site.name;
  const head = (
    <>
      <Meta site={site} title={site.name} description={description} path="/" picture={lead?.picture} />
      <JsonLd
        data={{
          '@graph': [
            {
              '@type': 'WebSite',
              name: site.name,
              url: `${site.origin}/`,
              inLanguage: site.locale,
              publisher: { '@id': `${site.origin}/#newsroom` },
            },
            organization(site),
          ],
        }}
      />
    </>
  );
  return (
    <Shell site={site} title={site.name} head={head} home>
      {lead ? (
        <>
          <Card
            site={site}
            card={lead}
            as="h2"
            className="first"
            kicker
            lead
            picture="(min-width: 70rem) 39rem, (min-width: 48rem) 55vw, 100vw"
            first
          />
          {next.length > 0 && (
            <section className="row next" aria-labelledby="latest">
              <h2 id="latest">{words.latest}</h2>
              <div className="cards two">
                {next.map((card) => (
                  <Card key={card.id} site={site} card={card} as="h3" kicker lead />
                ))}
              </div>
            </section>
          )}
          {lists.map(({ section, stories }) => (
            <section key={section.slug} className="row by" aria-labelledby={`s-${section.slug}`}>
              <h2 id={`s-${section.slug}`}>
                <a href={sectionPath(section.slug)}>{section.name}</a>
              </h2>
              <List site={site} stories={stories} />
            </section>
          ))}
        </>
      ) : (
        <div className="notice">
          <h2>{words.emptyHome}</h2>
          <p>{words.emptyHomeHint}</p>
        </div>
      )}
    </Shell>
  );
}

/** One story of the section with its words and picture; the others beside it, as headlines. */
function List({ site, stories: [first, ...others] }: Pick<HomePageProps, 'site' | 'stories'>) {
  if (!first) return null;
  return (
    <div className={others.length > 0 ? 'cards two' : 'cards'}>
      <Card
        site={site}
        card={first}
        as="h3"
        lead
        picture="(min-width: 70rem) 26rem, (min-width: 48rem) 45vw, 30vw"
      />
      {others.length > 0 && (
        <div className="cards">
          {others.map((card) => (
            <Card key={card.id} site={site} card={card} as="h3" />
          ))}
        </div>
      )}
    </div>
  );
}
