import { expect, test } from '@playwright/test';
import { toLocalTime } from '#arabic/zoned-time.ts';
import { desk } from '#messages/ar/desk.ts';
import { schedule } from '#messages/ar/schedule.ts';
import { Api, type ApiStory } from './api.ts';
import { fullBody } from './bodies.ts';
import { expectState, openStory } from './desk.ts';
import { house } from './house.ts';
import { takeOn } from './people.ts';
import { midad, removeData, startProduct } from './product.ts';

const journalist = () => new Api(house().origin, house().people.journalist.token);
const editor = () => new Api(house().origin, house().people.editor.token);

async function statusOf(path: string, origin = house().origin): Promise<number> {
  return (await fetch(origin + path, { redirect: 'follow' })).status;
}

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

async function approved(
  headline: string,
  by = { journalist: journalist(), editor: editor() },
): Promise<ApiStory> {
  const draft = await by.journalist.write({ headline, body: fullBody('موعد') });
  return by.editor.step(await by.journalist.step(draft, 'submit'), 'approve');
}

test.describe('خبر له موعد', () => {
  test('لا يراه قارئ قبل موعده ثم يُنشر وحده، وعنوانه الذي كان 404 يفتح', async () => {
    const headline = 'خبر ينتظر ساعته في الطابور';
    const story = await editor().step(await approved(headline), 'schedule', { at: inMs(3000) });
    expect(story).toMatchObject({ state: 'scheduled', live: null, url: null });
    expect(await statusOf(`/politics/${story.id}`)).toBe(404);
    expect(await (await fetch(house().origin)).text()).not.toContain(headline);
    await expect.poll(() => statusOf(`/politics/${story.id}`)).toBe(200);
    for (const path of ['/', '/politics', '/rss.xml', '/feed.json', '/sitemap-news.xml']) {
      await expect
        .poll(async () => (await fetch(house().origin + path)).text(), { message: path })
        .toContain(headline);
    }
    expect(await editor().story(story.id)).toMatchObject({ state: 'published', live: { revision: 1 } });
  });

  test('موعد حُدد من سطر الأوامر ومضى والخادم متوقف يُنشر عند عودته', async () => {
    test.setTimeout(120_000);
    let product = await startProduct();
    try {
      const people = await takeOn(product, ['journalist', 'editor']);
      const as = (origin: string) => ({
        journalist: new Api(origin, people.journalist.token),
        editor: new Api(origin, people.editor.token),
      });
      const story = await approved('خبر فات موعده والكهرباء مقطوعة', as(product.origin));
      await product.kill();
      // The command itself takes seconds to start where the machine is busy.
      const at = inMs(12_000);
      const set = await midad(product, [
        'story',
        'schedule',
        story.id,
        '--email',
        people.editor.email,
        '--at',
        at,
      ]);
      expect(set.stderr).toBe('');
      expect(JSON.parse(set.stdout)).toMatchObject({ state: 'scheduled', scheduledFor: at });
      await expect.poll(() => new Date().toISOString() > at, { timeout: 20_000 }).toBe(true);
      product = await startProduct(product);
      await expect.poll(() => statusOf(`/politics/${story.id}`, product.origin)).toBe(200);
    } finally {
      await product.stop();
      await removeData(product);
    }
  });
});

test.describe('المحررة تجدول من مكتبها', () => {
  test('تختار الموعد بتوقيت الغرفة، ويُرفض ما مضى، ثم تلغي الجدولة', async ({ browser }) => {
    const context = await browser.newContext({
      baseURL: house().origin,
      locale: 'ar',
      storageState: house().people.editor.signedIn,
    });
    const page = await context.newPage();
    const story = await approved('خبر لصباح الغد');
    await openStory(page, story.id);
    const panel = page.getByRole('region', { name: desk.story.panel });
    await panel.getByRole('button', { name: desk.actions.schedule, exact: true }).click();
    const field = panel.getByLabel(schedule.time);
    await expect(field).toBeFocused();
    await field.fill('2020-01-01T08:00');
    await panel.getByRole('button', { name: schedule.submit }).click();
    await expect(panel.getByText(schedule.missing)).toBeVisible();

    const tomorrow = toLocalTime(inMs(86_400_000), 'Asia/Beirut');
    await field.fill(tomorrow);
    await panel.getByRole('button', { name: schedule.submit }).click();
    await expect(panel.getByText(desk.story.done.schedule)).toBeVisible();
    await expectState(page, 'scheduled');
    const { scheduledFor } = await editor()
      .call<{ scheduledFor: string }>('GET', `/api/v1/stories/${story.id}`)
      .then(({ body }) => body);
    expect(toLocalTime(scheduledFor, 'Asia/Beirut')).toBe(tomorrow);
    await expect(panel.getByText(schedule.willBe)).toContainText(tomorrow.slice(11));

    await panel.getByRole('button', { name: desk.actions.unschedule, exact: true }).click();
    await expectState(page, 'approved');
    expect(await statusOf(`/politics/${story.id}`)).toBe(404);
    await context.close();
  });
});
