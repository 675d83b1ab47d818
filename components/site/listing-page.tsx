import { breadcrumbs } from './breadcrumbs.ts';
import { Card } from './card.tsx';
import { JsonLd } from './json-ld.tsx';
import { Meta } from './meta.tsx';
import { Paging } from './paging.tsx';
import { Shell } from './shell.tsx';
import type { ListingProps } from './types.ts';

/** Stories under one name, newest first: a tag's, an author's, a day's. */
export function ListingPage(props: ListingProps) {
  const {
    site,
    kicker,
    title,
    pageTitle,
    description,
    path,
    stories,
    count,
    feed,
    paging,
    data,
    above,
    isCompact,
  } = props;
  const head = (
    <>
      <Meta
        site={site}
        title={pageTitle}
        description={description}
        path={path}
        picture={stories.find((card) => card.picture)?.picture}
      />
      {feed && <link rel="alternate" type="application/rss+xml" href={feed.path} title={feed.title} />}
      <JsonLd
        data={{
          '@graph': [
            breadcrumbs(site, [...(above ? [above] : []), { name: title, path }]),
            ...(data ? [data] : []),
          ],
        }}
      />
    </>
  );
  return (
    <Shell site={site} title={pageTitle} head={head} styles={[site.pagesCss]}>
      <div className="listing">
        <header>
          {kicker && <p className="kicker">{above ? <a href={above.path}>{kicker}</a> : kicker}</p>}
          <h1 className="section" dir="auto">
            {title}
          </h1>
          <p className="meta">
            {count && <span>{count}</span>}
            {feed && <a href={feed.path}>{site.words.feed}</a>}
          </p>
        </header>
        <div className="cards">
          {stories.map((card) => (
            <Card
              key={card.id}
              site={site}
              card={card}
              as="h2"
              kicker
              lead={!isCompact}
              picture={isCompact ? undefined : '(min-width: 48rem) 15rem, 30vw'}
            />
          ))}
        </div>
        <Paging {...paging} />
      </div>
    </Shell>
  );
}
