import type { SiteContext } from '#components/site/types.ts';
import type { EditionReader } from '#db/queries/edition-reader.ts';
import {
  getPublishedCards,
  getPublishedStory,
  type PublishedCard,
  type PublishedStory,
} from '#db/queries/published.ts';
import { listMedia, listRelated } from '#document/media.ts';
import { getStoredFiles } from '../stored-media.ts';
import { type FeedItem, toFeedItem } from './items.ts';

/** How many stories a feed carries, whole. */
export const inFeed = 30;

/** A feed's stories, and the keys of those that they point to. */
export async function loadItems(
  reader: EditionReader,
  site: SiteContext,
  cards: PublishedCard[],
): Promise<{ items: FeedItem[]; keys: string[] }> {
  const stories: PublishedStory[] = [];
  for (const card of cards) {
    const story = await getPublishedStory(reader, card.id);
    if (story) stories.push(story);
  }
  // Once for all of them: a feed is asked for as soon as its newest story is out.
  const files = stories.flatMap(({ body }) => listMedia(body));
  const stored = await getStoredFiles(reader, [...new Set(files)]);
  const pointedTo = [...new Set(stories.flatMap(({ body }) => listRelated(body)))];
  const related = await getPublishedCards(reader, pointedTo);
  return {
    items: stories.map((story) => toFeedItem(story, stored, related, site)),
    keys: pointedTo.map((id) => `story:${id}`),
  };
}
