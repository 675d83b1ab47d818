import { describe, expect, test } from 'vitest';
import { findAddresses, providerAt, readEmbedAddress, readPostTime } from './embed-address.ts';

describe('a post on X is known', () => {
  test.each([
    'https://x.com/midad_demo/status/1700000000000000000',
    'http://x.com/midad_demo/status/1700000000000000000',
    'https://www.x.com/midad_demo/status/1700000000000000000/',
    'https://mobile.x.com/midad_demo/status/1700000000000000000',
    'https://m.twitter.com/midad_demo/status/1700000000000000000',
    'https://twitter.com/midad_demo/status/1700000000000000000?s=20&t=AbC-d_e',
    'https://TWITTER.com/midad_demo/statuses/1700000000000000000#m',
    'https://mobile.twitter.com/midad_demo/status/1700000000000000000?ref_src=twsrc%5Etfw',
    'https://x.com/midad_demo/status/1700000000000000000/photo/1',
    'https://x.com/midad_demo/status/1700000000000000000/video/2?s=12',
    'https://twitter.com/#!/midad_demo/status/1700000000000000000',
    'https://x.com./midad_demo/status/1700000000000000000',
    'https://x.com:443/midad_demo/status/1700000000000000000',
    '  https://x.com/midad_demo/status/1700000000000000000\n',
    '\u200fhttps://x.com/midad_demo/status/1700000000000000000\u200e',
    '\u2066https://x.com/midad_demo/status/1700000000000000000\u2069',
  ])('as %j', (address) => {
    expect(readEmbedAddress(address)).toEqual({
      provider: 'x',
      url: 'https://x.com/midad_demo/status/1700000000000000000',
    });
  });

  test.each([
    'https://x.com/i/web/status/20',
    'https://x.com/i/status/20',
    'https://twitter.com/i/web/status/20?s=20',
  ])('without its author, as %s', (address) => {
    expect(readEmbedAddress(address)).toEqual({ provider: 'x', url: 'https://x.com/i/status/20' });
  });

  test('and what it becomes is read as itself', () => {
    for (const url of ['https://x.com/midad_demo/status/17', 'https://x.com/i/status/17']) {
      expect(readEmbedAddress(url)?.url).toBe(url);
    }
  });
});

describe('what only looks like one is a link', () => {
  test.each([
    'https://x.com.evil.example/a/status/1',
    'https://evilx.com/a/status/1',
    'https://evil.example/x.com/a/status/1',
    'https://evil.example/?u=https://x.com/a/status/1',
    'https://evil.example/#https://x.com/a/status/1',
    'https://help.x.com/a/status/1',
    'https://x.com:8443/a/status/1',
    'https://xn--x-7ga.com/a/status/1',
    'https://х.com/a/status/1',
    'https://x.co/a/status/1',
    'https://x.com/midad_demo',
    'https://x.com/midad_demo/status/',
    'https://x.com/midad_demo/status/12ab',
    'https://x.com/a_name_that_is_too_long/status/1',
    'https://x.com/search?q=status/1',
    'https://t.co/AbCdEf123',
    'https://example.org/مقال',
  ])('%s', (address) => {
    const read = readEmbedAddress(address);
    expect(read?.provider).toBe('link');
    expect(URL.parse(read?.url ?? '')?.href).toBe(URL.parse(address)?.href);
  });
});

test.each([
  '',
  'x.com/a/status/1',
  'https://x.com@evil.example/a/status/1',
  'https://user:pass@x.com/a/status/1',
  'javascript:alert(1)//x.com/a/status/1',
  'data:text/html,x',
  'mailto:a@x.com',
  'https://x.com\\@evil.example/a/status/1',
  'https://x.com/a b',
  'https://x.com/a\u202e/status/1',
  'https://',
  'https:///x.com',
  'نص عربي',
  `https://x.com/${'a'.repeat(5000)}`,
  ' '.repeat(500_000),
])('%j is no address', (address) => {
  expect(readEmbedAddress(address.slice(0, 500_000))).toBe(null);
});

test('a provider is known by its host and what stands below it', () => {
  expect(providerAt('https://www.youtube.com/watch?v=a')).toBe('youtube');
  expect(providerAt('https://youtu.be/a')).toBe('youtube');
  expect(providerAt('https://youtube.com.evil.example/')).toBe('link');
  expect(providerAt('no address')).toBe('link');
});

test("a post's number says when it was made, unless it is from the days of counters", () => {
  expect(readPostTime('https://x.com/i/status/1700000000000000000')).toBe('2023-09-08T04:15:59.129Z');
  expect(readPostTime('https://x.com/i/status/20')).toBe('');
  expect(readPostTime('https://x.com/i/status/99999999999999999999')).toBe('');
  expect(readPostTime('https://example.org/1700000000000000000')).toBe('');
});

function found(text: string): string[] {
  return findAddresses(text).map(({ start, end, url }) => {
    expect(url.endsWith(text.slice(start, end))).toBe(true);
    return url;
  });
}

describe('addresses in Arabic text', () => {
  test.each([
    ['glued to the word before', 'وصل إلى المدينةhttps://t.co/AbC12 أمس', ['https://t.co/AbC12']],
    ['before an Arabic comma', 'انظر https://t.co/x، ثم', ['https://t.co/x']],
    [
      'before an Arabic semicolon and question mark',
      'https://a.example/b؛ أو https://a.example/c؟',
      ['https://a.example/b', 'https://a.example/c'],
    ],
    ['in guillemets', '«https://a.example/b»', ['https://a.example/b']],
    ['at the end of a sentence', 'اقرأ https://a.example/b.', ['https://a.example/b']],
    [
      'in brackets',
      '(https://a.example/b) و(https://a.example/c_(d))',
      ['https://a.example/b', 'https://a.example/c_(d)'],
    ],
    ['glued to the word after', 'https://t.co/AbC12وقال', ['https://t.co/AbC12']],
    ['glued to one another', 'https://t.co/Ahttps://t.co/B', ['https://t.co/A', 'https://t.co/B']],
    [
      'with an Arabic path',
      'https://ar.example.org/wiki/مداد_أسود؟',
      ['https://ar.example.org/wiki/مداد_أسود'],
    ],
    ['with an Arabic host', 'https://موقع.مثال/ب', ['https://موقع.مثال/ب']],
    ['as posts write pictures', 'الصورة pic.twitter.com/8zAb', ['https://pic.twitter.com/8zAb']],
    [
      'glued, as posts write pictures',
      'صورةpic.twitter.com/8zAb، x.com/a/status/1',
      ['https://pic.twitter.com/8zAb', 'https://x.com/a/status/1'],
    ],
    ['with direction marks around', '\u200fhttps://a.example/b\u200f', ['https://a.example/b']],
    [
      'with a query and an anchor',
      'https://a.example/?b=1&c=%D8%A7#d!',
      ['https://a.example/?b=1&c=%D8%A7#d'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    'الأمن.ولكن',
    'example.org',
    'a@x.com/b',
    'notx.com/a',
    'https://',
    'http://user@evil.example/',
    'javascript:alert(1)',
    '//x.com/a',
    '',
  ])('there is none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('long and hostile texts take no long time', () => {
    const began = process.cpuUsage();
    for (const piece of [
      'https://',
      'https://a',
      ')',
      '(',
      '.',
      'x.com/',
      'www.a.',
      'ا',
      ' https://a.example/)))',
    ]) {
      findAddresses(`https://a.example/${piece.repeat(200_000)}`);
    }
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(5000);
  });
});
