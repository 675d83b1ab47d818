import { describe, expect, test } from 'vitest';
import { formatDate, formatRelative, monthName } from './dates.ts';

const house = { timeZone: 'Africa/Casablanca', locale: 'ar', months: 'both', digits: 'western' } as const;

describe('a date is written the way the house writes it', () => {
  test('both months, as the press writes them', () => {
    expect(formatDate('2020-10-02T12:00:00Z', house)).toBe('2 تشرين الأول (أكتوبر) 2020');
  });

  test('either month alone', () => {
    expect(formatDate('2022-06-13T12:00:00Z', { ...house, months: 'gregorian' })).toBe('13 يونيو 2022');
    expect(formatDate('2022-06-13T12:00:00Z', { ...house, months: 'levant' })).toBe('13 حزيران 2022');
  });

  test('the day is the one in the house’s time zone', () => {
    const late = '2022-12-31T23:30:00Z';
    expect(formatDate(late, { ...house, withTime: true })).toBe('1 كانون الثاني (يناير) 2023، 00:30');
    expect(formatDate(late, { ...house, timeZone: 'America/New_York', withTime: true })).toBe(
      '31 كانون الأول (ديسمبر) 2022، 18:30',
    );
  });

  test('Arabic-Indic digits, all of them or none', () => {
    expect(formatDate('2022-06-13T12:05:00Z', { ...house, digits: 'arabic', withTime: true })).toBe(
      '١٣ حزيران (يونيو) ٢٠٢٢، ١٣:٠٥',
    );
  });

  test('in English the months are English and the digits Western', () => {
    expect(formatDate('2022-06-13T12:05:00Z', { ...house, locale: 'en', digits: 'arabic' })).toBe(
      '13 June 2022',
    );
  });

  test('the year’s twelve Gregorian months are those of CLDR', () => {
    const cldr = new Intl.DateTimeFormat('ar-EG-u-ca-gregory', { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      expect(monthName(month, 'gregorian')).toBe(cldr.format(new Date(Date.UTC(2022, month - 1, 1))));
    }
  });

  test('and the Levant’s are those of CLDR for Lebanon', () => {
    const cldr = new Intl.DateTimeFormat('ar-LB-u-ca-gregory', { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      expect(monthName(month, 'levant')).toBe(cldr.format(new Date(Date.UTC(2022, month - 1, 1))));
    }
  });

  test('what is no moment is an error, not a date', () => {
    expect(() => formatDate('yesterday', house)).toThrow(RangeError);
    expect(() => monthName(13, 'both')).toThrow(RangeError);
  });
});

describe('how long ago, in words', () => {
  const now = '2022-06-14T12:00:00Z';

  test.each([
    ['2022-06-14T11:59:30Z', 'الآن'],
    ['2022-06-14T11:59:00Z', 'قبل دقيقة واحدة'],
    ['2022-06-14T11:58:00Z', 'قبل دقيقتين'],
    ['2022-06-14T11:55:00Z', 'قبل 5 دقائق'],
    ['2022-06-14T11:49:00Z', 'قبل 11 دقيقة'],
    ['2022-06-14T10:00:01Z', 'قبل ساعة واحدة'],
    ['2022-06-13T12:00:00Z', 'قبل يوم واحد'],
    ['2022-06-01T12:00:00Z', 'قبل أسبوع واحد'],
    ['2020-06-01T12:00:00Z', 'قبل سنتين'],
    ['2022-06-14T14:00:00Z', 'خلال ساعتين'],
  ])('%s is %s', (moment, words) => {
    expect(formatRelative(moment, now, 'ar')).toBe(words);
  });

  test('in English and in Arabic-Indic digits', () => {
    expect(formatRelative('2022-06-14T11:55:00Z', now, 'en')).toBe('5 minutes ago');
    expect(formatRelative('2022-06-14T11:55:00Z', now, 'ar', 'arabic')).toBe('قبل ٥ دقائق');
  });
});
