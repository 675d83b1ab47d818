import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { FoundList } from '#components/desk/found-list.tsx';
import { SearchForm } from '#components/desk/search-form.tsx';
import { searchStories } from '#newsroom/search.ts';
import { getDesk } from '../get-desk.ts';
import { requireActor } from '../require-actor.ts';
import './search.css';

const perPage = 30;

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getDesk();
  return { title: words.search.title };
}

function addressOf(query: string, page: number): Route {
  const search = new URLSearchParams({ q: query });
  if (page > 1) search.set('page', String(page));
  return `/desk/search?${search}` as Route;
}

export default async function SearchPage({ searchParams }: PageProps<'/desk/search'>) {
  const asked = await searchParams;
  const query = (typeof asked.q === 'string' ? asked.q : '').trim();
  const page = Math.min(Math.max(Math.trunc(Number(asked.page)) || 1, 1), 100);
  const actor = await requireActor(query ? addressOf(query, page) : '/desk/search');
  const { db, words, moment } = await getDesk();
  const result = query ? await searchStories(db, actor, { query, page, perPage }) : null;
  const found = result?.ok ? result.value : null;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.search.title}</h1>
        <Link href="/desk">{words.search.back}</Link>
      </div>
      <SearchForm words={words.search} query={query} />
      {result && !result.ok ? <p role="alert">{words.search.tooLong}</p> : null}
      {found && !found.complete ? <p role="status">{words.search.incomplete}</p> : null}
      {found ? null : <p>{actor.role === 'journalist' ? words.search.hintOwn : words.search.hintAll}</p>}
      {found && found.found.length > 0 ? (
        <FoundList
          rows={found.found.map((row) => ({ ...row, changed: moment(row.item.changedAt) }))}
          words={words}
        />
      ) : null}
      {found && found.found.length === 0 ? (
        <div className="blank" role="status">
          <h2>{words.search.none}</h2>
          <p>{words.search.noneText}</p>
        </div>
      ) : null}
      <p className="pager">
        {page > 1 ? <Link href={addressOf(query, 1)}>{words.search.first}</Link> : null}
        {found?.more ? <Link href={addressOf(query, page + 1)}>{words.search.next}</Link> : null}
      </p>
    </div>
  );
}
