import { expect, test } from 'vitest';
import { ltr, p, say } from './blocks-for-tests.ts';
import { paste } from './clipboard-for-tests.ts';
import { cleanAddress } from './links.ts';

test.each([
  ['https://example.org/a?utm_source=x&id=3&fbclid=1#top', 'https://example.org/a?id=3#top'],
  ['https://example.org/a?utm_campaign=x', 'https://example.org/a'],
  ['https://example.org/?q=%D8%A3&gclid=z', 'https://example.org/?q=%D8%A3'],
  ['https://example.org/a?id=3&amp;x=1', 'https://example.org/a?id=3&amp;x=1'],
  ['https://www.google.com/url?q=https://example.org/b%3Fa%3D1&sa=D', 'https://example.org/b?a=1'],
  ['https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F%3Ffbclid%3D2&h=AT0', 'https://example.org/'],
  [
    'https://www.google.com/search?q=https://example.org',
    'https://www.google.com/search?q=https://example.org',
  ],
  [
    'https://google.com.evil.example/url?q=https://example.org',
    'https://google.com.evil.example/url?q=https://example.org',
  ],
  ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
  ['mailto:desk@example.org?subject=utm_source', 'mailto:desk@example.org?subject=utm_source'],
  ['/politics', '/politics'],
  ['', ''],
])('%s leads to %s', (address, clean) => {
  expect(cleanAddress(address)).toBe(clean);
});

test('a link into its own page or site is words again, one that does harm is left out and told of', () => {
  const html = '<p><a href="#top">أعلى</a> <a href="/2">ثانٍ</a> <a href="javascript:alert(1)">زر</a></p>';
  expect(paste({ html })).toMatchObject({ blocks: [p('أعلى ثانٍ زر')], leftOut: ['link'] });
});

test('a link that shows its address shows the clean one', () => {
  const address = 'https://example.org/?utm_source=x';
  const html = `<p><a href="${address}">${address}</a></p>`;
  expect(paste({ html }).blocks).toEqual([
    ltr(p(say('https://example.org/', { href: 'https://example.org/' }))),
  ]);
});
