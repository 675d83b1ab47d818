/** The scripts that the writing page's own HTML names are all that comes before its first key: late parts are named in none. */
import { expect, test } from '@playwright/test';
import { Api } from './api.ts';
import { house } from './house.ts';

const most = 300_000;

test('صفحة الكتابة لا تطلب قبل أول حرف أكثر من 300 كيلوبايت من النصوص البرمجية', async ({ playwright }) => {
  const { origin, people } = house();
  const body = { type: 'doc', content: [{ type: 'paragraph' }] };
  const story = await new Api(origin, people.journalist.token).write({ headline: 'ورقة خفيفة', body });
  const journalist = await playwright.request.newContext({
    baseURL: origin,
    storageState: people.journalist.signedIn,
    extraHTTPHeaders: { 'accept-encoding': 'br' },
  });
  const html = await (await journalist.get(`/desk/stories/${story.id}`)).text();
  // Old browsers' polyfills are `noModule`, and nobody else fetches them.
  const modern = html.replace(/<script[^>]*nomodule[^>]*>/gi, '');
  const scripts = new Set(modern.match(/\/_next\/static\/[\w./~-]+\.js/g));
  const sizes: Record<string, number> = {};
  for (const path of scripts) {
    const { 'content-encoding': coding, 'content-length': bytes } = (await journalist.get(path)).headers();
    expect(coding, path).toBe('br');
    sizes[path] = Number(bytes);
  }
  await journalist.dispose();
  // Fewer would mean that the page's scripts are named in another way than this test reads.
  expect(scripts.size).toBeGreaterThan(8);
  const total = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
  expect(total, JSON.stringify(sizes, null, 2)).toBeGreaterThan(most / 2);
  expect(total, JSON.stringify(sizes, null, 2)).toBeLessThanOrEqual(most);
});
