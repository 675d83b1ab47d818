import { tagOf } from '../dom.ts';
import type { PasteSource } from './source.ts';
import { removeAll } from './tree.ts';

const furniture =
  /(?:^|[\s_-])(?:share|sharing|social|addtoany|ads?|advert(?:isement)?|sponsored|related|recommended|read-?more|newsletter|subscribe|cookie|breadcrumbs?|comments?-?(?:count|form)?|tags?-list|toolbar)(?:$|[\s_-])/i;
const roles = new Set([
  'navigation',
  'banner',
  'search',
  'toolbar',
  'menu',
  'menubar',
  'dialog',
  'complementary',
  'contentinfo',
]);
const holders = new Set(['div', 'aside', 'section', 'ul', 'nav', 'footer', 'form']);

/** A page of the web, a news page above all: what stands around the story is not the story. */
export const webPage: PasteSource = {
  name: 'web-page',
  recognises: ({ html }) => /<(?:article|main|nav|aside|figure|h1|button|section|picture)\b/i.test(html),
  normalise({ root, leftOut }) {
    const removed = removeAll(
      root,
      (element) =>
        ['nav', 'button', 'dialog'].includes(tagOf(element)) ||
        roles.has(element.getAttribute('role') ?? '') ||
        (holders.has(tagOf(element)) && furniture.test(element.getAttribute('class') ?? '')),
    );
    if (removed > 0) leftOut.add('furniture');
    removeAll(root, (element) =>
      /\b(?:sr-only|visually-hidden|screen-reader-text)\b/.test(element.getAttribute('class') ?? ''),
    );
  },
};
