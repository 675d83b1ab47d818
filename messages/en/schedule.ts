import type { ScheduleWords } from '../ar/schedule.ts';

export const schedule: ScheduleWords = {
  time: 'Time of publication',
  zone: 'By the newsroom’s clock',
  explain:
    'The story is published by itself at this time; until then no reader sees it. To edit it before, unschedule it first.',
  submit: 'Schedule it',
  missing: 'Choose a day and an hour that are still to come.',
  willBe: 'Is published by itself',
  dueAt: 'Time',
};
