import type { ReactNode } from 'react';
import { sectionPath } from '#document/address.ts';
import { pathIn } from '#document/edition.ts';
import type { SiteContext } from './types.ts';

interface ShellProps {
  site: SiteContext;
  /** What goes into `<head>` beyond what every page has. */
  head: ReactNode;
  title: string;
  /** Rules beyond those that every page carries. */
  styles?: string[];
  /** Slug of the section the page belongs to, marked in the navigation. */
  current?: string;
  /** The home page's own name is its first heading. */
  home?: boolean;
  children: ReactNode;
}

/** The sheet every reader page is set on: head, masthead, sections, main, footer. */
export function Shell({ site, head, title, styles = [], current, home, children }: ShellProps) {
  const { words, other } = site;
  const path = (name: string) => pathIn(site.edition, name);
  const Name = home ? 'h1' : 'p';
  return (
    <html lang={site.locale} dir={site.dir} data-numbers={site.numbers}>
      {/* biome-ignore lint/style/noHeadElement: a document of its own, not a page of Next's */}
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {site.fonts.map((font) => (
          <link
            key={font.href}
            rel="preload"
            href={font.href}
            as="font"
            type="font/woff2"
            crossOrigin="anonymous"
          />
        ))}
        <script src={site.scripts.page} defer />
        {head}
        <meta name="theme-color" content="#fdfdfb" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#131417" media="(prefers-color-scheme: dark)" />
        <meta name="generator" content={`Midad ${site.build}`} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href={path('/manifest.webmanifest')} />
        <link rel="alternate" type="application/rss+xml" href={path('/rss.xml')} title={site.name} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own stylesheet; as a child React would escape its quotes */}
        <style dangerouslySetInnerHTML={{ __html: site.css }} />
        {styles.map((css) => (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: as above
          <style key={css.slice(0, 40)} dangerouslySetInnerHTML={{ __html: css }} />
        ))}
      </head>
      <body>
        <a className="skip" href="#main">
          {words.skip}
        </a>
        <header className="top">
          <Name className="name">
            <a href={path('/')} aria-current={home ? 'page' : undefined}>
              {site.name}
            </a>
          </Name>
          <p className="tools">
            {other && (
              <a href={pathIn(other.edition, '/')} lang={other.edition} hrefLang={other.edition}>
                {other.name}
              </a>
            )}
            <a href={path('/search')}>{words.search.title}</a>
          </p>
          {site.sections.length > 0 && (
            <nav aria-label={words.sections}>
              <ul>
                {site.sections.map((section) => (
                  <li key={section.slug}>
                    <a
                      href={sectionPath(site.edition, section.slug)}
                      aria-current={section.slug === current ? 'true' : undefined}
                    >
                      {section.name}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </header>
        <main id="main">{children}</main>
        <footer className="end">
          <p className="name">
            <a href={path('/')}>{site.name}</a>
          </p>
          <div>
            {site.description && <p>{site.description}</p>}
            <ul>
              {site.housePages.map(({ path, title }) => (
                <li key={path}>
                  <a href={path}>{title}</a>
                </li>
              ))}
              <li>
                <a href={path('/archive')}>{words.archive.title}</a>
              </li>
              <li>
                <a href={path('/corrections')}>{words.correctionsPage.title}</a>
              </li>
              <li>
                <a href={path('/rss.xml')}>{words.feed}</a>
              </li>
            </ul>
            <p>{words.rights(site.year, site.name)}</p>
          </div>
        </footer>
      </body>
    </html>
  );
}
