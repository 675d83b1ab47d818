import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { housePages as words } from '#messages/ar/house-pages.ts';
import { site } from '#messages/ar/site.ts';
import { Api, publishStory, readerPath } from './api.ts';
import { fullBody } from './bodies.ts';
import { house } from './house.ts';

const journalist = () => new Api(house().origin, house().people.journalist.token);
const editor = () => new Api(house().origin, house().people.editor.token);
const publish = (headline: string) =>
  publishStory(journalist(), editor(), { headline, lead: 'مقدمة.', body: fullBody('موقع') });

test('القارئ يكبّر الخط ويبقى كما اختار، ويعرف كم مضى على الخبر، ولا يتحرك ما يقرؤه', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const story = await publish('خبر يُقرأ بخط أكبر');
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Reflect.set(window, 'shifts', shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // The script comes when the story is already being read.
  await page.route('**/assets/page-*.js', async (route) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await route.continue();
  });
  await page.goto(house().origin + readerPath(story));
  const time = page.locator('.story .meta time').first();
  await expect(time).toHaveAttribute('title', /20\d\d/);
  await expect(time).toHaveText(/دقيقة|دقائق|دقيقتين|الآن/);
  const shifted = await page.evaluate((): number[] => Reflect.get(window, 'shifts'));
  expect(shifted.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.005);
  const size = () => page.locator('html').evaluate((root) => getComputedStyle(root).fontSize);
  expect(await size()).toBe('16px');
  await page.getByRole('button', { name: site.tools.larger }).click();
  expect(await size()).toBe('18px');
  await page.reload();
  expect(await size()).toBe('18px');
  const smaller = page.getByRole('button', { name: site.tools.smaller });
  await smaller.click();
  await smaller.click();
  await expect(smaller).toHaveAttribute('aria-disabled', 'true');
});

test('القارئ يشارك الخبر بالروابط بلا جافاسكربت', async ({ browser }) => {
  const story = await publish('خبر يُشارَك');
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ar' });
  const page = await context.newPage();
  await page.goto(house().origin + readerPath(story));
  await expect(page.getByRole('button', { name: site.tools.larger })).toBeHidden();
  await page.getByText(site.tools.share, { exact: true }).click();
  const link = page.getByRole('link', { name: site.tools.shareBy.whatsapp });
  await expect(link).toBeVisible();
  expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toContain(story.url);
  await context.close();
});

/** Until the service worker answers for this page. */
async function untilControlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

test('ما قرأه القارئ يفتحه بلا شبكة، وما سُحب لا يبقى عنده', async ({ browser }) => {
  const story = await publish('خبر يُقرأ في القطار');
  const down = await publish('خبر يُسحب بعد قراءته');
  const context = await browser.newContext({ locale: 'ar' });
  const page = await context.newPage();
  await page.goto(house().origin);
  await untilControlled(page);
  for (const one of [story, down]) await page.goto(house().origin + readerPath(one));
  const kept = () => page.evaluate(async () => (await (await caches.open('midad-read')).keys()).length);
  await expect.poll(kept).toBe(2);

  await context.setOffline(true);
  await page.goto(house().origin + readerPath(story));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('خبر يُقرأ في القطار');
  await page.goto(`${house().origin}/politics`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(site.offline.title);
  await expect(page.getByRole('link', { name: 'خبر يُقرأ في القطار' })).toBeVisible();

  await context.setOffline(false);
  await editor().step(down, 'unpublish', { note: 'خطأ' });
  const answer = await page.goto(house().origin + readerPath(down));
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(site.gone);
  await expect.poll(kept).toBe(1);
  await context.setOffline(true);
  await page.goto(house().origin + readerPath(down));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(site.offline.title);
  await context.close();
});

test('غرفة الأخبار لا يحفظ منها جهاز القارئ شيئًا', async ({ browser }) => {
  const context = await browser.newContext({ storageState: house().people.editor.signedIn, locale: 'ar' });
  const page = await context.newPage();
  await page.goto(house().origin);
  await untilControlled(page);
  await page.goto(`${house().origin}/desk`);
  await context.setOffline(true);
  await expect(page.goto(`${house().origin}/desk`)).rejects.toThrow();
  await context.close();
});

test('المحررة تكتب صفحة «اتصل بنا»، ويجدها القارئ في أسفل كل صفحة، وتعود إلى نسخة سابقة', async ({
  browser,
}) => {
  const context = await browser.newContext({ storageState: house().people.editor.signedIn, locale: 'ar' });
  const page = await context.newPage();
  await page.goto(`${house().origin}/desk`);
  await page.getByRole('link', { name: words.nav }).click();
  await page.getByRole('link', { name: words.names.contact }).click();
  await expect(page.getByText(words.begin)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const text = page.getByRole('textbox', { name: words.text });
  await text.fill('## البريد\n\nاكتب إلى desk@example.org.');
  await page.getByRole('button', { name: words.show }).click();
  await expect(page.getByText(words.savedShown)).toBeVisible();
  const reader = await browser.newPage({ locale: 'ar' });
  await reader.goto(house().origin);
  await reader.getByRole('link', { name: words.names.contact }).click();
  await expect(reader.getByRole('heading', { level: 2, name: 'البريد' })).toBeVisible();

  await text.fill('لا بريد لنا.');
  await page.getByRole('button', { name: words.show }).click();
  await page.getByRole('link', { name: new RegExp(words.restore) }).click();
  await expect(text).toHaveValue(/desk@example\.org/);
  await page.getByRole('button', { name: words.hide }).click();
  await expect(page.getByText(words.savedHidden)).toBeVisible();
  expect((await reader.reload())?.status()).toBe(404);
  await reader.close();
  await context.close();
});

test('رابط خبر بلا صورة يظهر في الشبكات بصورة من عنوانه', async () => {
  const story = await publish('عنوان يصير صورة مع Siemens Mobility');
  const page = await (await fetch(house().origin + readerPath(story))).text();
  const card = /property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await fetch(card);
  expect(answer.headers.get('content-type')).toBe('image/png');
  const picture = sharp(Buffer.from(await answer.arrayBuffer()));
  expect(await picture.metadata()).toMatchObject({ width: 1200, height: 630 });
  await editor().step(story, 'unpublish', { note: 'خطأ' });
  expect((await fetch(card)).status).toBe(410);
});
