/** Keeping both indexes: the readers' with each step that changes what they see, the desk's when somebody searches. */
import { slugify } from '#arabic/slug.ts';
import type { Db, Tx } from '#db/client.ts';
import { indexAtDesk, indexLive } from '#db/mutations/search.ts';
import { type DeskRow, editionFacet, type LiveRow, listUnindexedAtDesk } from '#db/queries/search.ts';
import { getRevision } from '#db/queries/stories.ts';
import { facet, type IndexedStory, indexRow, labelKey, labelsOf } from './words.ts';

type Fields = IndexedStory & { section: string };

/** Makes a live story findable, in the transaction that puts it before the readers. */
export async function indexPublished(tx: Tx, story: LiveRow, fields: Fields): Promise<void> {
  await indexForReaders(tx, story, fields, true);
}

/** Puts a live story's words and labels in the place of those it had, where nothing of the story itself changed. */
export async function indexAgain(tx: Tx, story: LiveRow, fields: Fields): Promise<void> {
  // Older stories come after newer ones here: what a label is called is the newer ones' to say.
  await indexForReaders(tx, story, fields, false);
}

async function indexForReaders(tx: Tx, story: LiveRow, fields: Fields, renames: boolean): Promise<void> {
  const ofEdition = editionFacet(story.edition);
  await indexLive(
    tx,
    story,
    indexRow(fields, [...facetsOfStory(fields), ...(ofEdition ? [ofEdition] : [])]),
    labelsOf(fields).map((label) => ({ ...label, slug: slugify(label.name) || labelKey(label.name) })),
    renames,
  );
}

function facetsOfStory(fields: Fields): string[] {
  const authors = labelsOf(fields).filter((label) => label.kind === 'author');
  return [facet('section', fields.section), ...authors.map(({ key }) => facet('author', key))];
}

/** Brings stories of the desk's index up to date with their newest revisions. */
export async function indexDrafts(tx: Tx, drafts: DeskRow[]): Promise<void> {
  for (const story of drafts) {
    const fields = await getIndexed(tx, story);
    const facets = [...facetsOfStory(fields), facet('person', story.authorId)];
    await indexAtDesk(tx, story, indexRow(fields, facets));
  }
}

/** What is indexed of a story. */
export async function getIndexed(tx: Tx, { id, revision }: Pick<LiveRow, 'id' | 'revision'>) {
  const fields = await getRevision(tx, id, revision);
  if (!fields) throw new Error(`revision ${revision} of ${id} is missing`);
  return fields;
}

/** How many a transaction indexes: others must not wait long to write. */
const atOnce = 50;

/**
 * Brings the desk's index up to date with what was saved, newest first, at most `most` stories. False where there are
 * more.
 */
export async function catchUpAtDesk(db: Db, most: number): Promise<boolean> {
  for (let done = 0; done < most; done += atOnce) {
    if ((await listUnindexedAtDesk(db.read, 1)).length === 0) return true;
    await db.write(async (tx) => indexDrafts(tx, await listUnindexedAtDesk(tx, atOnce)));
  }
  return (await listUnindexedAtDesk(db.read, 1)).length === 0;
}
