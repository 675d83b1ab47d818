import { expect, test } from 'vitest';
import { blocks as arabic } from '#messages/ar/blocks.ts';
import { blocks as english } from '#messages/en/blocks.ts';
import { blockKinds, findKinds } from './block-kinds.ts';

const names = (query: string, words = arabic) => findKinds(query, words).map((kind) => kind.name);

test.each([
  ['جد', 'table'],
  ['جَدْوَل', 'table'],
  ['صندوق', 'factBox'],
  ['معلومات', 'factBox'],
  ['مقابله', 'interview'],
  ['تسلسل', 'timeline'],
  ['ملاحظه', 'sourceNote'],
  ['tabl', 'table'],
  ['GALLERY', 'gallery'],
  ['h2', 'heading2'],
  ['fact', 'factBox'],
  ['اقرا', 'relatedStory'],
])('«/%s» finds %s first', (query, name) => {
  expect(names(query)[0]).toBe(name);
});

test('in English both scripts find it, too', () => {
  expect(names('timeline', english)[0]).toBe('timeline');
  expect(names('جدول', english)[0]).toBe('table');
});

test('an empty query lists all, a foreign one nothing', () => {
  expect(names('')).toHaveLength(blockKinds.length);
  expect(names('قطار')).toEqual([]);
});
