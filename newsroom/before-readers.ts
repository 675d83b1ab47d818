/** What a step does before the readers: puts a revision there, or takes it away, and says what that makes stale. */
import { dayOf } from '#arabic/days.ts';
import { slugify } from '#arabic/slug.ts';
import type { Tx } from '#db/client.ts';
import { forgetLive, nextNumber } from '#db/mutations/search.ts';
import { putLive, takeDown, updateStory, writeOutbox } from '#db/mutations/stories.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { getNeighbours, getPaired, listDaysAround, listLabels } from '#db/queries/published.ts';
import { getSettings } from '#db/queries/settings.ts';
import { getRevision, getStoryHead, listLivePictures, type StoryHead } from '#db/queries/stories.ts';
import { keyIn } from '#document/edition.ts';
import { findFrontPicture, listMedia } from '#document/media.ts';
import { indexPublished } from '#search/index-story.ts';
import { labelsOf } from '#search/words.ts';
import { checkMediaRights } from './media-gate.ts';
import { done, type Result, refuse } from './refusal.ts';

interface Shown {
  sections: string[];
  labels: { kind: string; key: string }[];
  pictures: string[];
}

/** Every surface that shows the story in some way, or did before. */
async function staleKeys(
  tx: Tx,
  story: Pick<StoryHead, 'id' | 'edition'> & { number: number; publishedAt: string },
  { sections, labels, pictures }: Shown,
): Promise<string[]> {
  const { timeZone } = await getSettings(tx);
  const reader = readerOf(tx, story.edition);
  const day = dayOf(story.publishedAt, timeZone);
  const around: string[] = [];
  for (const section of new Set(sections)) {
    const { earlier, later } = await getNeighbours(reader, section, story.number);
    for (const card of [earlier, later]) if (card) around.push(card.id);
  }
  const own = [
    ...['home', 'feed', 'sitemap', 'corrections', `story:${story.id}`],
    `month:${story.publishedAt.slice(0, 7)}`,
    ...sections.map((section) => `section:${section}`),
    ...labels.map(({ kind, key }) => `${kind}:${key}`),
    ...pictures.map((id) => `media:${id}`),
    // Neighbours link to each other: the stories before and after it, and the days before and after its day.
    ...around.map((id) => `story:${id}`),
    ...[day, ...(await listDaysAround(reader, day, timeZone))].map((name) => `day:${name}`),
  ];
  return [...own.map((key) => keyIn(story.edition, key)), ...(await pairedKeys(tx, story.id))];
}

/** Whether the story's newest revision may go before readers: its edition is there, and every file in it is allowed. */
export async function checkForReaders(tx: Tx, head: StoryHead): Promise<Result<null>> {
  if (head.edition !== 'ar' && !(await getSettings(tx)).english) {
    return refuse('edition_closed', { path: 'edition', detail: 'the English edition is switched off' });
  }
  const fields = await getRevision(tx, head.id, head.revision);
  return fields ? checkMediaRights(tx, fields.body) : done(null);
}

/** Where a story stands with a link to its translation, if it was ever before readers. */
export function linkedKeys({ id, edition, firstPublishedAt }: StoryHead): string[] {
  if (!firstPublishedAt) return [];
  const month = `month:${firstPublishedAt.slice(0, 7)}`;
  return [`story:${id}`, 'sitemap', month].map((key) => keyIn(edition, key));
}

/** The same of the story's translation, or of what it translates. */
export async function pairedKeys(tx: Tx, id: string): Promise<string[]> {
  const paired = await getPaired(tx, id);
  const other = paired === null ? null : await getStoryHead(tx, paired);
  return other ? linkedKeys(other) : [];
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
      edition: head.edition,
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
  const { id, revision, edition } = head;
  await indexPublished(tx, { id, number, revision, edition }, fields);
  const shown: Shown = {
    sections: [fields.section, head.live?.section ?? fields.section],
    labels: [...before.labels, ...labelsOf(fields)],
    pictures: [...before.pictures, ...files],
  };
  await writeOutbox(tx, await staleKeys(tx, { id, edition, number, publishedAt }, shown), at);
}

export async function takeFromReaders(tx: Tx, head: StoryHead, at: string): Promise<void> {
  const { id, edition, publishedNumber: number, firstPublishedAt: publishedAt } = head;
  if (number === null || publishedAt === null) throw new Error(`story ${id} has no place`);
  const keys = await staleKeys(
    tx,
    { id, edition, number, publishedAt },
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
