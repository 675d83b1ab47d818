import { expect, test } from 'vitest';
import { findFrontPicture, listPictures } from './media.ts';
import type { DocNode, StoryBody } from './types.ts';

const figure = (media: string): DocNode => ({ type: 'figure', attrs: { media, alt: '', credit: '' } });
const post: DocNode = {
  type: 'embed',
  attrs: { provider: 'x', url: 'https://x.com/a/status/1', picture: 'theirs' },
};
const body = (...content: DocNode[]): StoryBody => ({ type: 'doc', content });

test('a story stands on fronts with its own first picture, in a gallery too, never with one from a post it embeds', () => {
  const gallery: DocNode = { type: 'gallery', content: [figure('first'), figure('second')] };
  expect(findFrontPicture(body(post, gallery))).toBe('first');
  expect(findFrontPicture(body(post))).toBeNull();
  expect(findFrontPicture(body(figure('')))).toBeNull();
  expect(listPictures(body(post, gallery)), 'it is stored and looked after all the same').toEqual([
    'theirs',
    'first',
    'second',
  ]);
});
