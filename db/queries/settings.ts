import { eq, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { settings } from '../schema.ts';

/** The newsroom's own choices. A new newsroom has the defaults below. */
export interface Settings {
  name: string;
  nameEn: string;
  description: string;
  /** Whether there is an English edition, under `/en`. Its name is `nameEn`. */
  english: boolean;
  /** May be empty. */
  descriptionEn: string;
  /** IANA name; every date a reader or the desk sees is in it. */
  timeZone: string;
  digits: 'western' | 'arabic';
  months: 'gregorian' | 'levant' | 'both';
  /** Whether a picture or recording without a credit keeps a story from being published. */
  needsCredit: boolean;
  /** Whether a file for which nobody wrote down a right keeps a story from being published. */
  needsRights: boolean;
  /** The quotation marks inside «»: ‹› or “”. */
  innerQuotes: 'angle' | 'curly';
  /** Where to report a hole: a mail address or an https address; empty for no security.txt. */
  securityContact: string;
  /** Hosts whose frames stories may show, in lower case. */
  frameHosts: string[];
}

export const defaultSettings: Settings = {
  name: 'مداد',
  nameEn: 'Midad',
  description: 'أخبار وتقارير بالعربية',
  english: false,
  descriptionEn: '',
  timeZone: 'Asia/Beirut',
  digits: 'western',
  months: 'both',
  needsCredit: false,
  needsRights: false,
  innerQuotes: 'angle',
  securityContact: '',
  frameHosts: [],
};

const all = prepared((db) => db.select().from(settings).prepare());

export async function getSettings(db: Reader): Promise<Settings> {
  const rows = await all(db).execute();
  const stored = new Map(rows.map((row) => [row.key, row.value]));
  const digits = stored.get('digits');
  const months = stored.get('months');
  return {
    name: stored.get('name') ?? defaultSettings.name,
    nameEn: stored.get('nameEn') ?? defaultSettings.nameEn,
    description: stored.get('description') ?? defaultSettings.description,
    english: stored.get('english') === 'true',
    descriptionEn: stored.get('descriptionEn') ?? defaultSettings.descriptionEn,
    timeZone: stored.get('timeZone') ?? defaultSettings.timeZone,
    digits: digits === 'arabic' ? 'arabic' : 'western',
    months: months === 'gregorian' || months === 'levant' ? months : 'both',
    needsCredit: stored.get('needsCredit') === 'true',
    needsRights: stored.get('needsRights') === 'true',
    innerQuotes: stored.get('innerQuotes') === 'curly' ? 'curly' : 'angle',
    securityContact: stored.get('securityContact') ?? defaultSettings.securityContact,
    frameHosts: stored.get('frameHosts')?.split(' ').filter(Boolean) ?? [],
  };
}

const byKey = prepared((db) =>
  db
    .select()
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key')))
    .prepare(),
);

/** A value the house keeps for itself. */
export async function getSetting(db: Reader, key: string): Promise<string | null> {
  const [row] = await byKey(db).execute({ key });
  return row?.value ?? null;
}
