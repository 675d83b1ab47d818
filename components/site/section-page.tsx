import { sectionPath } from '#document/address.ts';
import { pathIn } from '#document/edition.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { Card } from './card.tsx';
import { Front } from './front.tsx';
import { JsonLd } from './json-ld.tsx';
import { Meta } from './meta.tsx';
import { MostRead } from './most-read.tsx';
import { Paging } from './paging.tsx';
import { Shell } from './shell.tsx';
import type { SectionPageProps } from './types.ts';

export function SectionPage({ site, section, front, stories, older, newer, path }: SectionPageProps) {
  const { words } = site;
  const own = sectionPath(site.edition, section.slug);
  const title = words.sectionTitle(section.name, site.name);
  const head = (
    <>
      <Meta
        site={site}
        title={title}
        description={words.sectionDescription(section.name, site.name)}
        path={path ?? own}
        picture={(front?.lead ?? stories[0])?.picture}
      />
      <link
        rel="alternate"
        type="application/rss+xml"
        href={`${own}/rss.xml`}
        title={words.feedTitle(section.name, site.name)}
      />
      <JsonLd data={breadcrumbs(site, [{ name: section.name, path: own }])} />
    </>
  );
  return (
    <Shell
      site={site}
      title={title}
      head={head}
      styles={front?.lead ? [site.frontsCss] : []}
      current={section.slug}
    >
      {front?.lead && (
        <>
          <h1 className="section">{section.name}</h1>
          <Front site={site} front={front} as="h2" />
          <MostRead site={site} stories={front.mostRead} />
        </>
      )}
      <div className={front?.lead && stories.length > 0 ? 'listing under' : 'listing'}>
        {front?.lead ? (
          stories.length > 0 && <h2 className="section">{words.moreFrom(section.name)}</h2>
        ) : (
          <h1 className="section">{section.name}</h1>
        )}
        {stories.length > 0 && (
          <div className="cards">
            {stories.map((card) => (
              <Card
                key={card.id}
                site={site}
                card={card}
                as={front?.lead ? 'h3' : 'h2'}
                lead
                picture="(min-width: 48rem) 15rem, 30vw"
              />
            ))}
          </div>
        )}
        {stories.length === 0 && !front?.lead && (
          <div className="notice">
            <p>{words.emptySection}</p>
            <p>
              {words.emptySectionHint} <a href={pathIn(site.edition, '/')}>{words.toHome}</a>
            </p>
          </div>
        )}
        <Paging
          label={words.paging}
          older={older ? { path: older, label: words.older } : null}
          newer={newer ? { path: newer, label: words.newer } : null}
        />
      </div>
    </Shell>
  );
}
