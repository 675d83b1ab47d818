import { describe, expect, test } from 'vitest';
import { fromLocalTime, toLocalTime } from './zoned-time.ts';

describe("the newsroom's wall clock", () => {
  test.each([
    ['Asia/Beirut', '2026-01-15T08:00', '2026-01-15T06:00:00.000Z'],
    ['Asia/Beirut', '2026-07-15T08:00', '2026-07-15T05:00:00.000Z'],
    ['Asia/Riyadh', '2026-07-15T00:30', '2026-07-14T21:30:00.000Z'],
    ['Asia/Kathmandu', '2026-07-15T00:30', '2026-07-14T18:45:00.000Z'],
    ['America/St_Johns', '2026-12-31T23:59', '2027-01-01T03:29:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-01T10:00', '2026-02-28T20:00:00.000Z'],
    ['UTC', '2028-02-29T12:00', '2028-02-29T12:00:00.000Z'],
  ])('in %s %s is %s, and back', (zone, local, iso) => {
    expect(fromLocalTime(local, zone)).toBe(iso);
    expect(toLocalTime(iso, zone)).toBe(local);
  });

  test('an hour that comes twice is the first of the two', () => {
    // Cairo puts its clock back from 00:00 to 23:00 on the last Thursday of October.
    expect(fromLocalTime('2026-10-29T23:30', 'Africa/Cairo')).toBe('2026-10-29T20:30:00.000Z');
    expect(fromLocalTime('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('a time that the clock skips is as long after the skip', () => {
    const moment = fromLocalTime('2026-03-29T02:30', 'Europe/Berlin');
    expect(moment).toBe('2026-03-29T01:30:00.000Z');
    expect(toLocalTime(moment ?? '', 'Europe/Berlin')).toBe('2026-03-29T03:30');
  });

  test('midnight is the day it begins', () => {
    expect(toLocalTime('2026-07-14T21:00:00.000Z', 'Asia/Riyadh')).toBe('2026-07-15T00:00');
  });

  test.each([
    '',
    'tomorrow',
    '2026-13-01T00:00',
    '2026-02-30T08:00',
    '2026-02-10',
    '2026-02-10T25:00',
    '2026-02-10T08:00Z',
  ])('«%s» is no time', (text) => expect(fromLocalTime(text, 'Asia/Beirut')).toBeNull());
});
