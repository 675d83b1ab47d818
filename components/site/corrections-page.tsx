import { pathIn } from '#document/edition.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { pathOf } from './card.tsx';
import { JsonLd } from './json-ld.tsx';
import { Meta } from './meta.tsx';
import { Shell } from './shell.tsx';
import type { Correction, SiteContext, StoryCard } from './types.ts';

interface CorrectionsPageProps {
  site: SiteContext;
  /** Newest first. */
  corrections: (Correction & { story: StoryCard })[];
}

/** All that was corrected after it was published, each with its story. */
export function CorrectionsPage({ site, corrections }: CorrectionsPageProps) {
  const words = site.words.correctionsPage;
  const title = site.words.sectionTitle(words.title, site.name);
  const path = pathIn(site.edition, '/corrections');
  const head = (
    <>
      <Meta site={site} title={title} description={words.description(site.name)} path={path} />
      <JsonLd data={breadcrumbs(site, [{ name: words.title, path }])} />
    </>
  );
  return (
    <Shell site={site} title={title} head={head} styles={[site.pagesCss]}>
      <div className="listing">
        <header>
          <h1 className="section">{words.title}</h1>
          <p className="meta">{corrections.length > 0 ? words.intro : words.none}</p>
        </header>
        <div className="cards">
          {corrections.map(({ at, note, story }) => (
            <article key={at + story.id + note} className="card">
              <h2 dir="auto">
                <a href={`${pathOf(story)}#corrections`}>{story.headline}</a>
              </h2>
              <p className="text" dir="auto">
                {note}
              </p>
              <p className="meta">
                <time dateTime={at}>{site.dateTime(at)}</time>
              </p>
            </article>
          ))}
        </div>
      </div>
    </Shell>
  );
}
