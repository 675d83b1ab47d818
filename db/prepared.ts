import type { Reader } from './client.ts';

/**
 * A query that is built once for each connection. Building costs several times what running does, which is
 * felt where a query stands in the way of every save.
 */
export function prepared<Query>(build: (db: Reader) => Query): (db: Reader) => Query {
  const built = new WeakMap<Reader, Query>();
  return (db) => {
    const known = built.get(db);
    if (known) return known;
    const query = build(db);
    built.set(db, query);
    return query;
  };
}
