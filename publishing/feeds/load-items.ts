import type { SiteContext } from '#components/site/types.ts';
import type { Reader } from '#db/client.ts';
import { getPublishedCards, getPublishedStory, type PublishedCard } from '#db/queries/published.ts';
import { listRelated } from '#document/media.ts';
import { getStored } from '../stored-media.ts';
import { type FeedItem, toFeedItem } from './items.ts';

/** How many stories a feed carries, whole. */
export const inFeed = 30;

/** A feed's stories, and the keys of those that they point to. */
export async function loadItems(
  reader: Reader,
  site: SiteContext,
  cards: PublishedCard[],
): Promise<{ items: FeedItem[]; keys: string[] }> {
  const items: FeedItem[] = [];
  const keys = new Set<string>();
  for (const card of cards) {
    const story = await getPublishedStory(reader, card.id);
    if (!story) continue;
    const pointedTo = listRelated(story.body);
    for (const other of pointedTo) keys.add(`story:${other}`);
    const stored = await getStored(reader, story.body);
    items.push(toFeedItem(story, stored, await getPublishedCards(reader, pointedTo), site));
  }
  return { items, keys: [...keys] };
}
