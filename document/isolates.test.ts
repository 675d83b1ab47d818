import { expect, test } from 'vitest';
import { bodyToHtml } from './html.ts';
import { bodyToText } from './text.ts';
import type { DocNode, StoryBody } from './types.ts';

const bold = [{ type: 'bold' }];
const body = (dir: 'ltr' | null, ...content: DocNode[]): StoryBody => ({
  type: 'doc',
  content: [{ type: 'paragraph', ...(dir ? { attrs: { dir } } : {}), content }],
});
const text = (value: string, marks?: DocNode['marks']): DocNode => ({
  type: 'text',
  text: value,
  ...(marks ? { marks } : {}),
});

test('a handle, an amount and a list of Latin names stand in isolates of their own', () => {
  expect(bodyToHtml(body(null, text('تابعوا @madina_24، بنسبة 50% في Apple، Google')))).toBe(
    '<p>تابعوا <bdi dir="ltr">@madina_24</bdi>، بنسبة <bdi dir="ltr">50%</bdi> في <bdi dir="ltr">Apple</bdi>، <bdi dir="ltr">Google</bdi></p>',
  );
});

test('what is isolated is escaped like everything else', () => {
  expect(bodyToHtml(body(null, text('شركة AT&T-1 <b>')))).toBe(
    '<p>شركة <bdi dir="ltr">AT&amp;T-1</bdi> &lt;<bdi dir="ltr">b</bdi>&gt;</p>',
  );
});

test('a run across marks is left whole, and so is a line from left to right', () => {
  expect(bodyToHtml(body(null, text('هاتف iPhone '), text('15', bold), text(' الجديد')))).not.toContain(
    '<bdi',
  );
  expect(bodyToHtml(body('ltr', text('Follow @madina_24')))).not.toContain('<bdi');
});

test('the plain text has none of it', () => {
  expect(bodyToText(body(null, text('تابعوا @madina_24')))).toBe('تابعوا @madina_24');
});
