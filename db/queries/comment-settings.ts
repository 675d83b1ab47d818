import type { Reader } from '../client.ts';
import { getSetting } from './settings.ts';

/** The newsroom's choices about comments, kept as JSON under one key. */
export interface CommentSettings {
  /** Under no story, under those an editor chose, or under all but those an editor took out. */
  where: 'off' | 'chosen' | 'all';
  /** Whether somebody reads a comment before readers do, or after. */
  moderation: 'before' | 'after';
  /** Days after a story's first publication; 0 for never. */
  closeAfterDays: number;
  /** Words and phrases that hold a comment back until somebody looked at it. */
  words: string[];
}

export const commentSettingsKey = 'comments';

export const defaultCommentSettings: CommentSettings = {
  where: 'off',
  moderation: 'before',
  closeAfterDays: 14,
  words: [],
};

export async function getCommentSettings(db: Reader): Promise<CommentSettings> {
  const stored = await getSetting(db, commentSettingsKey);
  if (stored === null) return defaultCommentSettings;
  const settings: CommentSettings = { ...defaultCommentSettings, ...JSON.parse(stored) };
  return settings;
}
