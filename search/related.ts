/** What to read after a story: first what shares its tags, then what speaks of the same. */
import type { EditionReader } from '#db/queries/edition-reader.ts';
import {
  listPlaces,
  listPublishedAt,
  type PublishedCard,
  type PublishedStory,
} from '#db/queries/published.ts';
import { findPublished } from '#db/queries/search.ts';
import { stem } from './stem.ts';
import { labelKey, wordsOf } from './words.ts';

/** Of each tag only the newest count, and of other stories those published near it: news is about its days. */
const newestOfTag = 40;
const near = 1500;
const shortestWord = 4;
const fewestShared = 2;
/** A word that more of those stories have in their headlines or tags says little. */
const mostSharing = 150;

/** Live stories close to this one, the closest first, at most so many. */
export async function findRelated(
  reader: EditionReader,
  story: PublishedStory,
  limit: number,
): Promise<PublishedCard[]> {
  const byTags = await findByTags(reader, story);
  if (byTags.length >= limit) return listPublishedAt(reader, byTags.slice(0, limit));
  const known = new Set(byTags);
  const byText = (await findByText(reader, story)).filter((place) => !known.has(place));
  return listPublishedAt(reader, [...byTags, ...byText].slice(0, limit));
}

/** Places of stories that share tags, those that share most first, then the newest. */
async function findByTags(reader: EditionReader, story: PublishedStory): Promise<number[]> {
  const shared = new Map<number, number>();
  for (const key of new Set(story.tags.map(labelKey))) {
    for (const place of await listPlaces(reader, { kind: 'tag', key }, { limit: newestOfTag })) {
      if (place !== story.number) shared.set(place, (shared.get(place) ?? 0) + 1);
    }
  }
  return [...shared].sort(([one, a], [other, b]) => b - a || other - one).map(([place]) => place);
}

/** Places of stories around this one that share at least two words of headline or tags, the rarer the words the better. */
async function findByText(reader: EditionReader, story: PublishedStory): Promise<number[]> {
  const stems = stemsOf(story);
  if (stems.size < fewestShared) return [];
  const [first, last] = [Math.max(1, story.number - near), story.number + near];
  const shared = new Map<number, { words: number; weight: number }>();
  for (const word of stems) {
    const match = `{headline names title_stems} : "${word}"`;
    const places = await findPublished(reader, { match, first, last }, mostSharing + 1);
    if (places.length > mostSharing) continue;
    for (const place of places) {
      const before = shared.get(place) ?? { words: 0, weight: 0 };
      shared.set(place, { words: before.words + 1, weight: before.weight + 1 / places.length });
    }
  }
  return [...shared]
    .filter(([place, { words }]) => words >= fewestShared && place !== story.number)
    .sort(([one, a], [other, b]) => b.weight - a.weight || other - one)
    .map(([place]) => place);
}

function stemsOf({ headline, tags }: { headline: string; tags: string[] }): Set<string> {
  const words = wordsOf([headline, ...tags].join(' ')).filter((word) => word.length >= shortestWord);
  return new Set(words.map(stem));
}
