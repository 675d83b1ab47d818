import type { BreakingWords } from '../ar/breaking.ts';

export const breaking: BreakingWords = {
  title: 'Breaking',
  intro:
    'One line that reaches every page of the readers’ site within seconds, before the story is written. It ends by itself.',
  introReader: 'What readers read now in the breaking bar. Editors write it.',
  introEdition:
    'One line that reaches every page of the edition chosen here within seconds, before the story is written; readers of the other one don’t see it. It ends by itself.',
  none: 'Nothing is breaking now.',
  now: 'Before readers now',
  text: 'The line',
  textHint: 'One sentence, up to 160 characters.',
  story: 'The story it opens',
  noStory: 'No link',
  minutes: 'Ends after',
  lengths: {
    15: 'a quarter of an hour',
    30: 'half an hour',
    60: 'an hour',
    180: '3 hours',
    720: '12 hours',
  },
  send: 'Send it to readers',
  replace: 'Send it instead of the present one',
  sending: 'Sending…',
  sent: 'Readers have it.',
  withdraw: 'Take it back now',
  draft: 'Write a story from it',
  openDraft: 'Open the story written from it',
  by: 'Written by {name}',
  until: 'Ends',
  ended: 'Ended',
  withdrawn: 'Ended by {name}',
  before: 'Before',
  textWrong: 'Write one sentence of 1 to 160 characters.',
  stale:
    'The line before readers changed after you opened this page, so nothing was sent. What you wrote is still here; read the present one, then send.',
};
