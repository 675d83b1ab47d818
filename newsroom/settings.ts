import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import type { Db } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { putSetting } from '#db/mutations/settings.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { getSettings, type Settings } from '#db/queries/settings.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** Changes the newsroom's settings; every page a reader may get shows them, so all are purged. */
export async function saveSettings(
  db: Db,
  actor: Actor,
  changes: Partial<Settings>,
): Promise<Result<Settings>> {
  if (actor.role !== 'admin') return refuse('wrong_role', { detail: 'only an admin changes the settings' });
  const clean: Partial<Settings> = { ...changes };
  for (const key of ['name', 'nameEn', 'description'] as const) {
    const given = changes[key];
    if (given === undefined) continue;
    const line = cleanLine(given);
    if (!line || line.length > 200 || findForbiddenControls(given).length > 0) {
      return refuse('invalid', { path: key, detail: 'must be 1 to 200 characters' });
    }
    clean[key] = line;
  }
  if (changes.timeZone !== undefined && !isTimeZone(changes.timeZone)) {
    return refuse('invalid', { path: 'timeZone', detail: 'is no time zone, e.g. Asia/Riyadh' });
  }
  return db.write(async (tx) => {
    for (const [key, value] of Object.entries(clean)) await putSetting(tx, key, String(value));
    const at = nowIso();
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'save-settings',
      note: Object.keys(clean).join(' '),
      address: actor.address,
    });
    await writeOutbox(tx, ['all'], at);
    return done(await getSettings(tx));
  });
}
