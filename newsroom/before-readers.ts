/** What a step does before the readers: puts a revision there, or takes it away, and says what that makes stale. */
import { fold } from '#arabic/fold.ts';
import { slugify } from '#arabic/slug.ts';
import type { Tx } from '#db/client.ts';
import { putLive, takeDown, updateStory, writeOutbox } from '#db/mutations/stories.ts';
import { getRevision, listLivePictures, type StoryHead } from '#db/queries/stories.ts';
import { listMedia, listPictures } from '#document/media.ts';
import { bodyToText } from '#document/text.ts';

/** Every surface that shows the story in some way. */
function staleKeys(storyId: string, sections: string[], pictures: string[]): string[] {
  return [
    `story:${storyId}`,
    ...sections.map((section) => `section:${section}`),
    'home',
    'feed',
    'sitemap',
    ...pictures.map((id) => `media:${id}`),
  ];
}

export async function putBeforeReaders(tx: Tx, head: StoryHead, at: string): Promise<void> {
  const fields = await getRevision(tx, head.id, head.revision);
  if (!fields) throw new Error(`revision ${head.revision} of ${head.id} is missing`);
  const slug = head.slug ?? slugify(fields.headline);
  const files = listMedia(fields.body);
  const before = await listLivePictures(tx, head.id);
  const publishedAt = head.firstPublishedAt ?? at;
  await updateStory(tx, head.id, { slug, liveSection: fields.section, firstPublishedAt: publishedAt });
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
      picture: listPictures(fields.body)[0] ?? null,
      publishedAt,
      updatedAt: at,
    },
    files,
    { headline: fold(fields.headline), body: fold(`${fields.lead}\n${bodyToText(fields.body)}`) },
  );
  const sections = [fields.section, head.live?.section ?? fields.section];
  await writeOutbox(tx, staleKeys(head.id, sections, [...before, ...files]), at);
}

export async function takeFromReaders(tx: Tx, head: StoryHead, at: string): Promise<void> {
  const pictures = await listLivePictures(tx, head.id);
  await takeDown(tx, head.id);
  await writeOutbox(tx, staleKeys(head.id, [head.live?.section ?? head.section.slug], pictures), at);
}
