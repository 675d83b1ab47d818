import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import type { Db } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { publicOrigin } from '#db/environment.ts';
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

const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Names of hosts as they are compared, each once; null where one isn't a name, or is our own: a frame of ours could read our pages. */
function readFrameHosts(given: string[]): string[] | null {
  const own = new URL(publicOrigin()).hostname;
  const hosts = new Set<string>();
  for (const line of given) {
    const host = URL.parse(`https://${line.trim()}`)?.host ?? '';
    if (!hostName.test(host) || /[/?#@]/.test(line) || host === own || own.endsWith(`.${host}`)) return null;
    hosts.add(host);
  }
  return hosts.size <= 50 ? [...hosts] : null;
}

/** A mail address or an https address, as security.txt takes it. */
function isContact(text: string): boolean {
  if (text.length > 200) return false;
  if (/^[^\s@<>:/]+@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(text)) return true;
  return /^https:\/\/[\x21-\x7e]+$/.test(text) && URL.canParse(text);
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
  if (changes.descriptionEn !== undefined) {
    clean.descriptionEn = cleanLine(changes.descriptionEn);
    if (clean.descriptionEn.length > 200 || findForbiddenControls(changes.descriptionEn).length > 0) {
      return refuse('invalid', { path: 'descriptionEn', detail: 'must be at most 200 characters' });
    }
  }
  if (changes.timeZone !== undefined && !isTimeZone(changes.timeZone)) {
    return refuse('invalid', { path: 'timeZone', detail: 'is no time zone, e.g. Asia/Riyadh' });
  }
  if (changes.securityContact !== undefined) {
    clean.securityContact = changes.securityContact.trim();
    if (clean.securityContact && !isContact(clean.securityContact)) {
      return refuse('invalid', { path: 'securityContact', detail: 'must be a mail or an https address' });
    }
  }
  if (changes.frameHosts !== undefined) {
    const hosts = readFrameHosts(changes.frameHosts);
    if (!hosts)
      return refuse('invalid', {
        path: 'frameHosts',
        detail: 'must be up to 50 names of hosts, not our own',
      });
    clean.frameHosts = hosts;
  }
  return db.write(async (tx) => {
    for (const [key, value] of Object.entries(clean)) {
      await putSetting(tx, key, Array.isArray(value) ? value.join(' ') : String(value));
    }
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
