import { describe, expect, test } from 'vitest';
import { chooseCoding, matchesEtag } from './negotiate.ts';

describe('the coding', () => {
  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['GZIP;Q=1', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['identity', 'identity'],
    ['deflate, zstd', 'identity'],
    ['br;q=nonsense', 'identity'],
    ['brotli', 'identity'],
  ] as const)('%j is answered with %s', (header, coding) => {
    expect(chooseCoding(header)).toBe(coding);
  });
});

test('a tag matches itself, in a list, weak, and the star', () => {
  expect(matchesEtag('"a-br"', '"a-br"')).toBe(true);
  expect(matchesEtag('"x", W/"a-br"', '"a-br"')).toBe(true);
  expect(matchesEtag('*', '"a-br"')).toBe(true);
  expect(matchesEtag('"a"', '"a-br"')).toBe(false);
  expect(matchesEtag('a-br', '"a-br"')).toBe(false);
});
