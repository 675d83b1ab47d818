import type { HousePageWords } from '../ar/house-pages.ts';

export const housePages: HousePageWords = {
  names: { about: 'About', contact: 'Contact', privacy: 'Privacy' },
  updated: 'Last updated',
  nav: 'Site pages',
  title: 'Site pages',
  intro: 'Standing pages that readers find at the foot of every page.',
  none: 'Not written yet',
  shown: 'Shown to readers',
  hidden: 'Not shown to readers',
  edit: 'Edit',
  open: 'Open it as readers see it',
  heading: 'Title',
  headingWrong: 'Write a title of 1 to 300 characters.',
  text: 'Text',
  textHint:
    'An empty line parts paragraphs. “## title” makes a heading, “- ” at the start of a line a list, “[word](https://…)” a link.',
  textWrong:
    'Something in the text can’t be saved. Shorten it, or take out what you pasted last, and try again.',
  show: 'Save and show',
  hide: 'Save without showing',
  savedShown: 'Saved. Readers see it now.',
  savedHidden: 'Saved. Readers don’t see it.',
  stale:
    'A colleague saved a newer version of this page. Your text is still in front of you: copy it, reload, and try again.',
  dropped: 'Taken out of the text, since pages don’t show it: {what}',
  history: 'Earlier versions',
  version: 'Version {n}',
  restore: 'Start from this version',
  restoring: 'This is version {n}. Save it to make it the newest.',
  begin: 'This page isn’t written yet. Here is a text to start from; nobody sees it before you save.',
  // Readers' pages are Arabic, whatever language the desk speaks.
  first: {
    about:
      'We are an independent newsroom.\n\n## How we work\n\nNo story goes out before an editor other than its author has read it. Where we err we correct the story and say so in it; all corrections stand [on one page](/en/corrections).',
    contact:
      '## To the editors\n\nWith news, a correction or a comment, write to us by mail.\n\n## Asking for a correction\n\nSend the story’s link, the sentence that you think is wrong, and what you know about it. We answer as soon as we can.',
    privacy:
      '## What we don’t do\n\nWe set no cookies for who reads, use no other company’s tracking, and sell nobody’s data. We count how often each story is read, on our own server, without knowing by whom.\n\n## What stays on your device\n\nThe text size you chose, and what you read last, so that you can open it without a connection. Your browser’s settings delete it.\n\n## If you comment\n\nThe name you gave stays with your comment; we ask for no mail address and no account. We don’t keep your network address, only a keyed hash of it, to keep out floods, and that is deleted after seven days, or thirty where its sender was banned.\n\n## What comes from others\n\nVideos and posts are loaded from their sites only when you press to play them; then that site’s policy applies.',
  },
};
