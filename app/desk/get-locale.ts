import { cookies } from 'next/headers';
import { isLocale, type Locale } from '#messages/locale.ts';

export const localeCookie = 'midad-locale';

/** The desk's language for this browser; Arabic unless one chose. */
export async function getLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : 'ar';
}
