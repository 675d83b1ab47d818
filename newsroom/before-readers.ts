/** What a step does before the readers: puts a revision there, or takes it away, and says what that makes stale. */
import { dayOf } from '#arabic/days.ts';
import { slugify } from '#arabic/slug.ts';
import type { Tx } from '#db/client.ts';
import { forgetLive, nextNumber } from '#db/mutations/search.ts';
import { putLive, takeDown, updateStory, writeOutbox } from '#db/mutations/stories.ts';
import { getNeighbours, listDaysAround, listLabels } from '#db/queries/published.ts';
import { getSettings } from '#db/queries/settings.ts';
import { getRevision, listLivePictures, type StoryHead } from '#db/queries/stories.ts';
import { findFrontPicture, listMedia } from '#document/media.ts';
import { indexPublished } from '#search/index-story.ts';
import { labelsOf } from '#search/words.ts';

interface Shown {
  sections: string[];
  labels: { kind: string; key: string }[];
  pictures: string[];
}

/** Every surface that shows the story in some way, or did before. */
async function staleKeys(
  tx: Tx,
  story: { id: string; number: number; publishedAt: string },
  { sections, labels, pictures }: Shown,
): Promise<string[]> {
  const { timeZone } = await getSettings(tx);
  const day = dayOf(story.publishedAt, timeZone);
  const around: string[] = [];
  for (const section of new Set(sections)) {
    const { earlier, later } = await getNeighbours(tx, section, story.number);
    for (const card of [earlier, later]) if (card) around.push(card.id);
  }
  return [
    ...['home', 'feed', 'sitemap', 'corrections', `story:${story.id}`],
    `month:${story.publishedAt.slice(0, 7)}`,
    ...sections.map((section) => `section:${section}`),
    ...labels.map(({ kind, key }) => `${kind}:${key}`),
    ...pictures.map((id) => `media:${id}`),
    // Neighbours link to each other: the stories before and after it, and the days before and after its day.
    ...around.map((id) => `story:${id}`),
    ...[day, ...(await listDaysAround(tx, day, timeZone))].map((name) => `day:${name}`),
  ];
}

export async function putBeforeReaders(tx: Tx, head: StoryHead, at: string): Promise<void> {
  const fields = await getRevision(tx, head.id, head.revision);
  if (!fields) throw new Error(`revision ${head.revision} of ${head.id} is missing`);
  const slug = head.slug ?? slugify(fields.headline);
  const files = listMedia(fields.body);
  const before = { pictures: await listLivePictures(tx, head.id), labels: await listLabels(tx, head.id) };
  const publishedAt = head.firstPublishedAt ?? at;
  const number = head.publishedNumber ?? (await nextNumber(tx, 'publishedNumber'));
  await updateStory(tx, head.id, {
    slug,
    liveSection: fields.section,
    firstPublishedAt: publishedAt,
    publishedNumber: number,
  });
  await putLive(
    tx,
    {
      storyId: head.id,
      revision: head.revision,
      section: fields.section,
      slug,
      headline: fields.headline,
      lead: fields.lead,
      byline: fields.byline,
      picture: findFrontPicture(fields.body),
      publishedAt,
      updatedAt: at,
      number,
    },
    files,
  );
  await indexPublished(tx, { id: head.id, number, revision: head.revision }, fields);
  const shown: Shown = {
    sections: [fields.section, head.live?.section ?? fields.section],
    labels: [...before.labels, ...labelsOf(fields)],
    pictures: [...before.pictures, ...files],
  };
  await writeOutbox(tx, await staleKeys(tx, { id: head.id, number, publishedAt }, shown), at);
}

export async function takeFromReaders(tx: Tx, head: StoryHead, at: string): Promise<void> {
  const { id, publishedNumber: number, firstPublishedAt: publishedAt } = head;
  if (number === null || publishedAt === null) throw new Error(`story ${id} has no place`);
  const keys = await staleKeys(
    tx,
    { id, number, publishedAt },
    {
      sections: [head.live?.section ?? head.section.slug],
      labels: await listLabels(tx, id),
      pictures: await listLivePictures(tx, id),
    },
  );
  await forgetLive(tx, { id, number });
  await takeDown(tx, id);
  await writeOutbox(tx, keys, at);
}
