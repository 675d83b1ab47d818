/** What an older version did not write down about stored files: which stories use them, and the words they are found by. */
import type { Db } from '#db/client.ts';
import { noteUse, updateMediaRow } from '#db/mutations/media.ts';
import { putSetting } from '#db/mutations/settings.ts';
import { listUnfolded } from '#db/queries/media.ts';
import { getSetting } from '#db/queries/settings.ts';
import { getRevision, listStoryHeads } from '#db/queries/stories.ts';
import { listMedia } from '#document/media.ts';
import { foldWords } from '#media/folded.ts';

const key = 'mediaIndexed';
const atOnce = 200;

/** Once for each newsroom; what a kill leaves undone is done by the next start. */
export async function indexMedia(db: Db): Promise<void> {
  if ((await getSetting(db.read, key)) === '1') return;
  for (const row of await listUnfolded(db.read)) {
    await db.write((tx) => updateMediaRow(tx, row.id, { folded: foldWords(row) }));
  }
  for (let offset = 0; ; offset += atOnce) {
    const heads = await listStoryHeads(db.read, { limit: atOnce, offset });
    await db.write(async (tx) => {
      for (const { id, revision } of heads) {
        const fields = await getRevision(tx, id, revision);
        if (fields) await noteUse(tx, id, listMedia(fields.body));
      }
    });
    if (heads.length < atOnce) break;
  }
  await db.write((tx) => putSetting(tx, key, '1'));
}
