import { expect, test } from 'vitest';
import { p } from './blocks-for-tests.ts';
import { readClip } from './clip-for-tests.ts';
import { paste } from './clipboard-for-tests.ts';
import { readRtfPictures } from './rtf.ts';

const rtf = String.raw`{\rtf1\ansi\ansicpg1256{\fonttbl{\f0 Arial;}}{\*\generator Word;}\f0\rtlpar \'c8\'cd\'d1 \u1571?\{a\}\par\tab {\b \u1608?}\line x}`;

test('RTF is read to words, in Windows-1256 and in Unicode', () => {
  expect(paste({ text: rtf }).blocks).toEqual([p('بحر أ{a}'), p('و'), { ...p('x'), attrs: { dir: 'ltr' } }]);
  expect(paste({ rtf }).blocks).toEqual(paste({ text: rtf }).blocks);
});

test('RTF that is cut off loses nothing of what is there', () => {
  for (let end = 0; end < rtf.length; end += 1)
    expect(() => paste({ text: rtf.slice(0, end) })).not.toThrow();
});

test('a picture is read once, as the PNG that it is', () => {
  const [only, ...more] = readRtfPictures(readClip('word/pictures-365').rtf);
  expect(more).toEqual([]);
  const bytes = Buffer.from(only?.split(',')[1] ?? '', 'base64');
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.subarray(-8, -4).toString()).toBe('IEND');
});
