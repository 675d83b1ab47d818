import { formatDate, formatRelative } from '#arabic/dates.ts';
import { deskWords } from '#components/desk/words.ts';
import type { MomentText } from '#components/ui/moment.tsx';
import { type Db, getDb } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { getSettings, type Settings } from '#db/queries/settings.ts';
import type { DeskWords } from '#messages/ar/desk.ts';
import type { Locale } from '#messages/locale.ts';
import { getLocale } from './get-locale.ts';

/** What every page of the desk needs to speak: language, words, the newsroom's time zone and digits. */
export interface Desk {
  db: Db;
  locale: Locale;
  words: DeskWords;
  settings: Settings;
  moment: (iso: string) => MomentText;
}

export async function getDesk(): Promise<Desk> {
  const locale = await getLocale();
  const db = await getDb();
  const settings = await getSettings(db.read);
  const { timeZone, months, digits } = settings;
  const now = nowIso();
  return {
    db,
    locale,
    words: deskWords(locale),
    settings,
    moment: (iso) => ({
      iso,
      relative: formatRelative(iso, now, locale, digits),
      exact: formatDate(iso, { timeZone, locale, months, digits, withTime: true }),
    }),
  };
}
