/** Keeping both indexes: the readers' with each step that changes what they see, the desk's when somebody searches. */
import { slugify } from '#arabic/slug.ts';
import type { Db, Tx } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { forgetIndexes, indexAtDesk, indexLive } from '#db/mutations/search.ts';
import { putSetting } from '#db/mutations/settings.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { editionFacet, listUnindexedAtDesk, listUnindexedLive } from '#db/queries/search.ts';
import { getSetting } from '#db/queries/settings.ts';
import { getRevision } from '#db/queries/stories.ts';
import type { Edition } from '#document/edition.ts';
import { facet, type IndexedStory, indexRow, labelKey, labelsOf, rulesVersion } from './words.ts';

/** Makes a live story findable, in the transaction that puts it before the readers. */
export async function indexPublished(
  tx: Tx,
  story: { id: string; number: number; revision: number; edition: Edition },
  fields: IndexedStory & { section: string },
): Promise<void> {
  const ofEdition = editionFacet(story.edition);
  await indexLive(
    tx,
    story,
    indexRow(fields, [...facetsOfStory(fields), ...(ofEdition ? [ofEdition] : [])]),
    labelsOf(fields).map((label) => ({ ...label, slug: slugify(label.name) || labelKey(label.name) })),
  );
}

function facetsOfStory(fields: IndexedStory & { section: string }): string[] {
  const authors = labelsOf(fields).filter((label) => label.kind === 'author');
  return [facet('section', fields.section), ...authors.map(({ key }) => facet('author', key))];
}

/** How many a transaction indexes: others must not wait long to write. */
const atOnce = 50;

/** Brings the desk's index up to date with what was saved, newest first, at most `most` stories. */
export async function catchUpAtDesk(db: Db, most: number): Promise<void> {
  for (let done = 0; done < most; done += atOnce) {
    if ((await listUnindexedAtDesk(db.read, 1)).length === 0) return;
    await db.write(async (tx) => {
      for (const story of await listUnindexedAtDesk(tx, atOnce)) {
        const fields = await getRevision(tx, story.id, story.revision);
        if (!fields) throw new Error(`revision ${story.revision} of ${story.id} is missing`);
        const facets = [...facetsOfStory(fields), facet('person', story.authorId)];
        await indexAtDesk(tx, story, indexRow(fields, facets));
      }
    });
  }
}

const versionKey = 'searchRules';

/**
 * At each start: indexes for the readers what an older Midad, or older rules, left unindexed. Nothing to do is the usual
 * case. The desk's index, which nobody outside needs, is brought up to date while people work already.
 */
export async function rebuildSearch(db: Db): Promise<void> {
  if ((await getSetting(db.read, versionKey)) !== String(rulesVersion)) {
    await db.write(async (tx) => {
      await forgetIndexes(tx);
      await putSetting(tx, versionKey, String(rulesVersion));
      // Tags and names in bylines become links on pages that were made before.
      await writeOutbox(tx, ['all'], nowIso());
    });
  }
  while ((await listUnindexedLive(db.read, 1)).length > 0) {
    await db.write(async (tx) => {
      for (const story of await listUnindexedLive(tx, atOnce)) {
        const fields = await getRevision(tx, story.id, story.revision);
        if (!fields) throw new Error(`revision ${story.revision} of ${story.id} is missing`);
        await indexPublished(tx, story, fields);
      }
    });
  }
}

/** Between two transactions of this work everybody else has the database. */
const breathMs = 100;

/** The rest of the desk's index, a little at a time, however long it takes. */
export async function catchUpInBackground(db: Db): Promise<void> {
  while ((await listUnindexedAtDesk(db.read, 1)).length > 0) {
    await catchUpAtDesk(db, atOnce);
    await new Promise((resolve) => setTimeout(resolve, breathMs).unref());
  }
}
