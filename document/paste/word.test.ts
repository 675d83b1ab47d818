import { describe, expect, test } from 'vitest';
import { h, li, ol, p, quote, ul } from './blocks-for-tests.ts';
import { paste, testExamples } from './clipboard-for-tests.ts';
import { word } from './programs-for-tests.ts';

testExamples(word);

const line = (level: number, marker: string, words: string, list = 'l0') =>
  `<p class=MsoListParagraph style='mso-list:${list} level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp; </span></span><![endif]>${words}</p>`;

describe('lists of Word', () => {
  test('without their definitions say by their marker what they are', () => {
    const html = `${line(1, 'أ-', 'ألف')}${line(1, 'ب-', 'باء')}${line(2, '·', 'نقطة', 'l1')}`;
    expect(paste({ html }).blocks).toEqual([ol(1, li(p('ألف')), li(p('باء'), ul(li(p('نقطة')))))]);
  });

  test('count in Arabic digits, and one that begins anew is a list of its own', () => {
    const html = `${line(1, '٣.', 'ج')}${line(1, '٤.', 'د')}${line(1, '١.', 'أ')}`;
    expect(paste({ html }).blocks).toEqual([ol(3, li(p('ج')), li(p('د'))), ol(1, li(p('أ')))]);
  });

  test('that skip a level are one level deeper, and come back', () => {
    const html = `${line(1, '·', 'أ')}${line(4, '·', 'ب')}${line(1, '·', 'ج')}`;
    expect(paste({ html }).blocks).toEqual([ul(li(p('أ'), ul(li(p('ب')))), li(p('ج')))]);
  });

  test('keep the second paragraph of an item in it', () => {
    const second = '<p class=MsoListParagraphCxSpMiddle>تتمة</p>';
    const html = `${line(1, '·', 'أ')}${second}${line(1, '·', 'ب')}`;
    expect(paste({ html }).blocks).toEqual([ul(li(p('أ'), p('تتمة')), li(p('ب')))]);
  });

  test('do not swallow a numbered heading, whose number was its style', () => {
    const html = `<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>باب</h1>${line(1, '·', 'أ')}`;
    expect(paste({ html }).blocks).toEqual([h(2, 'باب'), ul(li(p('أ')))]);
  });
});

test('a quotation by its style is a quotation', () => {
  const html = '<p class=MsoQuote dir=RTL>قيل<o:p></o:p></p>';
  expect(paste({ html }).blocks).toEqual([quote(p('قيل'))]);
});
