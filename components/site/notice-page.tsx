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

function Notice({ site, title, hint }: { site: SiteContext; title: string; hint: string }) {
  return (
    <Shell
      site={site}
      title={site.words.storyTitle(title, site.name)}
      head={<meta name="robots" content="noindex" />}
    >
      <div className="notice">
        <h1>{title}</h1>
        <p>{hint}</p>
        <p>
          <a href="/">{site.words.toHome}</a>
        </p>
      </div>
    </Shell>
  );
}
