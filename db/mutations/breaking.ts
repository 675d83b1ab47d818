import { eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { breakingNews } from '../schema.ts';

export async function insertBreaking(tx: Tx, row: typeof breakingNews.$inferInsert): Promise<void> {
  await tx.insert(breakingNews).values(row);
}

export async function updateBreaking(
  tx: Tx,
  id: string,
  changes: Partial<Pick<typeof breakingNews.$inferInsert, 'endedAt' | 'endedBy' | 'draftId'>>,
): Promise<void> {
  await tx.update(breakingNews).set(changes).where(eq(breakingNews.id, id));
}
