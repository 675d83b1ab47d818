import { pathIn } from '#document/edition.ts';
import { Shell } from './shell.tsx';
import type { SiteContext } from './types.ts';

/** What a reader without a network sees; `page/offline.js` puts the stories kept on the device into it. */
export function OfflinePage({ site }: { site: SiteContext }) {
  const { offline } = site.words;
  return (
    <Shell
      site={site}
      title={site.words.storyTitle(offline.title, site.name)}
      head={<meta name="robots" content="noindex" />}
      styles={[site.pagesCss]}
    >
      <div className="notice" data-offline="">
        <h1>{offline.title}</h1>
        <p>{offline.hint}</p>
        <section hidden aria-labelledby="kept">
          <h2 id="kept">{offline.kept}</h2>
          <ul />
        </section>
        <p>
          <a href={pathIn(site.edition, '/')}>{offline.again}</a>
        </p>
      </div>
    </Shell>
  );
}
