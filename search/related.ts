/** What to read after a story: first what shares its tags, then what speaks of the same. */
import { stem } from '#arabic/stem.ts';
import type { Reader } from '#db/client.ts';
import {
  getPublishedCards,
  listIdsByTag,
  type PublishedCard,
  type PublishedStory,
} from '#db/queries/published.ts';
import { getFoundPublished, rankPublished } from '#db/queries/search.ts';
import { labelKey, wordsOf } from './words.ts';

/** Of each tag only the newest count, and of other stories those published near it: news is about its days. */
const newestOfTag = 40;
const near = 1500;
const shortestWord = 4;
const fewestShared = 2;

/** Live stories close to this one, the closest first, at most so many. */
export async function findRelated(
  reader: Reader,
  story: PublishedStory,
  limit: number,
): Promise<PublishedCard[]> {
  const shared = new Map<string, number>();
  for (const key of new Set(story.tags.map(labelKey))) {
    for (const id of await listIdsByTag(reader, key, newestOfTag)) {
      if (id !== story.id) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
  }
  const cards = await getPublishedCards(reader, [...shared.keys()]);
  const byTags = [...cards.values()].sort(
    (a, b) => (shared.get(b.id) ?? 0) - (shared.get(a.id) ?? 0) || (a.publishedAt < b.publishedAt ? 1 : -1),
  );
  const found = byTags.slice(0, limit);
  if (found.length === limit) return found;
  const known = new Set([story.id, ...found.map((card) => card.id)]);
  const byText = (await findByText(reader, story)).filter((card) => !known.has(card.id));
  return [...found, ...byText].slice(0, limit);
}

async function findByText(reader: Reader, story: PublishedStory): Promise<PublishedCard[]> {
  const stems = stemsOf(story);
  if (stems.size < fewestShared) return [];
  const match = `{headline names stems} : (${[...stems].map((word) => `"${word}"`).join(' OR ')})`;
  const first = Math.max(1, story.number - near);
  const numbers = await rankPublished(reader, { match, first, last: story.number + near }, 12);
  const candidates = await getFoundPublished(reader, numbers);
  return candidates
    .filter(({ headline, content }) => {
      const other = stemsOf({ headline, tags: content.tags });
      return [...stems].filter((word) => other.has(word)).length >= fewestShared;
    })
    .map(({ number: _, content: __, ...card }) => card);
}

function stemsOf({ headline, tags }: { headline: string; tags: string[] }): Set<string> {
  const words = wordsOf([headline, ...tags].join(' ')).filter((word) => word.length >= shortestWord);
  return new Set(words.map(stem));
}
