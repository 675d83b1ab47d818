import { expect, test } from 'vitest';
import { dayAfter, dayOf, dayStart, isDay } from './days.ts';

test('a day begins at its own midnight, wherever the newsroom is', () => {
  expect(dayStart('2026-11-24', 'UTC')).toBe('2026-11-24T00:00:00.000Z');
  expect(dayStart('2026-11-24', 'Asia/Beirut')).toBe('2026-11-23T22:00:00.000Z');
  expect(dayStart('2026-07-01', 'Asia/Beirut')).toBe('2026-06-30T21:00:00.000Z');
  expect(dayStart('2026-11-24', 'America/New_York')).toBe('2026-11-24T05:00:00.000Z');
  expect(dayStart('2026-11-24', 'Asia/Kathmandu')).toBe('2026-11-23T18:15:00.000Z');
  expect(dayStart('2026-11-24', 'Pacific/Kiritimati')).toBe('2026-11-23T10:00:00.000Z');
});

test('where summer time begins at midnight the day begins an hour later', () => {
  // In Lebanon the clocks went from 00:00 to 01:00 on this day.
  const start = dayStart('2022-03-27', 'Asia/Beirut');
  expect(start).toBe('2022-03-26T22:00:00.000Z');
  expect(dayOf(start, 'Asia/Beirut')).toBe('2022-03-27');
});

test('every moment of a day falls on it', () => {
  for (const zone of ['Asia/Beirut', 'Africa/Cairo', 'America/St_Johns', 'Pacific/Apia']) {
    const start = Date.parse(dayStart('2026-04-24', zone));
    const end = Date.parse(dayStart(dayAfter('2026-04-24'), zone));
    expect(dayOf(new Date(start).toISOString(), zone)).toBe('2026-04-24');
    expect(dayOf(new Date(start - 1).toISOString(), zone)).toBe('2026-04-23');
    expect(dayOf(new Date(end - 1).toISOString(), zone)).toBe('2026-04-24');
  }
});

test('only a day there is, is one', () => {
  expect(isDay('2026-02-28')).toBe(true);
  for (const text of ['2026-02-30', '2026-2-3', 'أمس', '', '2026-13-01']) expect(isDay(text)).toBe(false);
});
