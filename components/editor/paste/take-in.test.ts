import { expect, test } from 'vitest';
import type { DocNode } from '#document/types.ts';
import { picturesInside } from './take-in.ts';

const figure = (media: string): DocNode => ({ type: 'figure', attrs: { media, alt: '', credit: '' } });
const within = (type: string, ...content: DocNode[]): DocNode => ({ type, content });

test('pictures that came inside a list or a cell are counted, and stored ones and those of their own are not', () => {
  const list = within('bulletList', within('listItem', figure('paste-0'), figure('stored-1')));
  const table = within(
    'table',
    within('tableRow', within('tableCell', figure('paste-1'), figure('paste-2'))),
  );
  expect([list, table, figure('paste-3')].map(picturesInside)).toEqual([1, 2, 0]);
});
