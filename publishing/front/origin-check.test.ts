import { expect, test } from 'vitest';
import { isForeign } from './origin-check.ts';

const ours = ['https://news.example'];
const ask = (method: string, origin?: string, fetchSite?: string) =>
  isForeign({ method, origin, fetchSite }, ours);

test('reading is free to all', () => {
  expect(ask('GET', 'https://evil.example', 'cross-site')).toBe(false);
  expect(ask('HEAD', 'null')).toBe(false);
});

test('only our own pages and scripts without an origin change anything', () => {
  expect(ask('POST', 'https://news.example')).toBe(false);
  expect(ask('POST')).toBe(false);
  expect(ask('POST', 'https://evil.example')).toBe(true);
  expect(ask('POST', 'http://news.example')).toBe(true);
  expect(ask('POST', 'https://news.example.evil.example')).toBe(true);
  expect(ask('POST', 'null')).toBe(true);
  expect(ask('POST', '')).toBe(true);
  expect(ask('OPTIONS', 'https://evil.example')).toBe(true);
});

test('a browser that hides the origin still says where it stands', () => {
  expect(ask('POST', undefined, 'cross-site')).toBe(true);
  expect(ask('POST', undefined, 'same-site')).toBe(true);
  expect(ask('POST', undefined, 'same-origin')).toBe(false);
});
