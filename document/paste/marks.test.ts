import fc from 'fast-check';
import { expect, test } from 'vitest';
import { p, say } from './blocks-for-tests.ts';
import { paste } from './clipboard-for-tests.ts';
import { tidyText } from './marks.ts';

test.each([
  ['marks of direction and no width', 'أ\u200fب\u200e ج\u200b\ufeff\u00ad\u061cد', 'أب جد'],
  ['a joiner between letters stays', 'می\u200cروم', 'می\u200cروم'],
  ['a joiner beside a space goes', 'أ \u200cب\u200c ج', 'أ ب ج'],
  ['emoji stay whole', '👩\u200d💻 ❤\ufe0f\u200d🔥', '👩\u200d💻 ❤\ufe0f\u200d🔥'],
  ['isolates with both ends stay', 'رقم \u2066+961 3\u2069 هنا', 'رقم \u2066+961 3\u2069 هنا'],
  ['an isolate without its end goes', 'أ \u2067ب', 'أ ب'],
  ['an embedding becomes an isolate', 'رقم \u202a+961 3\u202c هنا', 'رقم \u2066+961 3\u2069 هنا'],
  ['an override goes with its end', 'أ \u202eabc\u202c ب', 'أ abc ب'],
  ['ends alone go', 'أ\u202c ب\u2069', 'أ ب'],
  ['tatweel stays', 'مـــهم', 'مـــهم'],
])('%s', (_, text, tidy) => {
  expect(tidyText(text)).toBe(tidy);
});

test('partners in different elements of a line know one another', () => {
  const html = '<p>رقم \u202a<b>+961</b> 3\u202c هنا</p>';
  expect(paste({ html }).blocks).toEqual([p('رقم \u2066', say('+961', 'bold'), ' 3\u2069 هنا')]);
});

test('tidied twice is tidied once, and no visible letter is ever lost', () => {
  const letters = fc.constantFrom(
    ...'أب ج1a\u200c\u200d\u200f\u2066\u2067\u2069\u202a\u202b\u202c\u202e👩💻'.split(''),
  );
  fc.assert(
    fc.property(fc.array(letters), (units) => {
      const text = units.join('').toWellFormed();
      const once = tidyText(text);
      expect(tidyText(once)).toBe(once);
      const visible = (all: string) => all.replace(/[\u200C-\u200F\u202A-\u202E\u2066-\u2069]/g, '');
      expect(visible(once)).toBe(visible(text));
    }),
  );
});
