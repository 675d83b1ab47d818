import { expect, test } from 'vitest';
import type { DocNode } from '../types.ts';
import { liftPictures } from './lift-pictures.ts';

const figure = (media: string): DocNode => ({ type: 'figure', attrs: { media, alt: '', credit: '' } });
const paragraph = (text = ''): DocNode => ({
  type: 'paragraph',
  ...(text ? { content: [{ type: 'text', text }] } : {}),
});
const within = (type: string, ...content: DocNode[]): DocNode => ({ type, content });

test('a picture inside a list stands below the list, and an item that was only a picture goes', () => {
  const list = within(
    'bulletList',
    within('listItem', paragraph('أول'), figure('paste-0')),
    within('listItem', paragraph(), figure('paste-1')),
  );
  expect(liftPictures([list, paragraph('بعدها')])).toEqual([
    within('bulletList', within('listItem', paragraph('أول'))),
    figure('paste-0'),
    figure('paste-1'),
    paragraph('بعدها'),
  ]);
  expect(liftPictures([within('bulletList', within('listItem', paragraph(), figure('paste-0')))])).toEqual([
    figure('paste-0'),
  ]);
});

test('a cell whose picture goes below the table stays, so that the columns do', () => {
  const table = (...first: DocNode[]) =>
    within(
      'table',
      within('tableRow', within('tableCell', ...first), within('tableCell', paragraph('أخرى'))),
    );
  expect(liftPictures([table(figure('paste-0'))])).toEqual([table(paragraph()), figure('paste-0')]);
});

test('what came without a picture, or has a stored one, stays where it is', () => {
  const list = within('bulletList', within('listItem', paragraph(), figure(''), figure('stored')));
  expect(liftPictures([list, figure('paste-0')])).toEqual([list, figure('paste-0')]);
});
