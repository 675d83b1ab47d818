import type { SiteWords } from '../ar/site.ts';
import { commentWords } from './comments.ts';
import { embeds } from './embeds.ts';
import { housePages } from './house-pages.ts';
import { sitePages } from './site-pages.ts';

export const site = {
  ...sitePages,
  skip: 'Skip to content',
  sections: 'Sections',
  latest: 'Latest news',
  published: 'Published',
  updated: 'Updated',
  corrected: 'This story has a correction',
  corrections: 'Correction',
  moreFrom: (section) => `More from ${section}`,
  mostReadIn: (section) => `Most read in ${section}`,
  sectionTitle: (section, name) => `${section} | ${name}`,
  sectionDescription: (section, name) => `The latest from ${section} in ${name}`,
  storyTitle: (headline, name) => `${headline} | ${name}`,
  older: 'Older',
  newer: 'Newer',
  paging: 'Pages of this section',
  feed: 'RSS feed',
  feedTitle: (section, name) => `${name}: ${section}`,
  rights: (year, name) => `© ${year} ${name}. All rights reserved.`,
  embeds: embeds.reader,
  houseUpdated: housePages.updated,
  comments: commentWords.reader,
  related: 'Read also',
  table: 'Table',
  pair: { before: 'Before', after: 'After' },
  moving: { play: 'Play the motion', stop: 'Stop the motion' },
  document: 'Open the document',
  emptyHome: 'Nothing is published yet.',
  emptyHomeHint: 'Stories appear here as soon as they are published.',
  emptySection: 'Nothing in this section yet.',
  emptySectionHint: 'The home page has the latest stories.',
  notFound: 'There is no page at this address',
  notFoundHint: 'The link may have been copied in part. Start from the home page or from a section.',
  gone: 'This story was withdrawn',
  goneHint: 'A story was published here and then withdrawn by the editors. It can no longer be read.',
  toHome: 'Go to the home page',
} satisfies SiteWords;
