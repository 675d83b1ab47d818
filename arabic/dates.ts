import { toArabicDigits } from './digits.ts';

export interface DateStyle {
  /** IANA name, as the newsroom's settings have it. */
  timeZone: string;
  locale: 'ar' | 'en';
  /** «أكتوبر», «تشرين الأول», or the press's «تشرين الأول (أكتوبر)», which `Intl` doesn't have. Arabic only. */
  months: 'gregorian' | 'levant' | 'both';
  /** Arabic only: an English date has Western digits. */
  digits: 'western' | 'arabic';
  withTime?: boolean;
}

const gregorianMonths = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'مايو',
  'يونيو',
  'يوليو',
  'أغسطس',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
];
const levantMonths = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
];

/** The month's name; `month` is 1–12, anything else throws. */
export function monthName(month: number, months: DateStyle['months']): string {
  const gregorian = gregorianMonths[month - 1];
  const levant = levantMonths[month - 1];
  if (gregorian === undefined || levant === undefined) throw new RangeError(`No month ${month}`);
  if (months === 'gregorian') return gregorian;
  return months === 'levant' ? levant : `${levant} (${gregorian})`;
}

// Making a formatter costs more than a hundred uses of it, and a home page has forty dates.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string, english: boolean, withTime: boolean): Intl.DateTimeFormat {
  const key = `${english ? 'en' : 'parts'} ${withTime} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
    timeZone,
    day: 'numeric',
    month: english ? 'long' : 'numeric',
    year: 'numeric',
    ...(withTime ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
  });
  formatters.set(key, made);
  return made;
}

/**
 * A moment (ISO 8601) as a date in the newsroom's time zone: «13 حزيران (يونيو) 2022، 15:04». Throws a
 * RangeError where the moment or the time zone is none: both come from our own store.
 */
export function formatDate(iso: string, style: DateStyle): string {
  const withTime = style.withTime ?? false;
  const moment = new Date(iso);
  if (style.locale === 'en') return formatterFor(style.timeZone, true, withTime).format(moment);

  const parts = new Map<string, string>();
  for (const part of formatterFor(style.timeZone, false, withTime).formatToParts(moment)) {
    parts.set(part.type, part.value);
  }
  const day = Number(parts.get('day'));
  const date = `${day} ${monthName(Number(parts.get('month')), style.months)} ${parts.get('year')}`;
  const text = withTime ? `${date}، ${parts.get('hour')}:${parts.get('minute')}` : date;
  return style.digits === 'arabic' ? toArabicDigits(text) : text;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const relative = {
  ar: new Intl.RelativeTimeFormat('ar-u-nu-latn', { numeric: 'always' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'always' }),
};
const justNow = { ar: 'الآن', en: 'now' };

/**
 * How long ago (or in how long): «قبل 5 دقائق», «خلال ساعتين». Whole units that have passed are counted, so it
 * never claims more time than there was; within a minute it is «الآن».
 */
export function formatRelative(
  iso: string,
  nowIso: string,
  locale: 'ar' | 'en',
  digits: DateStyle['digits'] = 'western',
): string {
  const seconds = (Date.parse(iso) - Date.parse(nowIso)) / 1000;
  if (Number.isNaN(seconds)) throw new RangeError(`Not a moment: ${iso} or ${nowIso}`);
  for (const [unit, length] of units) {
    const count = Math.trunc(seconds / length);
    if (count === 0) continue;
    const text = relative[locale].format(count, unit);
    return locale === 'ar' && digits === 'arabic' ? toArabicDigits(text) : text;
  }
  return justNow[locale];
}
