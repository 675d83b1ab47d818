/** What an edition asks of a story: one the newsroom has, and at most one translation. */
import type { Reader, Tx } from '#db/client.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { getPaired, getPublishedCards } from '#db/queries/published.ts';
import { getSettings } from '#db/queries/settings.ts';
import { getStoryHead } from '#db/queries/stories.ts';
import { type Edition, isEdition } from '#document/edition.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';
import { maySee } from './workflow.ts';

/** Anything at all may stand in these; a missing one is left as it is. */
export interface PlaceInput {
  edition?: unknown;
  /** An id; null for none. */
  translationOf?: unknown;
}

export interface Place {
  edition: Edition;
  translationOf: string | null;
}

/** The edition of that name, where the newsroom has it now. */
export async function readOpenEdition(db: Reader, edition: unknown): Promise<Result<Edition>> {
  if (!isEdition(edition)) return refuse('invalid', { path: 'edition', detail: 'must be ar or en' });
  if (edition !== 'ar' && !(await getSettings(db)).english) {
    return refuse('edition_closed', { path: 'edition', detail: 'the newsroom has no English edition' });
  }
  return done(edition);
}

/** Refuses an edition the newsroom hasn't, and a story that isn't there to be translated or is told already. */
export async function readPlace(
  tx: Tx,
  actor: Actor,
  input: PlaceInput,
  { id, now }: { id: string; now: Place },
): Promise<Result<Place>> {
  const { edition: asked = now.edition, translationOf = now.translationOf } = input;
  // What it is in already may have been closed since.
  const read = asked === now.edition ? done(now.edition) : await readOpenEdition(tx, asked);
  if (!read.ok) return read;
  const edition = read.value;
  if (translationOf === null) return done({ edition, translationOf });
  const other = typeof translationOf === 'string' ? await getStoryHead(tx, translationOf) : null;
  // One's own, or what everybody can read.
  const isKnown = other && (other.live || maySee(actor, { authorId: other.author.id }));
  if (!isKnown || other.edition === edition) {
    const detail = 'must be the id of a story of the other edition';
    return refuse('invalid', { path: 'translationOf', detail });
  }
  const paired = await getPaired(tx, other.id);
  if ((paired !== null && paired !== id) || (await isTranslated(tx, id))) {
    const detail = 'one of the two has another translation';
    return refuse('already_exists', { path: 'translationOf', detail });
  }
  return done({ edition, translationOf: other.id });
}

/** Whether another story names this one as what it translates. */
export async function isTranslated(tx: Tx, id: string): Promise<boolean> {
  const paired = await getPaired(tx, id);
  return paired !== null && (await getStoryHead(tx, paired))?.translationOf === id;
}

/**
 * A story that another is a translation of, as this person may know it: a colleague's draft has no headline, and of what is
 * live the one that readers see. Null where there is no such story.
 */
export async function getOriginal(
  db: Reader,
  actor: Actor,
  id: string,
): Promise<{ id: string; edition: Edition; headline: string | null } | null> {
  const head = await getStoryHead(db, id);
  if (!head) return null;
  const { edition } = head;
  if (maySee(actor, { authorId: head.author.id })) return { id, edition, headline: head.headline };
  const card = (await getPublishedCards(readerOf(db, edition), [id])).get(id);
  return { id, edition, headline: card?.headline ?? null };
}
