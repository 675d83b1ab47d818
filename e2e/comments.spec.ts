import { createHash } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { commentWords } from '#messages/ar/comments.ts';
import { Api, type ApiStory, publishStory, readerPath } from './api.ts';
import { fullBody } from './bodies.ts';
import { signIn } from './desk.ts';
import { house } from './house.ts';

const { reader, desk } = commentWords;
const journalist = () => new Api(house().origin, house().people.journalist.token);
const editor = () => new Api(house().origin, house().people.editor.token);
const nobody = () => new Api(house().origin, null);

let story: ApiStory;
let path = '';

test.describe.configure({ mode: 'serial' });
test.use({ baseURL: async ({ baseURL: _ }, use) => use(house().origin) });

test.beforeAll(async () => {
  story = await publishStory(journalist(), editor(), {
    headline: 'حديقة الحي تفتح أبوابها ليلًا في الصيف',
    body: fullBody('تعليق'),
  });
  path = readerPath(story);
});

async function asPerson(browser: Browser, who: 'editor' | 'journalist'): Promise<Page> {
  const context = await browser.newContext({
    baseURL: house().origin,
    locale: 'ar',
    storageState: house().people[who].signedIn,
  });
  return context.newPage();
}

/** The story's page as somebody without a script reads it. */
async function bare(address: string): Promise<string> {
  return (await fetch(house().origin + address)).text();
}

async function work(): Promise<{ challenge: string; solution: string }> {
  const { body } = await nobody().get<{ challenge: string; bits: number }>(
    `/stories/${story.id}/comments/challenge`,
  );
  for (let n = 0; ; n += 1) {
    const hash = createHash('sha256').update(`${body.challenge}:${n}`).digest();
    if (hash.readUInt32BE(0) >>> (32 - body.bits) === 0)
      return { challenge: body.challenge, solution: String(n) };
  }
}

test('غرفة أخبار جديدة بلا تعليقات، يشغّلها المدير، ويفتحها المحرر لخبر', async ({ browser, page }) => {
  expect(await bare(path)).not.toContain(reader.title);
  expect((await nobody().get(`/stories/${story.id}/comments`)).status).toBe(404);
  await signIn(page, house().people.admin);
  await page.goto('/desk/settings');
  const settings = page.getByRole('form', { name: desk.settings.title });
  await settings.getByLabel(desk.settings.where).selectOption('chosen');
  await settings.getByLabel(desk.settings.words).fill('بطيخ');
  await settings.getByRole('button', { name: desk.settings.save, exact: true }).click();
  await expect(settings.getByText(desk.settings.saved)).toBeVisible();

  const editing = await asPerson(browser, 'editor');
  await editing.goto(`/desk/stories/${story.id}`);
  await editing.getByRole('link', { name: desk.story.link }).click();
  await editing.getByLabel(desk.story.title).selectOption('on');
  await editing.getByRole('button', { name: desk.story.save, exact: true }).click();
  await expect(editing.getByText(desk.story.saved)).toBeVisible();
  expect(await bare(path)).toContain('لا تعليقات');
  await editing.context().close();
});

test('القارئ يكتب، والمحرر ينشر بالمفاتيح ويتراجع، ويقرؤه من له نص برمجي ومن ليس له', async ({
  browser,
  page,
}) => {
  await page.goto(path);
  await page.locator('#comments').scrollIntoViewIfNeeded();
  await page.getByLabel(reader.name).fill('أم ياسر');
  await page.getByLabel(reader.text).fill('فكرة جميلة يا بــطّـيـخ\n\n<b>شكرًا</b> https://example.com');
  await page.getByRole('button', { name: reader.send }).click();
  await expect(page.getByText(reader.sent).last()).toBeVisible();
  expect(await bare(path)).toContain('لا تعليقات');
  expect((await nobody().get(`/stories/${story.id}/comments`)).body).toMatchObject({ total: 0 });

  const editing = await asPerson(browser, 'editor');
  await editing.goto('/desk/comments');
  const item = editing.getByRole('article', { name: /أم ياسر/ });
  await expect(item.getByText(desk.flags.word.replace('{word}', 'بطيخ'))).toBeVisible();
  await expect(async () => {
    await editing.keyboard.press('j');
    await expect(item).toBeFocused({ timeout: 500 });
  }).toPass();
  await editing.keyboard.press('a');
  await expect(editing.getByRole('status')).toHaveText(desk.said.approved.replace('{name}', 'أم ياسر'));
  expect(await bare(path)).toContain('تعليق واحد');
  expect(await bare(`${path}/comments`)).toContain('&lt;b&gt;شكرًا&lt;/b&gt; https://example.com');
  await editing.keyboard.press('u');
  await expect(editing.getByRole('status')).toHaveText(desk.said.undone);
  expect(await bare(`${path}/comments`)).not.toContain('شكرًا');
  await editing.keyboard.press('a');
  await expect(editing.getByRole('status')).toHaveText(desk.said.approved.replace('{name}', 'أم ياسر'));

  await page.goto(path);
  await page.locator('#comments').scrollIntoViewIfNeeded();
  await expect(page.getByRole('listitem').filter({ hasText: 'أم ياسر' })).toContainText('<b>شكرًا</b>');
  await expect(page.locator('#thread').getByRole('link', { name: /example/ })).toHaveCount(0);
  await page.getByRole('button', { name: `${reader.report}: أم ياسر` }).click();
  await expect(page.locator('#thread li').getByText(reader.reported)).toBeVisible();
  await editing.goto('/desk/comments?show=reported');
  await expect(editing.getByRole('article', { name: /أم ياسر/ })).toContainText('بلاغ واحد');
  await editing.context().close();
});

test('بلا نص برمجي يصل التعليق من نموذج الصفحة وينتظر دائمًا، ومحرران لا يكتب أحدهما فوق الآخر', async ({
  browser,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'ar',
    baseURL: house().origin,
  });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole('link', { name: 'تعليق واحد' }).click();
  await page.getByLabel(reader.name).fill('قارئ قديم');
  await page.getByLabel(reader.text).fill('من هاتف بلا نص برمجي.');
  await page.getByRole('button', { name: reader.send }).click();
  await expect(page.getByText(reader.sent)).toBeVisible();
  expect(await bare(`${path}/comments`)).not.toContain('بلا نص برمجي.');

  const [first, second] = [await asPerson(browser, 'editor'), await asPerson(browser, 'editor')];
  for (const one of [first, second]) await one.goto('/desk/comments');
  const name = /قارئ قديم/;
  await expect(second.getByRole('article', { name })).toContainText(desk.flags.no_proof);
  await first.getByRole('article', { name }).getByRole('button', { name: desk.reject }).click();
  await expect(first.getByRole('status')).toHaveText(desk.said.rejected.replace('{name}', 'قارئ قديم'));
  await second
    .getByRole('article', { name })
    .getByRole('button', { name: desk.approve, exact: true })
    .click();
  await expect(second.getByRole('status')).toHaveText(desk.said.stale.replace('{count}', 'تعليق واحد'));
  await expect(second.getByRole('article', { name })).toContainText(desk.states.rejected);
  expect(await bare(`${path}/comments`)).not.toContain('بلا نص برمجي.');
  for (const one of [first, second]) await one.context().close();
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`لا يجد axe عيبًا، ولا تتحرك صفحة جانبًا (${colorScheme})`, async ({ browser }) => {
    const context = await browser.newContext({
      colorScheme,
      locale: 'ar',
      baseURL: house().origin,
      viewport: { width: 320, height: 700 },
      storageState: house().people.editor.signedIn,
    });
    const page = await context.newPage();
    const places = [
      path,
      `${path}/comments`,
      '/desk/comments?show=approved',
      `/desk/comments?story=${story.id}`,
    ];
    for (const place of places) {
      await page.goto(place);
      if (place === path) {
        await page.locator('#comments').scrollIntoViewIfNeeded();
        await expect(page.getByRole('button', { name: reader.send })).toBeVisible();
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${place}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider, place).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
}

test('آلة لا تعيد إثباتًا استُعمل، ولا تُحفظ لها رسالة في خانة مخفية، وتُوقف حين تكثر', async () => {
  const address = `/stories/${story.id}/comments`;
  const proof = await work();
  const first = { name: 'آلة', text: 'مرة', website: 'https://spam.example', proof };
  const posted = await nobody().post<{ state: string }>(address, first);
  expect([posted.status, posted.body.state]).toEqual([201, 'waiting']);
  const again = await nobody().post<{ error: { code: string } }>(address, { ...first, text: 'مرتين' });
  expect([again.status, again.body.error.code]).toEqual([422, 'proof_refused']);
  expect((await nobody().post(address, first)).body).toEqual(posted.body);
  let status = 0;
  for (let count = 0; count < 12 && status !== 429; count += 1) {
    ({ status } = await nobody().post(address, { name: 'آلة', text: `سيل ${count}` }));
  }
  expect(status).toBe(429);
  expect((await nobody().get(address)).body).toMatchObject({ total: 1 });
});

test('خبر سُحب تذهب تعليقاته معه', async () => {
  await editor().step(await editor().story(story.id), 'unpublish', { note: 'خطأ' });
  for (const place of [path, `${path}/comments`]) {
    const answer = await fetch(house().origin + place);
    expect(answer.status).toBe(410);
    expect(await answer.text()).not.toContain('أم ياسر');
  }
  expect((await nobody().get(`/stories/${story.id}/comments`)).status).toBe(404);
});

test('الصحفي يقرأ تعليقات أخباره ولا يقرر فيها', async ({ browser }) => {
  const page = await asPerson(browser, 'journalist');
  await page.goto('/desk/comments?show=approved');
  await expect(page.getByText(desk.readOnly)).toBeVisible();
  await expect(page.getByRole('article', { name: /أم ياسر/ })).toBeVisible();
  await expect(page.getByRole('button', { name: desk.reject })).toHaveCount(0);
  await page.context().close();
});
