import type { Tx } from '../client.ts';
import { frontRevisions } from '../schema.ts';

/** Makes it what readers get from now on. The primary key refuses a number that is taken. */
export async function appendFrontRevision(tx: Tx, row: typeof frontRevisions.$inferInsert): Promise<void> {
  await tx.insert(frontRevisions).values(row);
}
