import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { BanList } from '#components/desk/moderation/ban-list.tsx';
import { CommentQueue } from '#components/desk/moderation/comment-queue.tsx';
import { StoryChoiceForm } from '#components/desk/moderation/story-choice-form.tsx';
import { commentWords } from '#components/desk/words.ts';
import { Notice } from '#components/ui/notice.tsx';
import { nowIso } from '#db/clock.ts';
import { getCommentSettings } from '#db/queries/comment-settings.ts';
import { getCommentChoice, listBans } from '#db/queries/comments.ts';
import { commentWords as arabic } from '#messages/ar/comments.ts';
import { commentWords as english } from '#messages/en/comments.ts';
import { getQueue, mayModerate } from '#newsroom/comments/moderate.ts';
import { commentFilters } from '#newsroom/comments/types.ts';
import { getStory } from '#newsroom/stories.ts';
import { getDesk } from '../get-desk.ts';
import { requireActor } from '../require-actor.ts';
import {
  banAction,
  chooseForStoryAction,
  decideAction,
  liftBanAction,
  liftBanByForm,
  loadQueue,
} from './actions.ts';
import './comments.css';
import { toQueuePage } from './queue-page.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getDesk();
  return { title: commentWords(locale).title };
}

export default async function CommentsPage({ searchParams }: PageProps<'/desk/comments'>) {
  const actor = await requireActor('/desk/comments');
  const desk = await getDesk();
  const { db, locale, settings, moment } = desk;
  const words = commentWords(locale);
  const asked = await searchParams;
  const filter = commentFilters.find((name) => name === asked.show) ?? 'waiting';
  const found = typeof asked.story === 'string' ? await getStory(db, actor, asked.story) : null;
  const story = found?.ok
    ? { id: found.value.id, headline: found.value.headline || desk.words.list.untitled }
    : null;
  const queue = await getQueue(db, actor, { filter, storyId: story?.id });
  const { where } = await getCommentSettings(db.read);
  const isModerator = mayModerate(actor);
  const bans = isModerator ? await listBans(db.read, nowIso()) : [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      {where === 'off' ? (
        <Notice tone="warn">
          <p>{words.off}</p>
        </Notice>
      ) : null}
      {isModerator ? null : <p className="quiet">{words.readOnly}</p>}
      {story ? (
        <section className="talk-story" aria-label={words.onlyStory}>
          <p>
            <Link href={`/desk/stories/${story.id}` as Route}>
              <bdi>{story.headline}</bdi>
            </Link>{' '}
            <Link href="/desk/comments" className="quiet">
              {words.allStories}
            </Link>
          </p>
          {isModerator ? (
            <StoryChoiceForm
              storyId={story.id}
              choice={await getCommentChoice(db.read, story.id)}
              action={chooseForStoryAction}
              locale={locale}
            />
          ) : null}
        </section>
      ) : null}
      <CommentQueue
        key={`${filter} ${story?.id}`}
        initial={toQueuePage(queue, desk)}
        filter={filter}
        filters={commentFilters}
        story={story}
        mayModerate={isModerator}
        actions={{ load: loadQueue, decide: decideAction, ban: banAction, liftBan: liftBanAction }}
        locale={locale}
        digits={settings.digits}
        counted={(locale === 'ar' ? arabic : english).reader.count}
      />
      <BanList
        bans={bans.map(({ id, kind, name, by, until }) => ({ id, kind, name, by, until: moment(until) }))}
        words={words}
        lift={liftBanByForm}
      />
    </div>
  );
}
