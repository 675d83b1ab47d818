import type { DeskWords } from '#messages/ar/desk.ts';
import type { Actor, Story, StoryAction } from '#newsroom/types.ts';

/** What to know before the next step, or why there is none. */
export function hintFor(
  actor: Pick<Actor, 'id' | 'role'>,
  story: Pick<Story, 'state' | 'author'>,
  may: { edit: boolean; actions: StoryAction[] },
  words: DeskWords['story'],
): string | null {
  const isOwn = story.author.id === actor.id;
  switch (story.state) {
    case 'submitted':
      if (may.actions.includes('approve')) return null;
      return isOwn && actor.role !== 'journalist' ? words.ownStory : words.waitingReview;
    case 'approved':
      return may.edit ? words.voidWarning : words.waitingPublish;
    case 'scheduled':
      return words.scheduledStory;
    case 'published':
    case 'unpublished':
      return may.edit ? words.editReopens : null;
    default:
      return null;
  }
}
