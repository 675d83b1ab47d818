/** The newsroom's own pages: about, contact, privacy. Editors and admins write them; each save is kept. */
import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import type { Db } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { appendHousePage } from '#db/mutations/house-pages.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { getHousePage, type HousePageKey, type HousePageVersion } from '#db/queries/house-pages.ts';
import { checkBody } from '#document/check.ts';
import { keyIn, readKey } from '#document/edition.ts';
import { markdownToBody } from '#document/from-markdown.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';

const longestTitle = 300;
const longestSource = 100_000;

export interface HousePageInput {
  slug: HousePageKey;
  /** The version the changes were made on; 0 for a page that was never saved. */
  number: number;
  title: string;
  /** Markdown. */
  source: string;
  isShown: boolean;
}

/** The store's key of the page that readers get. */
function staleKey(slug: HousePageKey): string {
  const { edition, key } = readKey(slug);
  return keyIn(edition, `page:${key}`);
}

/** Who may write them. */
export function mayWriteHousePages(actor: Pick<Actor, 'role'>): boolean {
  return actor.role !== 'journalist';
}

/**
 * Saves a page as its next version; `dropped` names what of the text a page can't hold. Refuses a stale version, and
 * changes nothing then. What is to be purged is in the outbox.
 */
export async function saveHousePage(
  db: Db,
  actor: Actor,
  input: HousePageInput,
): Promise<Result<{ page: HousePageVersion; dropped: string[] }>> {
  if (!mayWriteHousePages(actor)) {
    return refuse('wrong_role', { detail: 'only an editor or an admin writes the newsroom’s pages' });
  }
  const title = cleanLine(input.title);
  if (!title || title.length > longestTitle || findForbiddenControls(input.title).length > 0) {
    return refuse('invalid', { path: 'title', detail: `must be 1 to ${longestTitle} characters` });
  }
  const source = input.source.toWellFormed().replace(/\r\n?/g, '\n');
  if (source.length > longestSource) {
    return refuse('invalid_body', { path: 'source', detail: `is longer than ${longestSource} characters` });
  }
  const { body, dropped } = markdownToBody(source);
  const checked = checkBody(body);
  if (!checked.ok) {
    const { code, detail } = checked.problem;
    return refuse('invalid_body', { path: 'source', detail: `${code}: ${detail}` });
  }
  return db.write(async (tx) => {
    const { slug, isShown } = input;
    const before = await getHousePage(tx, slug);
    if ((before?.number ?? 0) !== input.number) {
      return refuse('stale_revision', { path: 'number', detail: `the page is at ${before?.number ?? 0}` });
    }
    const at = nowIso();
    const number = input.number + 1;
    await appendHousePage(tx, {
      slug,
      number,
      title,
      source,
      body: checked.body,
      isShown,
      personId: actor.id,
      savedAt: at,
    });
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'save-page',
      revision: number,
      note: slug,
      address: actor.address,
    });
    // The link to it stands at the foot of every page.
    const isLinkOther = (before?.isShown ?? false) !== isShown || (isShown && before?.title !== title);
    await writeOutbox(tx, [isLinkOther ? 'all' : staleKey(slug)], at);
    const page = await getHousePage(tx, slug);
    if (!page) throw new Error(`page ${slug} was not saved`);
    return done({ page, dropped });
  });
}
