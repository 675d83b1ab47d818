import { expect, test } from 'vitest';
import { p, say, table } from './blocks-for-tests.ts';
import { readClip } from './clip-for-tests.ts';
import { paste, testExamples } from './clipboard-for-tests.ts';
import { spreadsheet } from './programs-for-tests.ts';

testExamples(spreadsheet);

test('a table that came as plain text is a table all the same', () => {
  const { text } = readClip('spreadsheet/excel-365');
  expect(paste({ text }).blocks).toEqual([table(true, ['الصنف', 'السعر'], ['خبز', '1,250'], ['تمر', ''])]);
});

test('one cell is a piece of text', () => {
  const html =
    '<google-sheets-html-origin><table dir="rtl"><tr><td style="font-weight:bold">بيروت</td></tr></table>';
  expect(paste({ html }).blocks).toEqual([p(say('بيروت', 'bold'))]);
});

test('a total in bold stays bold', () => {
  const html =
    '<google-sheets-html-origin><table><tr><td>أ</td><td>ب</td></tr><tr><td>1</td><td style="font-weight:bold">2</td></tr></table>';
  const expected = table(false, ['أ', 'ب'], ['1', '2']);
  const last = expected.content?.[1]?.content?.[1];
  if (last) last.content = [p(say('2', 'bold'))];
  expect(paste({ html }).blocks).toEqual([expected]);
});
