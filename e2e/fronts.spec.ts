/** The fronts as an editor composes them and readers get them. In a house of its own: everybody publishes onto the shared one's home. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { fronts } from '#messages/ar/fronts.ts';
import { Api, type ApiStory, publishStory } from './api.ts';
import { signIn } from './desk.ts';
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
