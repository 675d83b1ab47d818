import type { sitePages as arabic } from '../ar/site-pages.ts';

const results = { zero: 'No results', one: '1 result', two: '', few: '', many: '', other: '{n} results' };
const stories = { zero: 'No stories', one: '1 story', two: '', few: '', many: '', other: '{n} stories' };
const updates = { zero: 'Never updated', one: 'Updated once', other: 'Updated {n} times' };
const minutes = {
  zero: 'Less than a minute’s read',
  one: '1 minute’s read',
  two: '2 minutes’ read',
  few: '{n} minutes’ read',
  many: '{n} minutes’ read',
  other: '{n} minutes’ read',
};

const fresh = {
  zero: 'No new stories',
  one: '1 new story',
  two: '2 new stories',
  few: '{n} new stories',
  many: '{n} new stories',
  other: '{n} new stories',
};

export const sitePages = {
  counts: {
    results: { ...results, two: '2 results', few: '{n} results', many: '{n} results' },
    stories: { ...stories, two: '2 stories', few: '{n} stories', many: '{n} stories' },
    minutes,
    fresh,
    updates: { ...updates, two: 'Updated twice', few: 'Updated {n} times', many: 'Updated {n} times' },
  },
  tools: {
    share: 'Share',
    shareBy: { whatsapp: 'WhatsApp', telegram: 'Telegram', facebook: 'Facebook', x: 'X', mail: 'Mail' },
    copy: 'Copy the link',
    copied: 'Link copied',
    listenLater: 'Listen later',
    larger: 'Larger text',
    smaller: 'Smaller text',
    print: 'Print',
  },
  mostRead: 'Most read',
  breaking: 'Breaking',
  closeBreaking: 'Close',
  search: {
    title: 'Search',
    pageTitle: (query, name) => `${query} | Search ${name}`,
    description: (name) => `Search the news of ${name}`,
    label: 'Search the news',
    submit: 'Search',
    filters: 'Narrow the search',
    section: 'Section',
    allSections: 'All sections',
    author: 'Author',
    from: 'From day',
    to: 'To day',
    sort: 'Order of results',
    newest: 'Newest first',
    best: 'Best match first',
    more: (count) => `More than ${count}. Narrow the search to reach the older ones.`,
    hint: 'Type a word or more. Hamza and vowels make no difference; what stands in quotes is looked for as it is.',
    none: 'No results',
    noneHint: 'Try fewer or more general words, or take away what narrows the search.',
    suggestion: 'Did you mean',
    incomplete:
      'The search does not cover every story yet: some are still being added, the newest first. Try again later.',
    tooLong: 'The query is longer than 200 characters. Shorten it and try again.',
    tooMany: 'Too many searches in a short time. Wait a few seconds and try again.',
    paging: 'Pages of results',
    next: 'Next results',
    previous: 'Previous results',
  },
  tag: {
    kicker: 'Tag',
    description: (tag, name) => `All that ${name} published under ${tag}`,
    of: 'Tags',
  },
  author: {
    kicker: 'Author',
    description: (author, name) => `All that ${author} wrote in ${name}`,
  },
  archive: {
    title: 'Archive',
    dayTitle: (day) => `The news of ${day}`,
    description: (day, name) => `All that ${name} published on ${day}`,
    earlier: 'The day before',
    later: 'The day after',
    paging: 'Days of the archive',
  },
  correctionsPage: {
    title: 'Corrections',
    description: (name) => `What ${name} has corrected in its stories since they were published`,
    intro:
      'When we get something wrong we correct the story and say so in it, and gather the corrections here.',
    none: 'No corrections so far.',
  },
  offline: {
    title: 'No connection',
    hint: 'The network could not be reached. Check your connection and try again.',
    kept: 'What you read last is still on your device',
    again: 'Try again from the front page',
  },
  related: 'Related stories',
  neighbours: 'Previous and next story',
  earlierStory: 'Previous story',
  laterStory: 'Next story',
  broken: 'The page could not be opened',
  brokenHint: 'Something went wrong on our side. Try again in a while.',
} satisfies typeof arabic;
