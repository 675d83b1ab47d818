import { describe, expect, test } from 'vitest';
import { findBannedWords } from './banned-words.ts';

/** Mild words stand for what a newsroom's own list holds. */
const list = ['بطيخ', 'أحمق', 'خدعة', 'ربح سريع', 'spam'];

describe('a word is found', () => {
  test.each([
    ['as it is written', 'هذا بطيخ', 'بطيخ'],
    ['with vowels', 'هذا بِطِّيخٌ', 'بطيخ'],
    ['stretched with tatweel', 'بطـــيـخ', 'بطيخ'],
    ['with another hamza', 'يا احمق', 'أحمق'],
    ['with the ending written otherwise', 'إنها خدعه', 'خدعة'],
    ['with its letters repeated', 'بطييييخخخ', 'بطيخ'],
    ['with an article, a conjunction or an ending', 'والبطيخ وبالبطيخات', 'بطيخ'],
    ['glued to a preposition', 'كبطيخ', 'بطيخ'],
    ['with spaces between its letters', 'هذا ب ط ي خ فعلا', 'بطيخ'],
    ['pulled apart in twos', 'بط يخ', 'بطيخ'],
    ['with marks between its letters', 'ب.ط-ي_خ', 'بطيخ'],
    ['with stars and emoji between', 'ب*ط🍉ي*خ', 'بطيخ'],
    ['with characters of no width between', 'ب\u200Bط\u200Dي\u2060خ', 'بطيخ'],
    ['with digits for letters', 'بطي5', 'بطيخ'],
    ['with Arabic digits for letters', 'أ٧مق', 'أحمق'],
    ['in presentation forms', 'ﺑﻄﻴﺦ', 'بطيخ'],
    ['with Persian letters', 'بطیخ', 'بطيخ'],
    ['next to a mark without a space', 'نعم،بطيخ!', 'بطيخ'],
    ['as a phrase', 'عندي ربح سريع لك', 'ربح سريع'],
    ['as a phrase with articles', 'الربح السريع', 'ربح سريع'],
    ['in Latin letters', 'SPAM', 'spam'],
    ['in Latin letters with digits and full width', 'ｓp4m', 'spam'],
  ])('%s', (_, text, word) => {
    expect(findBannedWords(text, list)).toEqual([word]);
  });
});

describe('and is not found', () => {
  test.each([
    ['inside another word', 'المبطيخة والخدعات spammer'],
    ['where the phrase is taken apart', 'ربح الفريق وهو سريع'],
    ['in a number', '2022 5٬000'],
    ['in other short words', 'ما لك في كل ذا'],
    ['in nothing', ''],
  ])('%s', (name, text) => {
    expect(findBannedWords(text, name === 'inside another word' ? ['بطيخ', 'spam'] : list)).toEqual([]);
  });
});

test('an empty line in the list bans nothing', () => {
  expect(findBannedWords('أي كلام', ['', '  ', '…'])).toEqual([]);
});

test('the longest list is held against the longest comment in a moment, however it is dressed', () => {
  const long = Array.from({ length: 500 }, (_, index) => `كلمة${'ابتثجحخدذر'[index % 10]}${index}`);
  const texts = [
    'كلام طويل من قارئ يكتب رأيه '.repeat(70),
    'ب1ط1ي1خ1ا1ب1 '.repeat(150),
    'ب 1 ط 3 '.repeat(250),
  ];
  findBannedWords('', long);
  const began = process.cpuUsage();
  for (const text of texts) findBannedWords(text, long);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(1500);
});
