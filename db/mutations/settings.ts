import type { Tx } from '../client.ts';
import { settings } from '../schema.ts';

export async function putSetting(tx: Tx, key: string, value: string): Promise<void> {
  await tx
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
}
