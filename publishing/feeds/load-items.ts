import type { SiteContext } from '#components/site/types.ts';
import type { EditionReader } from '#db/queries/edition-reader.ts';
import {
  getPublishedCards,
  getPublishedStory,
  type PublishedCard,
  type PublishedStory,
} from '#db/queries/published.ts';
import { listMedia, listRelated } from '#document/media.ts';
import { keptBySite } from '../kept-by-site.ts';
import { getStoredFiles } from '../stored-media.ts';
import { type FeedItem, toFeedItem } from './items.ts';

/** How many stories a feed carries, whole. */
export const inFeed = 30;

interface Loaded {
  item: FeedItem;
  pointsTo: string[];
}

/** A story that is published stands in four feeds at once, with 29 others that stood there before. */
const loaded = keptBySite<Loaded>();

/** A feed's stories, and the keys of those that they point to. */
export async function loadItems(
  reader: EditionReader,
  site: SiteContext,
  cards: PublishedCard[],
): Promise<{ items: FeedItem[]; keys: string[] }> {
  const known = loaded(site);
  const missing = cards.filter((card) => !known.has(card.id));
  for (const one of await load(reader, site, missing)) known.set(one.item.id, one);
  const shown = cards.flatMap((card) => known.get(card.id) ?? []);
  const pointedTo = new Set(shown.flatMap(({ pointsTo }) => pointsTo));
  return { items: shown.map(({ item }) => item), keys: [...pointedTo].map((id) => `story:${id}`) };
}

async function load(reader: EditionReader, site: SiteContext, cards: PublishedCard[]): Promise<Loaded[]> {
  const stories: PublishedStory[] = [];
  for (const card of cards) {
    const story = await getPublishedStory(reader, card.id);
    if (story) stories.push(story);
  }
  // Once for all of them: a feed is asked for as soon as its newest story is out.
  const files = stories.flatMap(({ body }) => listMedia(body));
  const stored = await getStoredFiles(reader, [...new Set(files)]);
  const pointedTo = new Set(stories.flatMap(({ body }) => listRelated(body)));
  const related = await getPublishedCards(reader, [...pointedTo]);
  return stories.map((story) => ({
    item: toFeedItem(story, stored, related, site),
    pointsTo: listRelated(story.body),
  }));
}
