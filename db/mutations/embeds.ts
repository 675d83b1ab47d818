import { eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { EmbedState } from '../queries/embeds.ts';
import { embedStates } from '../schema.ts';

export async function putEmbedState(tx: Tx, state: EmbedState): Promise<void> {
  const { url, ...rest } = state;
  await tx.insert(embedStates).values(state).onConflictDoUpdate({ target: embedStates.url, set: rest });
}

export async function forgetEmbed(tx: Tx, url: string): Promise<void> {
  await tx.delete(embedStates).where(eq(embedStates.url, url));
}
