import { pathIn } from '#document/edition.ts';
import { pathOf } from './card.tsx';
import { Meta } from './meta.tsx';
import { Paging } from './paging.tsx';
import { Pieces } from './pieces.tsx';
import { Shell } from './shell.tsx';
import type { SearchForm, SearchPageProps, SiteContext } from './types.ts';

/** The address of a search; what stands at its default is left out. */
export function searchPath({ edition }: SiteContext, form: SearchForm, page = 1): string {
  const query = new URLSearchParams();
  if (form.query) query.set('q', form.query);
  for (const name of ['section', 'author', 'from', 'to'] as const)
    if (form[name]) query.set(name, form[name]);
  if (form.sort === 'best') query.set('sort', 'best');
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  const path = pathIn(edition, '/search');
  return text ? `${path}?${text}` : path;
}

export function SearchPage({ site, form, found, problem, page, hasNext }: SearchPageProps) {
  const words = site.words.search;
  const title = form.query ? words.pageTitle(form.query, site.name) : `${words.title} | ${site.name}`;
  const head = (
    <>
      <Meta
        site={site}
        title={title}
        description={words.description(site.name)}
        path={pathIn(site.edition, '/search')}
      />
      {/* A search for every word there is would be a page for every word there is. */}
      {form.query && <meta name="robots" content="noindex, follow" />}
    </>
  );
  return (
    <Shell site={site} title={title} head={head} styles={[site.pagesCss]}>
      <div className="listing search">
        <h1 className="section">{words.title}</h1>
        <Form site={site} form={form} />
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        {found && !found.complete && (
          <p className="meta" role="status">
            {words.incomplete}
          </p>
        )}
        {found ? (
          <Results site={site} form={form} found={found} page={page} />
        ) : (
          !problem && <p className="meta">{words.hint}</p>
        )}
        <Paging
          label={words.paging}
          newer={page > 1 ? { path: searchPath(site, form, page - 1), label: words.previous } : null}
          older={hasNext ? { path: searchPath(site, form, page + 1), label: words.next } : null}
        />
      </div>
    </Shell>
  );
}

function Form({ site, form }: { site: SiteContext; form: SearchForm }) {
  const words = site.words.search;
  const isNarrowed = Boolean(form.section || form.author || form.from || form.to);
  return (
    <search>
      <form action={pathIn(site.edition, '/search')}>
        <div className="query">
          <input
            type="search"
            name="q"
            aria-label={words.label}
            defaultValue={form.query}
            maxLength={200}
            dir="auto"
            autoComplete="off"
            enterKeyHint="search"
          />
          <button type="submit">{words.submit}</button>
        </div>
        <details open={isNarrowed}>
          <summary>{words.filters}</summary>
          <div className="fields">
            <label>
              {words.section}
              <select name="section" defaultValue={form.section}>
                <option value="">{words.allSections}</option>
                {site.sections.map((section) => (
                  <option key={section.slug} value={section.slug}>
                    {section.name}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words.author}
              <input type="text" name="author" defaultValue={form.author} maxLength={200} dir="auto" />
            </label>
            <label>
              {words.from}
              <input type="date" name="from" defaultValue={form.from} />
            </label>
            <label>
              {words.to}
              <input type="date" name="to" defaultValue={form.to} />
            </label>
          </div>
        </details>
        {form.sort === 'best' && <input type="hidden" name="sort" value="best" />}
      </form>
    </search>
  );
}

type Found = NonNullable<SearchPageProps['found']>;

function Results({
  site,
  form,
  found,
  page,
}: {
  site: SiteContext;
  form: SearchForm;
  found: Found;
  page: number;
}) {
  const words = site.words.search;
  const count = site.count(found.total, site.words.counts.results);
  if (found.results.length === 0) {
    return (
      <div className="notice" role="status">
        <h2>{words.none}</h2>
        {found.suggestion ? (
          <p>
            {words.suggestion}{' '}
            <a href={searchPath(site, { ...form, query: found.suggestion })} dir="auto">
              {found.suggestion}
            </a>
            {site.locale === 'ar' ? '؟' : '?'}
          </p>
        ) : (
          <p>{words.noneHint}</p>
        )}
      </div>
    );
  }
  return (
    <>
      <p className="meta" role="status">
        <span>{found.more ? words.more(count) : count}</span>
        {(['newest', 'best'] as const).map((sort) =>
          sort === form.sort ? (
            <strong key={sort}>{words[sort]}</strong>
          ) : (
            <a key={sort} href={searchPath(site, { ...form, sort })}>
              {words[sort]}
            </a>
          ),
        )}
      </p>
      <div className="cards" data-page={page}>
        {found.results.map(({ card, headline, snippet }) => (
          <article key={card.id} className="card">
            <p className="kicker">{card.section.name}</p>
            <h2 dir="auto">
              <a href={pathOf(card)}>
                <Pieces pieces={headline} />
              </a>
            </h2>
            <p className="text" dir="auto">
              <Pieces pieces={snippet} />
            </p>
            <p className="meta">
              {card.byline && <bdi>{card.byline}</bdi>}
              <time dateTime={card.publishedAt}>{site.date(card.publishedAt)}</time>
            </p>
          </article>
        ))}
      </div>
    </>
  );
}
