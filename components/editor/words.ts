import type { Locale } from '#messages/locale.ts';

/** Puts values into `{name}` places. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

/**
 * The hour and minute on the reader's own clock, with the day where it isn't today. Western digits: a clock beside the
 * text is a tool, not copy.
 */
export function clockTime(iso: string, locale: Locale, today: Date): string {
  const then = new Date(iso);
  const language = locale === 'ar' ? 'ar-u-nu-latn' : 'en-GB';
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (then.toDateString() === today.toDateString()) return time.format(then);
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' });
  return `${day.format(then)}، ${time.format(then)}`.replace('،', locale === 'ar' ? '،' : ',');
}
