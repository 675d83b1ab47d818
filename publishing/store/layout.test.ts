import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFolder, formatOf, pageFile } from './layout.ts';

const folder = path.join('/site', 'pages', 'b1');

describe('where a page lies', () => {
  test.each([
    ['/', 'index.html'],
    ['/politics', 'politics/index.html'],
    ['/politics/7k/المغرب', 'politics/7k/المغرب/index.html'],
    ['/rss.xml', 'rss.xml'],
    ['/politics/rss.xml', 'politics/rss.xml'],
    ['/politics/7k/rss.xml', 'politics/7k/rss.xml/index.html'],
  ])('%s', (pagePath, file) => {
    expect(pageFile('/site', 'b1', pagePath)).toBe(path.join(folder, file));
  });

  test.each([
    '/..',
    '/a/../b',
    '/.hidden',
    '/a//b',
    '/a/',
    '/a\u0000b',
    '/a\\b',
    '/C:',
    '/a.',
    'politics',
    `/${'م'.repeat(126)}`,
    `/${'a/'.repeat(2000)}a`,
  ])('%j has no file', (pagePath) => {
    expect(pageFile('/site', 'b1', pagePath)).toBeNull();
  });

  test('a name of 120 bytes in Arabic has one', () => {
    expect(pageFile('/site', 'b1', `/x/y/${'م'.repeat(60)}`)).not.toBeNull();
  });

  test('a build can not lead out of the store', () => {
    expect(() => buildFolder('/site', '../x')).toThrow();
  });

  test('no path leads out of its build', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const file = pageFile('/site', 'b1', `/${text}`);
        if (file) expect(path.relative(folder, file).startsWith('..')).toBe(false);
      }),
    );
  });
});

test('the machines know their pages by name; a story is HTML whatever its slug', () => {
  expect(formatOf('/feed.json')).toBe('feed');
  expect(formatOf('/politics/rss.xml')).toBe('rss');
  expect(formatOf('/politics/7k/rss.xml')).toBe('html');
  expect(formatOf('/robots.txt')).toBe('robots');
  expect(formatOf('/en')).toBe('html');
  expect(formatOf('/en/tag/unesco/rss.xml')).toBe('rss');
  expect(formatOf('/en/card/7k/0123.png')).toBe('card');
  expect(formatOf('/en/sitemap/2026-11.xml')).toBe('sitemap');
});
