import { checkEmbeds } from '#newsroom/check-embeds.ts';
import { drainOutbox } from '#publishing/purge.ts';
import { withDb } from './with-db.ts';

/** Looks at everything that live stories embed, now; what readers see is in step with it when this returns. */
export async function checkEmbedsNow(): Promise<number> {
  return withDb(async (db) => {
    const result = await checkEmbeds(db);
    await drainOutbox(db);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  });
}
