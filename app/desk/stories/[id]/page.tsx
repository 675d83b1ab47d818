import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { formatDate } from '#arabic/dates.ts';
import { toLocalTime } from '#arabic/zoned-time.ts';
import { EditionPanel } from '#components/desk/edition-panel.tsx';
import { FilesToMind } from '#components/desk/files-to-mind.tsx';
import type { WallClock } from '#components/desk/schedule-form.tsx';
import { StoryHistory } from '#components/desk/story-history.tsx';
import { StoryReads } from '#components/desk/story-reads.tsx';
import {
  commentWords,
  countWords,
  editionWords,
  errorWords,
  fill,
  numberWords,
  scheduleWords,
} from '#components/desk/words.ts';
import { WorkflowPanel } from '#components/desk/workflow-panel.tsx';
import { EditorSessionProvider } from '#components/editor/editor-session.tsx';
import { StoryEditor } from '#components/editor/story-editor.tsx';
import { Moment } from '#components/ui/moment.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { StateBadge } from '#components/ui/state-badge.tsx';
import { now } from '#db/clock.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { listGoneAt } from '#db/queries/embeds.ts';
import { getPictureSizes } from '#db/queries/media.ts';
import { listPublished, listSections } from '#db/queries/published.ts';
import { getStoryReads } from '#db/queries/reads.ts';
import type { Edition } from '#document/edition.ts';
import { listEmbeds } from '#document/embed-player.ts';
import { listPictures } from '#document/media.ts';
import { editor as arabicEditor } from '#messages/ar/editor.ts';
import { reads as arabicReads } from '#messages/ar/reads.ts';
import { editor as englishEditor } from '#messages/en/editor.ts';
import { reads as englishReads } from '#messages/en/reads.ts';
import { getOriginal } from '#newsroom/editions.ts';
import { listFilesToMind } from '#newsroom/media-gate.ts';
import { getHistory, workflowOf } from '#newsroom/stories.ts';
import type { Actor, HistoryEntry, Story } from '#newsroom/types.ts';
import { allowedActions, mayEdit } from '#newsroom/workflow.ts';
import { type Desk, getDesk } from '../../get-desk.ts';
import { signInAgain } from '../../sign-in/actions.ts';
import { saveDraftAction, takeStepAction } from './actions.ts';
import { chooseEditionAction } from './edition-action.ts';
import { findStoriesAction } from './find-stories.ts';
import { historyLines } from './history-lines.ts';
import { readStory } from './read-story.ts';
import './reads.css';
import { hintFor } from './story-hint.ts';

export async function generateMetadata({ params }: PageProps<'/desk/stories/[id]'>): Promise<Metadata> {
  const { story } = await readStory((await params).id);
  const { words } = await getDesk();
  return { title: story.headline || words.list.untitled };
}

export default async function StoryPage({ params }: PageProps<'/desk/stories/[id]'>) {
  const { actor, story } = await readStory((await params).id);
  const desk = await getDesk();
  const { db, words, locale, settings } = desk;
  const [sections, pictures, history, gone, filesToMind] = await Promise.all([
    listSections(readerOf(db.read, 'ar')),
    getPictureSizes(db.read, listPictures(story.body)),
    getHistory(db, actor, story.id),
    listGoneAt(
      db.read,
      listEmbeds(story.body).map(({ url }) => url),
    ),
    listFilesToMind(db.read, story.body),
  ]);
  const entries = history.ok ? history.value : [];
  const workflow = workflowOf(story);
  const actions = allowedActions(actor, workflow);
  const canEdit = mayEdit(actor, workflow);
  const writer = { id: actor.id, name: actor.name, email: actor.email };
  return (
    <EditorSessionProvider story={story} writer={writer}>
      <div className="writing">
        <div className="writing-page">
          <h1 className="unseen">{words.story.title}</h1>
          <p className="writing-back">
            <Link href="/desk" prefetch={false}>
              {words.story.back}
            </Link>
            {/* Where the panel stands under the text: the state, and the way down to the steps. */}
            <a href="#steps" className="writing-jump">
              <StateBadge state={story.state}>{words.states[story.state]}</StateBadge>
              <span>{words.story.steps}</span>
            </a>
          </p>
          <AskedChanges story={story} entries={entries} desk={desk} />
          <StoryEditor
            story={story}
            sections={sections}
            readOnly={!canEdit}
            locale={locale}
            house={{ digits: settings.digits, innerQuotes: settings.innerQuotes }}
            words={locale === 'ar' ? arabicEditor : englishEditor}
            save={saveDraftAction}
            writer={writer}
            signInAgain={signInAgain}
            pictures={Object.fromEntries(pictures)}
            findStories={findStoriesAction.bind(null, story.edition)}
            goneEmbeds={[...gone.keys()]}
          />
        </div>
        <aside className="writing-side">
          <WorkflowPanel
            id={story.id}
            person={actor.id}
            state={story.state}
            actions={actions}
            hint={hintFor(actor, story, { edit: canEdit, actions }, words.story)}
            takeStep={takeStepAction}
            clock={wallClock(desk)}
            words={{
              story: words.story,
              actions: words.actions,
              schedule: scheduleWords(locale),
              refusals: errorWords(locale),
            }}
          >
            <p className="panel-state">
              <StateBadge state={story.state}>{words.states[story.state]}</StateBadge>
            </p>
            <DueLine story={story} desk={desk} />
            <LiveLine story={story} desk={desk} />
            <FilesToMind files={filesToMind} locale={locale} digits={settings.digits} />
          </WorkflowPanel>
          <StoryEdition story={story} actor={actor} canEdit={canEdit} desk={desk} />
          <ReadsPanel story={story} desk={desk} />
          <StoryHistory words={words} lines={await historyLines(entries, actor, desk)} />
        </aside>
      </div>
    </EditorSessionProvider>
  );
}

const originalsOffered = 40;

/** Where the newsroom has two, or the story is of one that was switched off. */
async function StoryEdition({
  story,
  actor,
  canEdit,
  desk,
}: {
  story: Story;
  actor: Actor;
  canEdit: boolean;
  desk: Desk;
}) {
  const { db, settings, locale, words } = desk;
  if (!settings.english && story.edition === 'ar') return null;
  const chosen = story.translationOf ? await getOriginal(db.read, actor, story.translationOf) : null;
  const offered = async (edition: Edition) => {
    const reader = readerOf(db.read, edition);
    const cards = await listPublished(reader, { limit: originalsOffered });
    const isThere = chosen?.edition !== edition || cards.some(({ id }) => id === chosen.id);
    return [...(isThere ? [] : [chosen]), ...cards].map(({ id, headline }) => ({
      id,
      headline: headline ?? editionWords(locale).desk.unseen,
    }));
  };
  return (
    <EditionPanel
      story={{ id: story.id, edition: story.edition, translationOf: story.translationOf }}
      isFixed={story.url !== null}
      readOnly={!canEdit}
      originals={{ ar: await offered('ar'), en: await offered('en') }}
      find={{ ar: findStoriesAction.bind(null, 'ar'), en: findStoriesAction.bind(null, 'en') }}
      action={chooseEditionAction}
      words={{ ...editionWords(locale).desk, busy: words.story.busy }}
    />
  );
}

/** What the editor asked for stands before everything else until it is handed in again. */
function AskedChanges({ story, entries, desk }: { story: Story; entries: HistoryEntry[]; desk: Desk }) {
  const { words } = desk;
  const asked =
    story.state === 'changes_requested'
      ? entries.find((entry) => entry.action === 'request-changes')
      : undefined;
  if (!asked) return null;
  return (
    <Notice tone="warn" title={words.story.changesAsked}>
      <p className="asked-note" dir="auto">
        {asked.note}
      </p>
      <p className="quiet">
        <bdi>{fill(words.story.changesBy, { name: asked.actor.name })}</bdi> ·{' '}
        <Moment moment={desk.moment(asked.at)} />
      </p>
    </Notice>
  );
}

/** A time from this server's clock: what is chosen on the page is held against it again when it arrives. */
function wallClock({ settings }: Desk): WallClock {
  const { timeZone } = settings;
  const moment = now().getTime();
  const hour = 3_600_000;
  const local = (ms: number) => toLocalTime(new Date(ms).toISOString(), timeZone);
  return { timeZone, now: local(moment), suggested: `${local(moment + 1.25 * hour).slice(0, 13)}:00` };
}

function DueLine({ story, desk }: { story: Story; desk: Desk }) {
  if (!story.scheduledFor) return null;
  return (
    <p>
      {scheduleWords(desk.locale).willBe} <Moment moment={desk.moment(story.scheduledFor)} show="exact" />
    </p>
  );
}

function LiveLine({ story, desk }: { story: Story; desk: Desk }) {
  const { words } = desk;
  if (!story.live) {
    return <p className="quiet">{story.url ? words.story.notLive : words.story.neverLive}</p>;
  }
  return (
    <>
      <p className="panel-live">
        <span className="live-mark">{words.story.liveNow}</span>{' '}
        <Moment moment={desk.moment(story.live.publishedAt)} />
        {story.url ? (
          <>
            {' · '}
            {/* The readers' site is another document, and stays in a tab of its own. */}
            <a href={story.url} target="_blank" rel="noopener">
              {words.story.openLive}
            </a>
          </>
        ) : null}
      </p>
      <p className="quiet">
        <Link href={`/desk/comments?story=${story.id}` as Route}>{commentWords(desk.locale).story.link}</Link>
      </p>
      {story.live.revision === story.revision ? null : <p className="quiet">{words.story.liveBehind}</p>}
    </>
  );
}

const daysShown = 14;

/** Once it has been before readers. */
async function ReadsPanel({ story, desk }: { story: Story; desk: Desk }) {
  if (!story.url) return null;
  const { db, locale, settings } = desk;
  const words = locale === 'ar' ? arabicReads : englishReads;
  const { total, days, sources, depths } = await getStoryReads(db.read, story.id, daysShown);
  const number = (n: number) => numberWords(n, locale, settings.digits);
  const { months, digits } = settings;
  return (
    <StoryReads
      total={countWords(total, words.readers, locale, digits)}
      days={days.map(({ day, reads }) => ({
        day,
        label: formatDate(`${day}T12:00:00Z`, { timeZone: 'UTC', locale, months, digits }),
        reads,
        text: number(reads),
      }))}
      sources={sources.map(({ source, reads }) => ({ source, reads, text: number(reads) }))}
      depths={depths}
      words={words}
    />
  );
}
