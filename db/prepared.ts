import type { Reader } from './client.ts';

/**
 * A query that is built once for each connection, and edition (queries/edition-reader.ts). Building costs several times
 * what running does, which is felt where a query stands in the way of every save or every page.
 */
export function prepared<Query, Connection extends Reader = Reader>(
  build: (db: Connection) => Query,
): (db: Connection) => Query {
  const built = new WeakMap<Connection, Query>();
  return (db) => {
    const known = built.get(db);
    if (known) return known;
    const query = build(db);
    built.set(db, query);
    return query;
  };
}
