/** The queue's comments in the desk's words. */
import type { ModeratedComment, QueuePage } from '#components/desk/moderation/types.ts';
import { commentWords, countWords, fill } from '#components/desk/words.ts';
import type { CommentWithStory } from '#db/queries/comments.ts';
import type { CommentQueue } from '#newsroom/comments/moderate.ts';
import { type RejectReason, rejectReasons } from '#newsroom/comments/types.ts';
import type { Desk } from '../get-desk.ts';

export function toModerated(comment: CommentWithStory, desk: Desk): ModeratedComment {
  const { locale, settings, moment } = desk;
  const words = commentWords(locale);
  const reason: RejectReason = rejectReasons.find((name) => name === comment.reason) ?? '';
  return {
    id: comment.id,
    version: comment.version,
    state: comment.state,
    name: comment.name,
    isStaff: comment.personId !== null,
    text: comment.text,
    flags: comment.flags.map((flag) =>
      flag.kind === 'word' ? fill(words.flags.word, { word: flag.word }) : words.flags[flag.kind],
    ),
    reason,
    reports: comment.reports > 0 ? countWords(comment.reports, words.reports, locale, settings.digits) : null,
    when: moment(comment.createdAt),
    story: { id: comment.story.id, headline: comment.story.headline || desk.words.list.untitled },
    hasSender: comment.sender !== null,
  };
}

export function toQueuePage(queue: CommentQueue, desk: Desk): QueuePage {
  const { more, counts } = queue;
  return { comments: queue.comments.map((comment) => toModerated(comment, desk)), more, counts };
}
