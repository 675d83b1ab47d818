import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { SearchForm } from '#components/desk/search-form.tsx';
import { StoryList } from '#components/desk/story-list.tsx';
import { countWords, editionWords, numberWords } from '#components/desk/words.ts';
import { UnsentStories } from '#components/editor/saving/unsent-stories.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { editor as arabicEditor } from '#messages/ar/editor.ts';
import { editor as englishEditor } from '#messages/en/editor.ts';
import { listStories } from '#newsroom/stories.ts';
import { startStory } from './actions.ts';
import { getDesk } from './get-desk.ts';
import { GoneNotice } from './gone-notice.tsx';
import { emptyWords, filterOf, listViews, readView, type ViewName } from './list-views.ts';
import { MissedNotice } from './missed-notice.tsx';
import { requireActor } from './require-actor.ts';
import { saveDraftAction } from './stories/[id]/actions.ts';

const rowsAPage = 50;
const mostCounted = 100;

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getDesk();
  return { title: words.list.title };
}

function addressOf(view: ViewName, page: number): Route {
  const query = new URLSearchParams();
  if (view !== 'all') query.set('view', view);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return (text ? `/desk?${text}` : '/desk') as Route;
}

export default async function StoriesPage({ searchParams }: PageProps<'/desk'>) {
  const actor = await requireActor('/desk');
  const { db, words, locale, settings, moment } = await getDesk();
  const asked = await searchParams;
  const view = readView(actor.role, asked.view);
  const page = Math.min(Math.max(Math.trunc(Number(asked.page)) || 1, 1), 10_000);
  // One more than the page shows: whether there are older ones.
  const items = await listStories(db, actor, {
    ...filterOf(view),
    limit: rowsAPage + 1,
    offset: (page - 1) * rowsAPage,
  });
  const waiting =
    actor.role === 'journalist'
      ? 0
      : (await listStories(db, actor, { ...filterOf('review'), limit: mostCounted })).length;
  const rows = items.slice(0, rowsAPage).map((item) => ({
    item,
    changed: moment(item.changedAt),
    due: item.scheduledFor === null ? null : moment(item.scheduledFor),
    edition: item.edition === 'ar' ? null : editionWords(locale).desk.mark,
    words: countWords(item.words, words.counts.words, locale, settings.digits),
  }));
  const empty = emptyWords(view, actor.role, words);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.list.title}</h1>
        <div className="button-row">
          {settings.english ? (
            <form action={startStory.bind(null, 'en')}>
              <SubmitButton kind="quiet" busy={words.story.busy}>
                {editionWords(locale).desk.newStory}
              </SubmitButton>
            </form>
          ) : null}
          <form action={startStory.bind(null, 'ar')}>
            <SubmitButton busy={words.story.busy}>{words.list.newStory}</SubmitButton>
          </form>
        </div>
      </div>
      <UnsentStories
        person={actor.id}
        words={(locale === 'ar' ? arabicEditor : englishEditor).saving}
        save={saveDraftAction}
      />
      <MissedNotice actor={actor} />
      <GoneNotice actor={actor} />
      <SearchForm words={words.search} />
      <nav className="views" aria-label={words.list.filters}>
        {listViews(actor.role).map((name) => (
          <Link key={name} href={addressOf(name, 1)} aria-current={name === view ? 'page' : undefined}>
            {words.list[name]}
            {name === 'review' && waiting > 0 ? (
              <span className="views-count"> {numberWords(waiting, locale, settings.digits)}</span>
            ) : null}
          </Link>
        ))}
      </nav>
      {rows.length > 0 ? (
        <StoryList rows={rows} actor={{ id: actor.id, role: actor.role }} words={words} />
      ) : (
        <div className="blank">
          <h2>{empty.title}</h2>
          <p>{empty.text}</p>
        </div>
      )}
      <p className="pager">
        {page > 1 ? <Link href={addressOf(view, 1)}>{words.list.first}</Link> : null}
        {items.length > rowsAPage ? <Link href={addressOf(view, page + 1)}>{words.list.more}</Link> : null}
      </p>
    </div>
  );
}
