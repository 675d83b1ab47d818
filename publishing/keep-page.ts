/** A made page is kept: compressed and put into the page store, where readers get it without Next or the database. */
import { createHash } from 'node:crypto';
import { newId } from '#db/id.ts';
import { putPage } from '#db/mutations/pages.ts';
import { staleSince } from '#db/queries/pages.ts';
import { placeFiles, squeezeLater, writeCopies } from './files.ts';
import type { Made, ShownPage } from './make-page.ts';
import type { Press } from './press.ts';
import { ownFile, pageFile, siteFolder } from './store/layout.ts';

export type Outcome = 'stored' | 'stale' | 'unstorable';

/**
 * First the page's row, if nothing it shows became stale since `epoch`; then its files, if the row is still there with
 * its token. Both under the write lock, which a purge holds while it removes rows and files. So whatever the order,
 * a page made from an old state is either refused here or removed there.
 */
export async function keepPage(
  { db, build, headers, quietMs }: Press,
  path: string,
  { copies, body, own }: ShownPage,
  { epoch, keys }: NonNullable<Made['keep']>,
): Promise<Outcome> {
  const site = siteFolder(db.folder);
  const place = build && pageFile(site, build, path);
  if (!place) return 'unstorable';
  const file = (own && ownFile(place)) || place;
  const token = newId();
  const etag = createHash('sha256').update(copies.plain).digest('base64url').slice(0, 22);
  // Where a power cut takes the row back, the next start finds a file without one and takes it away (prepare-store.ts).
  const fresh = await db.writeQuick(async (tx) => {
    if (await staleSince(tx, epoch, keys)) return false;
    await putPage(tx, { build, path, token, etag, keys });
    return true;
  });
  if (!fresh) return 'stale';
  await writeCopies(site, token, copies, { headers, own, build });
  if (!(await placeFiles(db, { build, path, token, place, file }))) return 'stale';
  if (typeof body === 'string') squeezeLater(db, { build, path, token, place, file }, quietMs);
  return 'stored';
}
