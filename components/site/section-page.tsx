import { sectionPath } from '#document/address.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { Card } from './card.tsx';
import { JsonLd } from './json-ld.tsx';
import { Meta } from './meta.tsx';
import { Paging } from './paging.tsx';
import { Shell } from './shell.tsx';
import type { SectionPageProps } from './types.ts';

export function SectionPage({ site, section, stories, older, newer, path }: SectionPageProps) {
  const { words } = site;
  const own = sectionPath(section.slug);
  const title = words.sectionTitle(section.name, site.name);
  const head = (
    <>
      <Meta
        site={site}
        title={title}
        description={words.sectionDescription(section.name, site.name)}
        path={path ?? own}
        picture={stories[0]?.picture}
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
    <Shell site={site} title={title} head={head} current={section.slug}>
      <div className="listing">
        <h1 className="section">{section.name}</h1>
        {stories.length > 0 ? (
          <div className="cards">
            {stories.map((card) => (
              <Card
                key={card.id}
                site={site}
                card={card}
                as="h2"
                lead
                picture="(min-width: 48rem) 15rem, 30vw"
              />
            ))}
          </div>
        ) : (
          <div className="notice">
            <p>{words.emptySection}</p>
            <p>
              {words.emptySectionHint} <a href="/">{words.toHome}</a>
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
