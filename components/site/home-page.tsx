import { sectionPath } from '#document/address.ts';
import { editions, pathIn } from '#document/edition.ts';
import { alternates } from './alternates.ts';
import { Card } from './card.tsx';
import { Front } from './front.tsx';
import { JsonLd } from './json-ld.tsx';
import { Meta } from './meta.tsx';
import { MostRead } from './most-read.tsx';
import { organization } from './organization.ts';
import { Shell } from './shell.tsx';
import type { HomePageProps } from './types.ts';

export function HomePage({ site, front, strips, breaking, newestAt }: HomePageProps) {
  const { words } = site;
  const description = site.description || site.name;
  const path = pathIn(site.edition, '/');
  const head = (
    <>
      <Meta
        site={site}
        title={site.name}
        description={description}
        path={path}
        alternates={
          site.other
            ? alternates(
                editions.map((edition) => ({ edition })),
                ({ edition }) => pathIn(edition, '/'),
              )
            : []
        }
        picture={front.lead?.picture}
      />
      <link
        rel="alternate"
        type="application/atom+xml"
        href={pathIn(site.edition, '/atom.xml')}
        title={`${site.name}: Atom`}
      />
      <link
        rel="alternate"
        type="application/feed+json"
        href={pathIn(site.edition, '/feed.json')}
        title={`${site.name}: JSON`}
      />
      <JsonLd
        data={{
          '@graph': [
            {
              '@type': 'WebSite',
              name: site.name,
              url: site.origin + path,
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
    <Shell site={site} title={site.name} head={head} styles={[site.frontsCss]} home>
      {breaking && (
        <p className="breaking" data-breaking={breaking.id}>
          <b>{words.breaking}</b>{' '}
          {breaking.href ? <a href={breaking.href}>{breaking.text}</a> : <span>{breaking.text}</span>}
        </p>
      )}
      {front.lead ? (
        <>
          <Front site={site} front={front} as="h2" kicker newestAt={newestAt} />
          <MostRead site={site} stories={front.mostRead} />
          {strips.map(({ section, stories }) => (
            <section key={section.slug} className="row strip" aria-labelledby={`s-${section.slug}`}>
              <h2 id={`s-${section.slug}`}>
                <a href={sectionPath(site.edition, section.slug)}>{section.name}</a>
              </h2>
              <Strip site={site} stories={stories} />
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
function Strip({
  site,
  stories: [first, ...others],
}: {
  site: HomePageProps['site'];
  stories: HomePageProps['strips'][number]['stories'];
}) {
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
