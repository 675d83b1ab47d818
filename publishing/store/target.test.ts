import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from './target.ts';

describe('an address as a browser sends it', () => {
  test('is read, and written again the one way', () => {
    expect(readTarget('/politics/7k/%D8%A7%D9%84?utm_source=x')).toEqual({
      path: '/politics/7k/ال',
      address: '/politics/7k/%D8%A7%D9%84',
      search: '?utm_source=x',
    });
    expect(readTarget('/')).toEqual({ path: '/', address: '/', search: '' });
    expect(readTarget('/desk/')?.path).toBe('/desk/');
  });

  test('means the same in lower-case escapes and in bytes that nobody escaped', () => {
    const canonical = readTarget('/%D8%B3%D9%8A');
    expect(readTarget('/%d8%b3%d9%8a')).toEqual(canonical);
    expect(readTarget(Buffer.from('/سي').toString('latin1'))).toEqual(canonical);
  });

  test('keeps its query as it is, question marks and slashes too', () => {
    expect(readTarget('/desk/sign-in?to=%2Fdesk//x?y')?.search).toBe('?to=%2Fdesk//x?y');
  });
});

describe('an address no browser sends is refused', () => {
  test.each([
    'http://evil.example/',
    'https://evil.example/desk',
    '//evil.example/x',
    '*',
    '',
    'desk',
    '/a\\b',
    '/\\evil.example',
    '/a%5Cb',
    '/a%2fb',
    '/a%2Fb',
    '/%00',
    '/a\u0000',
    '/a\tb',
    '/a b',
    '/a%0d%0aSet-Cookie:x',
    '/%7f',
    '/..',
    '/../etc/passwd',
    '/%2e%2e/x',
    '/a/./b',
    '/a/%2E/b',
    '/a//b',
    '/%zz',
    '/%',
    '/%e0%a4',
    '/%ff',
    '/a#b',
    `/${'a'.repeat(9000)}`,
  ])('%j', (raw) => {
    expect(readTarget(raw)).toBeNull();
  });
});

test('whatever is accepted is accepted again as it was written, and means the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const target = readTarget(`/${text}`);
      if (!target) return;
      expect(readTarget(target.address + target.search)).toEqual(target);
      expect(target.path.split('/')).not.toContain('..');
      expect(target.address).toMatch(/^\/[!-~]*$/);
    }),
    { numRuns: 2000 },
  );
});
