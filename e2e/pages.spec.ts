import AxeBuilder from '@axe-core/playwright';
import { chromium, expect, test } from '@playwright/test';
import { desk } from '#messages/ar/desk.ts';
import { housePages as words } from '#messages/ar/house-pages.ts';
import { site } from '#messages/ar/site.ts';
import { Api, publishStory, readerPath } from './api.ts';
import { fullBody } from './bodies.ts';
import { findBrowser } from './browser.ts';
import { house } from './house.ts';
import { problemsIn } from './valid-html.ts';

const journalist = () => new Api(house().origin, house().people.journalist.token);
const editor = () => new Api(house().origin, house().people.editor.token);

/** A word that stands in these stories' bodies and nowhere else in the house. */
const mark = 'الإسطرلابيّون';
const tag = 'الملاحة القديمة';
const author = 'جُمانة الأسيوطي';
let storyPath = '';
let gonePath = '';

test.beforeAll(async () => {
  const fields = { lead: 'مقدمة الخبر بجملة واحدة.', byline: `${author} وفراس الدمياطي`, tags: [tag, 'بحر'] };
  for (const headline of ['معرض للأدوات القديمة يُفتتح على الرصيف', 'سفينة شراعية ترسو بعد ثلاثة أشهر']) {
    const story = await publishStory(journalist(), editor(), { ...fields, headline, body: fullBody(mark) });
    storyPath = readerPath(story);
  }
  const down = await publishStory(journalist(), editor(), { headline: 'خبر يُسحب', body: fullBody('مسحوب') });
  gonePath = readerPath(down);
  await editor().step(down, 'unpublish', { note: 'سُحب' });
  await writeAbout();
});

/** A colleague may have written it already. */
async function writeAbout(): Promise<void> {
  if ((await fetch(`${house().origin}/about`)).ok) return;
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ storageState: house().people.editor.signedIn, locale: 'ar' });
  await page.goto(`${house().origin}/desk/pages/about`);
  await page.getByRole('button', { name: words.show }).click();
  await expect(page.getByText(words.savedShown)).toBeVisible();
  await browser.close();
}

function pages(): { name: string; path: string; status?: number }[] {
  const encode = encodeURIComponent;
  return [
    { name: 'home', path: '/' },
    { name: 'section', path: '/politics' },
    { name: 'story', path: storyPath },
    { name: 'tag', path: `/tag/${encode(tag.replace(' ', '-'))}` },
    { name: 'author', path: `/author/${encode('جمانة-الأسيوطي')}` },
    { name: 'archive', path: '/archive' },
    { name: 'about', path: '/about' },
    { name: 'offline', path: '/offline' },
    { name: 'missing', path: '/politics/no-such-story/x', status: 404 },
    { name: 'gone', path: gonePath, status: 410 },
    { name: 'corrections', path: '/corrections' },
    { name: 'search', path: '/search' },
    { name: 'search-found', path: `/search?q=${encode('الاسطرلابيون')}&section=politics&sort=best` },
    { name: 'search-none', path: `/search?q=${encode('الاسطرلابيوون')}` },
  ];
}

test('القارئ بلا جافاسكربت يبحث، ويجد الكلمة في متن الخبر كما كُتبت، ويصل إلى ما حوله', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ar' });
  const page = await context.newPage();
  await page.goto(house().origin);
  await page.getByRole('link', { name: site.search.title, exact: true }).click();
  await page.getByRole('searchbox').fill('الاسطرلابيون');
  await page.getByRole('button', { name: site.search.submit }).click();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.locator('mark').first()).toHaveText(mark);
  await page.getByRole('link', { name: site.search.best }).click();
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByRole('link', { name: /سفينة شراعية/ }).click();
  await page.getByRole('link', { name: tag }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(tag);
  await page.getByRole('link', { name: /سفينة شراعية/ }).click();
  await page.getByRole('link', { name: author }).click();
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByRole('link', { name: site.archive.title }).click();
  await expect(page.getByRole('link', { name: /سفينة شراعية/ })).toBeVisible();
  await context.close();
});

test('من أخطأ حرفًا يُقترح عليه ما في الأخبار', async ({ page }) => {
  await page.goto(`${house().origin}/search?q=${encodeURIComponent('الاسطرلابيوون')}`);
  await expect(page.getByText(site.search.suggestion)).toBeVisible();
  await page.getByRole('link', { name: mark }).click();
  await expect(page.getByRole('article')).toHaveCount(2);
});

test('كل صفحة صحيحة الترميز، بلا نص برمجي', async () => {
  for (const { name, path, status = 200 } of pages()) {
    const answer = await fetch(house().origin + path);
    const text = await answer.text();
    expect(answer.status, name).toBe(status);
    expect(text, name).not.toMatch(
      /<script(?! type="application\/ld\+json"| src="\/assets\/page-[0-9a-f]{10}\.js" defer)/,
    );
    expect(await problemsIn(name, text)).toEqual([]);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`لا يجد axe عيبًا في الصفحات حول الأخبار، ولا تتحرك جانبًا (${colorScheme})`, async ({ browser }) => {
    const context = await browser.newContext({
      colorScheme,
      locale: 'ar',
      viewport: { width: 320, height: 700 },
    });
    const page = await context.newPage();
    for (const { name, path } of pages()) {
      await page.goto(house().origin + path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider, name).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
}

test('الصحفي يجد مسودته في غرفة الأخبار، وزميله لا يجدها', async ({ browser }) => {
  const draft = await journalist().post('/stories', {
    headline: 'مسودة عن الجزر البعيدة',
    section: 'politics',
    body: fullBody('أرخبيليات'),
  });
  expect(draft.status).toBe(201);
  for (const [who, count] of [
    ['journalist', 1],
    ['colleague', 0],
    ['editor', 1],
  ] as const) {
    const context = await browser.newContext({ storageState: house().people[who].signedIn, locale: 'ar' });
    const page = await context.newPage();
    await page.goto(`${house().origin}/desk`);
    await page.getByRole('searchbox', { name: desk.search.label }).fill('ارخبيليات');
    await page.getByRole('searchbox', { name: desk.search.label }).press('Enter');
    await page.waitForURL(/desk\/search/);
    await expect(page.getByRole('heading', { level: 1, name: desk.search.title })).toBeVisible();
    if (count === 0) await expect(page.getByRole('heading', { name: desk.search.none })).toBeVisible();
    else await expect(page.getByRole('link', { name: /الجزر البعيدة/ })).toHaveCount(count);
    await context.close();
  }
});
