import type { Edition } from '#document/edition.ts';
import type { Reader } from '../client.ts';

/** A connection whose queries for readers see one edition and nothing of the other (published.ts). */
export type EditionReader = Reader & { readonly edition: Edition };

const scoped = new WeakMap<Reader, Map<Edition, EditionReader>>();

/** The same one each time: queries are kept by connection (../prepared.ts). */
export function readerOf(db: Reader, edition: Edition): EditionReader {
  const known = scoped.get(db) ?? new Map<Edition, EditionReader>();
  scoped.set(db, known);
  const before = known.get(edition);
  if (before) return before;
  const own: Pick<EditionReader, 'edition'> = { edition };
  const made: EditionReader = Object.assign(Object.create(db), own);
  known.set(edition, made);
  return made;
}
