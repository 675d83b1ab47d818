import { cookies } from 'next/headers';
import { isTheme, type Theme, themeCookie } from '#components/desk/theme.ts';

/** Light, dark, or what the device has, as this browser's person chose. */
export async function getTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(themeCookie)?.value;
  return isTheme(chosen) ? chosen : 'system';
}
