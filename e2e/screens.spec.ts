/**
 * Pictures of every page, to be looked at: `MIDAD_SHOTS=folder npm exec -- playwright test screens`. The sample newsroom's
 * pages, on phones to wide screens, light and dark. What is chosen of them stands in docs/screens.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { ensureSampleNewsroom } from '#cli/sample/ensure-sample.ts';
import { site } from '#messages/ar/site.ts';
import { newDataFolder, type Product, removeData, startProduct } from './product.ts';

const shots = process.env.MIDAD_SHOTS ?? '';
test.skip(!shots, 'only when they are asked for');

let product: Product;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const data = await newDataFolder();
  await ensureSampleNewsroom(data);
  product = await startProduct({ data });
  mkdirSync(shots, { recursive: true });
});

test.afterAll(async () => {
  if (!product) return;
  await product.stop();
  await removeData(product);
});

async function hrefOf(page: Page, selector: string): Promise<string> {
  const href = await page.locator(selector).first().getAttribute('href');
  expect(href, selector).not.toBeNull();
  return href ?? '';
}

/** Every kind of page, by following the sample's own links. */
async function findPages(page: Page): Promise<Record<string, string>> {
  await page.goto(product.origin);
  const story = await hrefOf(page, '.card.first h2 a');
  const section = await hrefOf(page, 'header nav a');
  await page.goto(product.origin + story);
  return {
    home: '/',
    section,
    story,
    tag: await hrefOf(page, 'a[rel=tag]'),
    author: await hrefOf(page, 'a[rel=author]'),
    archive: '/archive',
    corrections: '/corrections',
    search: `/search?q=${encodeURIComponent('المرفأ')}`,
    privacy: '/privacy',
    offline: '/offline',
    missing: '/politics/nothing/here',
  };
}

test('صور الصفحات', async ({ browser }) => {
  test.setTimeout(480_000);
  const first = await browser.newPage({ locale: 'ar' });
  const pages = await findPages(first);
  // What a link to this story would be shown with if it had no picture.
  const [, , id = ''] = (pages.story ?? '').split('/');
  const card = await first.request.get(`${product.origin}/card/${id}/now.png`);
  writeFileSync(path.join(shots, 'card.png'), await card.body());
  await first.close();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 390, 768, 1280, 1920]) {
      const viewport = { width, height: Math.round(width < 500 ? width * 2 : width * 0.7) };
      const context = await browser.newContext({ colorScheme, viewport, locale: 'ar' });
      const page = await context.newPage();
      // Fonts that are late are left out of a first visit; these are pictures of the second.
      await page.goto(product.origin);
      await page.evaluate(() => Promise.allSettled([...document.fonts].map((font) => font.load())));
      for (const [name, address] of Object.entries(pages)) {
        await page.goto(product.origin + address);
        await expect(page.getByRole('contentinfo')).toContainText(site.archive.title);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: path.join(shots, `${name}-${width}-${colorScheme}.png`) });
        const full = path.join(shots, `${name}-${width}-${colorScheme}-whole.png`);
        await page.screenshot({ path: full, fullPage: true });
      }
      await context.close();
    }
  }
});
