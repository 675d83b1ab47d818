import type { Tx } from '../client.ts';
import { housePages } from '../schema.ts';

export async function appendHousePage(tx: Tx, row: typeof housePages.$inferInsert): Promise<void> {
  await tx.insert(housePages).values(row);
}
