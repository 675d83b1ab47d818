import { getDb } from '#db/client.ts';
import type { Settings } from '#db/queries/settings.ts';
import type { Result } from '#newsroom/refusal.ts';
import { saveSettings } from '#newsroom/settings.ts';
import type { Actor } from '#newsroom/types.ts';
// biome-ignore lint/style/noRestrictedImports: belongs beside takeStep in app/carry-out.ts and moves there
import { drainOutbox } from '#publishing/purge.ts';

/** Saves the settings and purges every page that shows them before it answers. */
export async function changeSettings(actor: Actor, changes: Partial<Settings>): Promise<Result<Settings>> {
  const db = await getDb();
  const result = await saveSettings(db, actor, changes);
  if (result.ok) await drainOutbox(db);
  return result;
}
