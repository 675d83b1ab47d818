import { pathIn } from '#document/edition.ts';
import { Shell } from './shell.tsx';
import type { NoticePageProps, SiteContext } from './types.ts';

/** An address nobody has used. */
export function NotFoundPage({ site }: NoticePageProps) {
  return <Notice site={site} title={site.words.notFound} hint={site.words.notFoundHint} />;
}

/** An address whose story was withdrawn: it says so, and nothing of what the story was. */
export function GonePage({ site }: NoticePageProps) {
  return <Notice site={site} title={site.words.gone} hint={site.words.goneHint} />;
}

/** A page that could not be made: ours is the fault, and it says so. */
export function BrokenPage({ site }: NoticePageProps) {
  return <Notice site={site} title={site.words.broken} hint={site.words.brokenHint} />;
}

/** What there is to do for who came to nothing: search, or begin at the front page. */
function Notice({ site, title, hint }: { site: SiteContext; title: string; hint: string }) {
  const { search, toHome } = site.words;
  return (
    <Shell
      site={site}
      title={site.words.storyTitle(title, site.name)}
      head={<meta name="robots" content="noindex" />}
      styles={[site.pagesCss]}
    >
      <div className="notice search">
        <h1>{title}</h1>
        <p>{hint}</p>
        <search>
          <form action={pathIn(site.edition, '/search')}>
            <label htmlFor="q">{search.label}</label>
            <div className="query">
              <input id="q" name="q" type="search" dir="auto" maxLength={200} autoComplete="off" />
              <button type="submit">{search.submit}</button>
            </div>
          </form>
        </search>
        <p>
          <a href={pathIn(site.edition, '/')}>{toHome}</a>
        </p>
      </div>
    </Shell>
  );
}
