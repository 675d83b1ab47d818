/** Whether a story has comments and still takes new ones: the newsroom's choice, the editor's for this story, and time. */
import type { CommentSettings } from './queries/comment-settings.ts';

/** What an editor may choose for one story; null leaves it to the newsroom. */
export const commentChoices = ['on', 'off', 'closed'] as const;
export type CommentChoice = (typeof commentChoices)[number] | null;

export interface CommentDoor {
  /** Readers see approved comments. */
  isShown: boolean;
  /** And may write new ones. */
  isOpen: boolean;
  /** When time closes it, ISO 8601; null where time doesn't. */
  closesAt: string | null;
}

const dayInMs = 86_400_000;

export function commentDoor(
  settings: Pick<CommentSettings, 'where' | 'closeAfterDays'>,
  story: { choice: CommentChoice; publishedAt: string },
  nowIso: string,
): CommentDoor {
  const { choice, publishedAt } = story;
  const wanted = settings.where === 'all' ? choice !== 'off' : choice === 'on' || choice === 'closed';
  const isShown = settings.where !== 'off' && wanted;
  if (!isShown || choice === 'closed') return { isShown, isOpen: false, closesAt: null };
  if (settings.closeAfterDays === 0) return { isShown, isOpen: true, closesAt: null };
  const closesAt = new Date(Date.parse(publishedAt) + settings.closeAfterDays * dayInMs).toISOString();
  return { isShown, isOpen: nowIso < closesAt, closesAt };
}
