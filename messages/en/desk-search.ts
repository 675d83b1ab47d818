import type { deskSearch as arabic } from '../ar/desk-search.ts';

export const deskSearch: typeof arabic = {
  title: 'Search stories',
  label: 'Search stories',
  placeholder: 'A word of the headline or the text, drafts included',
  submit: 'Search',
  found: 'Search results',
  none: 'No results',
  noneText: 'Try fewer words. Hamza makes no difference; what stands in quotes is looked for as it is.',
  hintOwn: 'Looks through all your stories, published ones and drafts.',
  hintAll: 'Looks through all stories of the newsroom, published ones and drafts.',
  incomplete:
    'The search does not cover every story yet: some are still being added, the newest first. Try again later.',
  tooLong: 'The query is longer than 200 characters. Shorten it and try again.',
  next: 'Older results',
  first: 'To the first results',
  back: 'All stories',
};
