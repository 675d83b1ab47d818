/** A newsroom with a second language. In a house of its own: the shared one has only Arabic, and shows nothing of this. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { breaking } from '#messages/ar/breaking.ts';
import { desk } from '#messages/ar/desk.ts';
import { editions } from '#messages/ar/editions.ts';
import { site as arabicSite } from '#messages/ar/site.ts';
import { site } from '#messages/en/site.ts';
import { Api, type ApiStory, publishStory, readerPath } from './api.ts';
import { bodyOf, headlineOf, leadOf, signIn, takeStep, untilSaved } from './desk.ts';
import type { Person } from './house.ts';
import { takeOn } from './people.ts';
import { type Product, removeData, startProduct } from './product.ts';
import { problemsIn } from './valid-html.ts';

let product: Product;
let people: Record<'journalist' | 'editor' | 'admin', Person>;
let arabic: ApiStory;
let english: ApiStory;

const api = (who: keyof typeof people) => new Api(product.origin, people[who].token);

async function deskOf(browser: Browser, who: keyof typeof people, address = '/desk'): Promise<Page> {
  const context = await browser.newContext({ baseURL: product.origin, locale: 'ar' });
  const page = await context.newPage();
  await signIn(page, people[who]);
  await page.goto(address);
  return page;
}

async function read(address: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(product.origin + address);
  return { status: answer.status, text: await answer.text() };
}

const shots = process.env.MIDAD_SHOTS;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  product = await startProduct();
  people = await takeOn(product, ['journalist', 'editor', 'admin']);
  const body = { format: 'text', content: 'تفتح المكتبة أبوابها يوم الأحد.' };
  const fields = { headline: 'المكتبة تفتح أبوابها', lead: 'بعد ثلاثة أعوام من الترميم.', body };
  arabic = await publishStory(api('journalist'), api('editor'), fields);
  for (let number = 1; number <= 40; number += 1) {
    await publishStory(api('journalist'), api('editor'), { headline: `خبر اليوم ${number}`, body });
  }
});
test.afterAll(async () => {
  await product.stop();
  await removeData(product);
});

test('المدير يفتح الطبعة الإنجليزية ويسمّي أقسامها، وقبل ذلك لا يظهر منها شيء', async ({ browser }) => {
  expect((await read('/en')).status).toBe(404);
  expect((await read('/')).text).not.toMatch(/hreflang|href="\/en/i);
  const page = await deskOf(browser, 'admin');
  await expect(page.getByRole('button', { name: editions.desk.newStory })).toHaveCount(0);
  await page.goto('/desk/settings');
  await page.getByLabel(editions.settings.english).selectOption('true');
  await page.getByLabel(editions.settings.descriptionEn).fill('News and reports in English');
  await page.getByRole('button', { name: desk.settings.save, exact: true }).click();
  await expect(page.getByText(desk.settings.saved)).toBeVisible();
  const names = page.getByRole('form', { name: editions.settings.sections });
  await names.getByLabel('سياسة').fill('Politics');
  await names.getByRole('button', { name: editions.settings.save }).click();
  await expect(page.getByText(editions.settings.saved)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const { status, text } = await read('/en');
  expect(status).toBe(200);
  expect(text).toContain(site.emptyHome);
  await page.context().close();
});

test('الصحفية تكتب مادة إنجليزية من اليسار، لا تمس علاماتها قواعد العربية', async ({ browser }) => {
  const page = await deskOf(browser, 'journalist');
  await page.getByRole('button', { name: editions.desk.newStory }).click();
  await expect(bodyOf(page)).toHaveAttribute('dir', 'ltr');
  await expect(headlineOf(page)).toHaveAttribute('dir', 'ltr');
  await headlineOf(page).pressSequentially('Library reopens, at last; who would have thought?');
  await leadOf(page).pressSequentially('It took three years, "more or less".');
  await bodyOf(page).click();
  await page.keyboard.type('The doors open on Sunday, at 9; is that late? "No", they say.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('قالت المديرة: أهلًا، بكم');
  await page.keyboard.press('ControlOrMeta+Shift+x');
  await untilSaved(page);
  const panel = page.getByRole('region', { name: editions.desk.title });
  const originals = panel.getByLabel(editions.desk.translationOf);
  const find = panel.getByLabel(editions.desk.findOriginal);
  await find.fill('الزرافة');
  await expect(panel.getByText(editions.desk.foundNone)).toBeVisible();
  // The oldest of them all: not among the newest that are offered.
  await expect(originals.getByRole('option', { name: arabic.headline })).toHaveCount(0);
  await find.fill('مكتبه ترميم');
  await find.press('Enter');
  await expect(panel.getByText(editions.desk.found)).toBeVisible();
  await originals.selectOption({ label: arabic.headline });
  await find.fill('');
  await expect(originals.locator('option:checked')).toHaveText(arabic.headline);
  await panel.getByRole('button', { name: editions.desk.save }).click();
  await expect(panel.getByText(editions.desk.saved)).toBeVisible();
  await expect(originals.locator('option:checked')).toHaveText(arabic.headline);
  const history = page.getByRole('region', { name: desk.story.history });
  await expect(history.getByText(`ترجمةً عن «${arabic.headline}»`)).toBeVisible();
  // Another edition is only looked at: nothing is reloaded or saved.
  await panel.getByLabel(editions.desk.edition).selectOption('ar');
  await expect(originals.locator('option:checked')).toHaveText(editions.desk.noTranslation);
  await panel.getByLabel(editions.desk.edition).selectOption('en');
  await expect(originals.locator('option:checked')).toHaveText(arabic.headline);
  if (shots) await takeViews(page, 'edition');
  await page.reload();
  await expect(originals.locator('option:checked')).toHaveText(arabic.headline);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  english = await api('journalist').story(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  expect(english).toMatchObject({
    edition: 'en',
    translationOf: arabic.id,
    headline: 'Library reopens, at last; who would have thought?',
    lead: 'It took three years, "more or less".',
  });
  expect(english.text).toContain('on Sunday, at 9; is that late? "No", they say.');
  const [first, second] = (english.body as { content: { attrs?: { dir?: string } }[] }).content;
  expect([first?.attrs?.dir, second?.attrs?.dir]).toEqual([undefined, 'rtl']);
  await takeStep(page, 'submit');
  await page.context().close();
});

test('المحررة تجيزها وتنشرها، فيقرؤها القارئ في طبعتها وحدها، وبين النصين رابط', async ({ browser }) => {
  const page = await deskOf(browser, 'editor', `/desk/stories/${english.id}`);
  await takeStep(page, 'approve');
  await takeStep(page, 'publish');
  await expect(page.getByText(editions.desk.fixed)).toBeVisible();
  await page.context().close();
  english = await api('editor').story(english.id);
  expect(readerPath(english)).toBe(
    `/en/politics/${english.id}/library-reopens-at-last-who-would-have-thought`,
  );

  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: product.origin,
    locale: 'en',
  });
  const reader = await context.newPage();
  await reader.goto('/');
  await expect(reader.getByText(english.headline)).toHaveCount(0);
  await reader.getByRole('link', { name: 'English' }).click();
  await expect(reader).toHaveURL('/en');
  expect(await reader.evaluate(() => getComputedStyle(document.documentElement).direction)).toBe('ltr');
  await expect(reader.getByText(arabic.headline)).toHaveCount(0);
  await reader.getByRole('link', { name: english.headline }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(english.headline);
  await expect(reader.locator('p', { hasText: 'قالت المديرة' })).toHaveAttribute('dir', 'rtl');
  await reader.getByRole('link', { name: editions.site.read }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(arabic.headline);
  await reader.getByRole('link', { name: 'Read in English' }).click();
  await expect(reader).toHaveURL(readerPath(english));
  for (const address of [readerPath(arabic), readerPath(english)]) {
    await reader.goto(address);
    for (const [language, story] of [
      ['ar', arabic],
      ['en', english],
      ['x-default', arabic],
    ] as const) {
      const link = reader.locator(`link[rel=alternate][hreflang="${language}"]`);
      expect(new URL((await link.getAttribute('href')) ?? '').pathname).toBe(readerPath(story));
    }
  }
  await reader.goto('/en');
  await reader.getByRole('link', { name: site.search.title, exact: true }).click();
  await reader.getByRole('searchbox').fill('OPENING door');
  await reader.getByRole('button', { name: site.search.submit }).click();
  await expect(reader.getByRole('article')).toHaveCount(1);
  await context.close();
});

test('المحررة ترسل عاجلًا بالإنجليزية، فيراه قرّاء هذه الطبعة وحدهم في ثوانٍ، وتجعله مادة فيها', async ({
  browser,
}) => {
  const lines = { ar: 'هزة أرضية شرق المدينة', en: 'Earthquake felt east of the city' };
  const context = await browser.newContext({ baseURL: product.origin });
  const [arabicReader, englishReader] = [await context.newPage(), await context.newPage()];
  await arabicReader.goto(readerPath(arabic));
  await englishReader.goto(readerPath(english));
  const told = (reader: Page) => reader.getByRole('status').locator('.breaking');

  const page = await deskOf(browser, 'editor', '/desk/breaking');
  await page.getByLabel(breaking.text).fill(lines.ar);
  await page.getByRole('button', { name: breaking.send }).click();
  await expect(page.getByText(breaking.sent)).toBeVisible();
  await page.getByRole('link', { name: editions.desk.editions.en }).click();
  await expect(page.getByRole('heading', { name: breaking.none })).toBeVisible();
  await expect(page.getByText(lines.ar)).toHaveCount(0);
  await expect(page.getByLabel(breaking.text)).toHaveAttribute('dir', 'ltr');
  await page.getByLabel(breaking.text).fill(lines.en);
  await page.getByLabel(breaking.story).selectOption({ label: english.headline });
  await page.getByRole('button', { name: breaking.send }).click();
  await expect(page.getByText(breaking.sent)).toBeVisible();
  const sentAt = Date.now();
  await expect(told(englishReader)).toContainText(lines.en, { timeout: 12_000 });
  expect(Date.now() - sentAt).toBeLessThan(10_000);
  await expect(told(arabicReader)).toContainText(lines.ar);
  await expect(told(englishReader).getByRole('link')).toHaveAttribute('href', readerPath(english));
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  if (shots) {
    await takeViews(page, 'desk-breaking');
    await takeViews(englishReader, 'breaking');
  }
  for (const [address, own, other] of [
    ['/', lines.ar, lines.en],
    ['/en', lines.en, lines.ar],
  ] as const) {
    const { text } = await read(address);
    expect(text).toContain(own);
    expect(text).not.toContain(other);
  }

  await page.goto('/desk/breaking?edition=en');
  await page.getByRole('button', { name: breaking.withdraw }).click();
  await expect(page.getByRole('heading', { name: breaking.none })).toBeVisible();
  expect((await read('/en/live.json')).text).not.toContain(lines.en);
  expect((await read('/live.json')).text).toContain(lines.ar);
  await page.getByRole('button', { name: breaking.draft }).click();
  await page.waitForURL(/\/desk\/stories\//);
  await expect(headlineOf(page)).toHaveValue(lines.en);
  await expect(headlineOf(page)).toHaveAttribute('dir', 'ltr');
  await page.context().close();
  await context.close();
});

test('ما قرأه القارئ بالإنجليزية يفتحه بلا شبكة، وما لم يقرأه تقول له صفحة إنجليزية إنه ليس عنده', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: product.origin, locale: 'en' });
  const page = await context.newPage();
  await page.goto('/en');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto(readerPath(english));
  const isKept = (address: string) =>
    page.evaluate(async (path) => (await caches.match(path)) !== undefined, address);
  await expect.poll(() => isKept(readerPath(english))).toBe(true);
  await expect.poll(() => isKept('/en/offline')).toBe(true);

  await context.setOffline(true);
  await page.goto(readerPath(english));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(english.headline);
  await page.goto('/en/archive');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(site.offline.title);
  await expect(page.getByText(arabicSite.offline.title)).toHaveCount(0);
  const list = page.getByRole('link', { name: english.headline });
  await expect(list).toHaveAttribute('href', readerPath(english));
  await list.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(english.headline);
  await page.goto('/archive');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(arabicSite.offline.title);
  await context.close();
});

function pages(): { path: string; status?: number }[] {
  const story = readerPath(english);
  return [
    { path: '/en' },
    { path: '/en/politics' },
    { path: story },
    { path: '/en/archive' },
    { path: '/en/corrections' },
    { path: '/en/offline' },
    { path: '/en/search?q=library' },
    { path: '/en/search?q=libary' },
    { path: '/en/nothing/here', status: 404 },
  ];
}

test('كل صفحة إنجليزية صحيحة الترميز', async () => {
  for (const { path: address, status = 200 } of pages()) {
    const page = await read(address);
    expect(page.status, address).toBe(status);
    expect(page.text).toContain('<html lang="en" dir="ltr"');
    expect(await problemsIn(address, page.text)).toEqual([]);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`لا يجد axe عيبًا في الصفحات الإنجليزية، ولا تتحرك جانبًا (${colorScheme})`, async ({ browser }) => {
    const context = await browser.newContext({
      colorScheme,
      locale: 'en',
      viewport: { width: 320, height: 700 },
    });
    const page = await context.newPage();
    for (const { path: address } of pages()) {
      await page.goto(product.origin + address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${address}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider, address).toBeLessThanOrEqual(0);
    }
    if (shots) await takePictures(page, path.join(shots, 'en'), colorScheme);
    await context.close();
  });
}

/** To be looked at: see screens.spec.ts. */
async function takePictures(page: Page, folder: string, scheme: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const [name, address] of [
      ['home', '/en'],
      ['story', readerPath(english)],
    ] as const) {
      await page.goto(product.origin + address);
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
    }
  }
}

/** The page as it stands, on a phone and a desk, light and dark. */
async function takeViews(page: Page, name: string): Promise<void> {
  const folder = path.join(shots ?? '', 'en');
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({
        path: path.join(folder, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
    }
  }
}
