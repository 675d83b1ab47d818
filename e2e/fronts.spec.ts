/** The fronts as an editor composes them and readers get them. In a house of its own: everybody publishes onto the shared one's home. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { breaking } from '#messages/ar/breaking.ts';
import { fronts } from '#messages/ar/fronts.ts';
import { reads } from '#messages/ar/reads.ts';
import { site } from '#messages/ar/site.ts';
import { Api, type ApiStory, publishStory, readerPath } from './api.ts';
import { headlineOf, signIn } from './desk.ts';
import type { Person } from './house.ts';
import { takeOn } from './people.ts';
import { type Product, removeData, startProduct } from './product.ts';

let product: Product;
let people: Record<'journalist' | 'editor' | 'admin', Person>;
const stories: ApiStory[] = [];

const api = (who: keyof typeof people) => new Api(product.origin, people[who].token);

async function home(): Promise<string> {
  return (await fetch(product.origin)).text();
}

/** The story that leads the home page as readers get it. */
async function leads(headline: string): Promise<void> {
  const first = /<article class="card first[^>]*>.*?<h2[^>]*><a[^>]*>([^<]*)/s.exec(await home())?.[1];
  expect(first).toBe(headline);
}

async function deskOf(browser: Browser, who: keyof typeof people): Promise<Page> {
  const context = await browser.newContext({ baseURL: product.origin, locale: 'ar' });
  const page = await context.newPage();
  await signIn(page, people[who]);
  await page.goto('/desk/fronts');
  await expect(page.getByRole('heading', { name: fronts.title })).toBeVisible();
  return page;
}

function placeButton(page: Page, slot: string, n: number) {
  return page.getByRole('button', { name: new RegExp(`^${slot}، الموضع ${n} من`) });
}

async function publishFront(page: Page): Promise<void> {
  await page.getByRole('button', { name: fronts.publish }).click();
  await expect(page.getByText(fronts.published)).toBeVisible();
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  product = await startProduct();
  people = await takeOn(product, ['journalist', 'editor', 'admin']);
  for (const headline of ['خبر أول الأسبوع', 'خبر وسط الأسبوع', 'خبر آخر الأسبوع', 'خبر اليوم']) {
    const body = { format: 'text', content: `${headline}: نص قصير.` };
    stories.push(await publishStory(api('journalist'), api('editor'), { headline, lead: 'مقدمة.', body }));
  }
});
test.afterAll(async () => {
  await product.stop();
  await removeData(product);
});

test('المحررة تضع خبرًا قديمًا في الصدارة بالمفاتيح وحدها، تعاينه، ثم تنشره', async ({ browser }) => {
  await leads('خبر اليوم');
  const page = await deskOf(browser, 'editor');
  const pool = page.getByRole('region', { name: fronts.pool });
  await pool.getByRole('button', { name: /خبر أول الأسبوع/ }).focus();
  await page.keyboard.press('Enter');
  const lead = placeButton(page, fronts.slots.lead, 1);
  await expect(lead).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'أخذت «خبر أول الأسبوع»' })).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(placeButton(page, fronts.slots.second, 1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(lead).toHaveAccessibleName(/خبر أول الأسبوع.*وضعه محرّر/);
  await expect(page.getByText(fronts.unsaved)).toBeVisible();
  await leads('خبر اليوم');

  const [preview] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: fronts.preview }).click(),
  ]);
  await expect(preview.locator('article.first')).toContainText('خبر أول الأسبوع');
  await leads('خبر اليوم');
  await preview.close();

  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

  await page.reload();
  await expect(page.getByText(fronts.found)).toBeVisible();
  await publishFront(page);
  await leads('خبر أول الأسبوع');
  expect((await home()).match(/خبر أول الأسبوع/g)).toHaveLength(1);
  await page.context().close();
});

test('والسحب يضع كالمفاتيح', async ({ browser }) => {
  const page = await deskOf(browser, 'editor');
  const from = page
    .getByRole('region', { name: fronts.pool })
    .getByRole('listitem')
    .filter({ hasText: 'خبر وسط الأسبوع' });
  await from.dragTo(placeButton(page, fronts.slots.second, 2));
  await expect(placeButton(page, fronts.slots.second, 2)).toHaveAccessibleName(/خبر وسط الأسبوع.*وضعه محرّر/);
  await page.getByRole('button', { name: `${fronts.release}: خبر وسط الأسبوع` }).click();
  await expect(page.getByText(fronts.unsaved)).toBeHidden();
  await page.context().close();
});

test('من رتّب ثانيًا يُقال له من سبقه، ولا يُطمس عمل أحد', async ({ browser }) => {
  const mine = await deskOf(browser, 'editor');
  const theirs = await deskOf(browser, 'admin');
  await theirs.getByRole('button', { name: `${fronts.pin}: خبر اليوم` }).click();
  await publishFront(theirs);
  await mine.getByRole('button', { name: `${fronts.pin}: خبر آخر الأسبوع` }).click();
  await mine.getByRole('button', { name: fronts.publish }).click();
  await expect(mine.getByText(fronts.stale.replace('{name}', people.admin.name))).toBeVisible();
  await mine.getByRole('button', { name: fronts.takeTheirs }).click();
  await expect(mine.getByRole('button', { name: `${fronts.release}: خبر اليوم` })).toBeVisible();
  await mine.context().close();
  await theirs.context().close();
});

test('ما سُحب من النشر يخرج من مكانه في الحال ويُملأ المكان', async () => {
  const story = stories[0];
  if (!story) throw new Error('nothing was published');
  await api('editor').step(await api('editor').story(story.id), 'unpublish', { note: 'خطأ' });
  expect(await home()).not.toContain('خبر أول الأسبوع');
  await leads('خبر آخر الأسبوع');
});

test('الصحفية ترى الواجهة ولا تغيّرها', async ({ browser }) => {
  const page = await deskOf(browser, 'journalist');
  await expect(page.getByText('خبر اليوم')).toBeVisible();
  await expect(page.getByRole('button', { name: fronts.publish })).toHaveCount(0);
  const composition = JSON.stringify({ front: 'home', layout: 'steady', placements: [] });
  const answer = await page.request.post('/desk/fronts/preview', { form: { composition } });
  expect(answer.status()).toBe(403);
  await page.context().close();
});

test.describe('العاجل', () => {
  const text = 'انقطاع الكهرباء عن المدينة كلها';

  async function breakingDesk(browser: Browser, who: keyof typeof people): Promise<Page> {
    const context = await browser.newContext({ baseURL: product.origin, locale: 'ar' });
    const page = await context.newPage();
    await signIn(page, people[who]);
    await page.goto('/desk/breaking');
    return page;
  }

  test('يصل إلى صفحة مفتوحة في أقل من عشر ثوان بلا أن يتحرك ما يُقرأ، ويُسحب في الحال، ويصير خبرًا', async ({
    browser,
  }) => {
    const story = stories[1];
    if (!story) throw new Error('nothing was published');
    const context = await browser.newContext({ baseURL: product.origin, locale: 'ar' });
    const reader = await context.newPage();
    await reader.addInitScript(() => {
      const moved: number[] = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          moved.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await reader.goto(readerPath(story));
    const told = reader.getByRole('status').getByText(text);
    await expect(told).toHaveCount(0);

    const moved = () => reader.evaluate(() => (window as Window & { moved?: number[] }).moved);

    const page = await breakingDesk(browser, 'editor');
    const before = await moved();
    await page.getByLabel(breaking.text).fill(text);
    await page.getByLabel(breaking.story).selectOption({ label: 'خبر اليوم' });
    await page.getByRole('button', { name: breaking.send }).click();
    await expect(page.getByText(breaking.sent)).toBeVisible();
    const sentAt = Date.now();
    await expect(told).toBeVisible({ timeout: 12_000 });
    expect(Date.now() - sentAt).toBeLessThan(10_000);
    expect(await moved()).toEqual(before);
    expect((await new AxeBuilder({ page: reader }).analyze()).violations).toEqual([]);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    // The home page has it without any script, and leads to the story.
    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: product.origin });
    const home = await plain.newPage();
    await home.goto('/');
    await home.getByRole('link', { name: text }).click();
    await expect(home.getByRole('heading', { level: 1 })).toHaveText('خبر اليوم');
    await plain.close();

    await page.getByRole('button', { name: breaking.withdraw }).click();
    await expect(page.getByRole('heading', { name: breaking.none })).toBeVisible();
    expect(await (await fetch(`${product.origin}/live.json`)).text()).not.toContain(text);
    expect(await (await fetch(product.origin)).text()).not.toContain(text);
    await expect(told).toHaveCount(0);

    await page.getByRole('button', { name: breaking.draft }).click();
    await page.waitForURL(/\/desk\/stories\//);
    await expect(headlineOf(page)).toHaveValue(text);
    await page.context().close();
    await context.close();
  });

  test('يغلقه القارئ فلا يعود إليه في صفحاته التالية، وينتهي وحده', async ({ browser }) => {
    const reader = await browser.newPage({ baseURL: product.origin, locale: 'ar' });
    await reader.clock.install();
    const page = await breakingDesk(browser, 'editor');
    await page.getByLabel(breaking.text).fill('سيول في الوادي');
    await page.getByLabel(breaking.minutes).selectOption({ label: breaking.lengths[15] });
    await page.getByRole('button', { name: breaking.send }).click();
    await expect(page.getByText(breaking.sent)).toBeVisible();
    await reader.goto('/politics');
    const told = reader.getByRole('status').getByText('سيول في الوادي');
    await expect(told).toBeVisible();
    // Only this reader's clock is ahead: the server would still say that it stands.
    await reader.route('**/live.json', (route) => route.abort());
    await reader.clock.fastForward(16 * 60_000);
    await expect(told).toHaveCount(0);
    await reader.close();

    const another = await browser.newPage({ baseURL: product.origin, locale: 'ar' });
    await another.goto('/politics');
    const again = another.getByRole('status').getByText('سيول في الوادي');
    await another.getByRole('button', { name: site.closeBreaking }).click();
    await expect(again).toHaveCount(0);
    await another.goto('/corrections');
    await another.waitForResponse('**/live.json');
    await expect(again).toHaveCount(0);
    await another.close();
    await page.context().close();
  });

  test('الصحفية تراه ولا ترسله', async ({ browser }) => {
    const page = await breakingDesk(browser, 'journalist');
    await expect(page.getByText('سيول في الوادي')).toBeVisible();
    await expect(page.getByLabel(breaking.text)).toHaveCount(0);
    await page.context().close();
  });
});

test('من يقرأ الرئيسية يُقال له كم خبرًا استجد، ولا يتحرك شيء حتى يضغط', async ({ page }) => {
  await page.goto(product.origin);
  const before = await page.locator('main').innerHTML();
  const body = { format: 'text', content: 'نص.' };
  await publishStory(api('journalist'), api('editor'), { headline: 'خبر جديد حقا', body });
  const fresh = page.getByRole('status').getByRole('link', { name: 'خبر جديد' });
  await expect(fresh).toBeVisible();
  expect(await page.locator('main').innerHTML()).toBe(before);
  await fresh.click();
  await expect(page.getByRole('link', { name: 'خبر جديد حقا' })).toBeVisible();
  await expect(fresh).toHaveCount(0);
});

test('ما يُقرأ يُعدّ على خادمنا، ويراه الكاتب في صفحة خبره، ولا تُعدّ الآلات', async ({ browser }) => {
  const story = stories[2];
  if (!story) throw new Error('nothing was published');
  const path = readerPath(story);
  await fetch(product.origin + path);
  const person = await browser.newContext({
    baseURL: product.origin,
    userAgent: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/137.0.0.0 Mobile Safari/537.36',
    extraHTTPHeaders: { referer: 'https://www.google.com/search?q=x' },
  });
  const reader = await person.newPage();
  const opened = reader.waitForRequest('**/reads');
  await reader.goto(path);
  // Counted as it was sent; the page's own word is for those that another server sent.
  expect((await opened).postData()).toMatch(new RegExp(`^${story.id} 0 `));
  const left = reader.waitForRequest('**/reads');
  await reader.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect((await left).postData()).toBe(`${story.id} 4`);
  expect(await person.cookies()).toEqual([]);
  await person.close();

  const context = await browser.newContext({ baseURL: product.origin, locale: 'ar' });
  const page = await context.newPage();
  await signIn(page, people.journalist);
  await expect(async () => {
    await page.goto(`/desk/stories/${story.id}`);
    const panel = page.getByRole('region', { name: reads.title });
    await expect(panel.getByText('قراءة واحدة')).toBeVisible({ timeout: 1000 });
    await expect(panel.getByText('google.com')).toBeVisible();
    await expect(panel.getByText('100%')).toBeVisible();
  }).toPass({ timeout: 60_000 });
  expect((await new AxeBuilder({ page }).include('.reads').analyze()).violations).toEqual([]);
  await context.close();
});
