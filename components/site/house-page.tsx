import { breadcrumbs } from './breadcrumbs.ts';
import { JsonLd } from './json-ld.tsx';
import { Meta } from './meta.tsx';
import { organization } from './organization.ts';
import { Shell } from './shell.tsx';
import type { SiteContext } from './types.ts';

interface HousePageProps {
  site: SiteContext;
  path: string;
  title: string;
  description: string;
  updatedAt: string;
  /** From `document/html.ts`, which escapes. */
  bodyHtml: string;
}

/** A page of the newsroom's own, set like a story. */
export function HousePage({ site, path, title, description, updatedAt, bodyHtml }: HousePageProps) {
  const pageTitle = site.words.sectionTitle(title, site.name);
  const type = path.endsWith('/about') ? 'AboutPage' : path.endsWith('/contact') ? 'ContactPage' : 'WebPage';
  const head = (
    <>
      <Meta site={site} title={pageTitle} description={description || title} path={path} />
      <JsonLd
        data={{
          '@graph': [
            {
              '@type': type,
              name: title,
              url: site.origin + path,
              dateModified: updatedAt,
              about: organization(site),
            },
            breadcrumbs(site, [{ name: title, path }]),
          ],
        }}
      />
    </>
  );
  return (
    <Shell site={site} title={pageTitle} head={head} styles={[site.blocksCss, site.storyCss]}>
      <article className="story">
        <header>
          <h1 dir="auto">{title}</h1>
        </header>
        <div className="margin">
          <p className="meta">
            <span>
              {site.words.houseUpdated} <time dateTime={updatedAt}>{site.date(updatedAt)}</time>
            </span>
          </p>
        </div>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: written and escaped by document/html.ts from checked nodes */}
        <div className="body" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
      </article>
    </Shell>
  );
}
