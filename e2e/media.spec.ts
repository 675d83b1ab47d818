/** Pictures and their rights, as people meet them: at the library, beside the text, and on the reader's page. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { mp3 } from '#media/fixtures.ts';
import { desk } from '#messages/ar/desk.ts';
import { editor as words } from '#messages/ar/editor.ts';
import { errors } from '#messages/ar/errors.ts';
import { media } from '#messages/ar/media.ts';
import { site } from '#messages/ar/site.ts';
import { Api, publishStory, readerPath } from './api.ts';
import { bodyOf, openStory, untilSaved } from './desk.ts';
import { house, type Who } from './house.ts';

const api = (who: Who) => new Api(house().origin, house().people[who].token);

async function atDesk(browser: Browser, who: 'journalist' | 'editor'): Promise<Page> {
  const context = await browser.newContext({
    baseURL: house().origin,
    locale: 'ar',
    storageState: house().people[who].signedIn,
  });
  return context.newPage();
}

/** Renditions are made by a program that lets everybody else go first. */
const patiently = { timeout: 60_000 };

let shade = 0;

/** A picture unlike any other, with a composition of its own. */
async function picture(): Promise<Buffer> {
  shade += 1;
  const hue = (Date.now() + shade * 57) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="hsl(${hue},50%,60%)"/><circle cx="${(shade * 311) % 1200}" cy="${(shade * 173) % 800}" r="200" fill="#fff"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

async function store(more: Record<string, string> = {}, bytes?: Uint8Array): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes ?? (await picture()))]), 'صورة.jpg');
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  const answer = await fetch(`${house().origin}/api/v1/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house().people.journalist.token}` },
    body: form,
  });
  expect(answer.status).toBe(201);
  return (await answer.json()).id;
}

const withFigure = (id: string, caption = 'شرح الصورة') => ({
  type: 'doc',
  content: [
    {
      type: 'figure',
      attrs: { media: id, alt: 'وصف', credit: 'مداد' },
      content: [{ type: 'text', text: caption }],
    },
    { type: 'paragraph', content: [{ type: 'text', text: 'نص الخبر.' }] },
  ],
});

test('صورة انتهت حقوقها لا تُنشر، ويُقال لماذا، وتُنشر حين تُمدّد', async ({ browser }) => {
  const id = await store();
  const draft = await api('journalist').write({ headline: 'خبر بصورة انتهت حقوقها', body: withFigure(id) });
  const approved = await api('editor').step(await api('journalist').step(draft, 'submit'), 'approve');
  const rights = (rightsUntil: string) => api('editor').patch(`/media/${id}`, { rightsUntil });
  expect((await rights('2020-01-01')).status).toBe(200);
  const page = await atDesk(browser, 'editor');
  await page.goto(`/desk/stories/${draft.id}`);
  const panel = page.getByRole('region', { name: desk.story.panel });
  await panel.getByRole('button', { name: desk.actions.publish, exact: true }).click();
  await expect(panel.getByText(errors.rights_lapsed)).toBeVisible();
  expect((await api('editor').story(draft.id)).live).toBeNull();
  await page.goto(`/desk/media?file=${id}`);
  await page.getByLabel(media.detail.rightsUntil).fill('2099-12-31');
  await page.getByRole('button', { name: media.detail.save, exact: true }).click();
  await expect(page.getByText(media.detail.saved, { exact: true })).toBeVisible();
  const published = await api('editor').step(approved, 'publish');
  expect(published.live).not.toBeNull();
  await page.context().close();
});

test('صورة سُحبت تختفي من الصفحة المنشورة ومن عنوانها في الحال، وتعود', async ({ browser }) => {
  const id = await store({ caption: 'للسحب' });
  const story = await publishStory(api('journalist'), api('editor'), {
    headline: 'خبر تُسحب صورته',
    body: withFigure(id, 'شرح صورة سيسحبها صاحبها'),
  });
  const get = (path: string) => fetch(`${house().origin}${path}`);
  const html = async () => (await get(readerPath(story))).text();
  await expect.poll(html, patiently).toContain(`/media/${id}/960.avif`);
  // Twice, so that the front holds both in memory.
  for (let times = 0; times < 2; times += 1) {
    expect((await get(`/media/${id}/480.webp`)).status).toBe(200);
    expect((await get(`/media/${id}/480.jpg`)).headers.get('content-type')).toBe('image/jpeg');
  }
  expect(await (await get('/')).text()).toContain(`/media/${id}/`);
  const page = await atDesk(browser, 'editor');
  await page.goto(`/desk/media?file=${id}`);
  await page.getByRole('button', { name: media.detail.withdraw, exact: true }).click();
  await page.getByLabel(media.detail.withdrawWhy).fill('طلب صاحبها');
  await page.getByRole('button', { name: media.detail.withdrawDo }).click();
  await expect(page.getByText(media.detail.withdrawnFrom.replace('{n}', '1'))).toBeVisible();
  for (const name of ['480.webp', '480.jpg', '960.avif'])
    expect((await get(`/media/${id}/${name}`)).status).toBe(410);
  for (const path of [
    readerPath(story),
    '/',
    '/politics',
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/sitemap-news.xml',
  ]) {
    const text = await (await get(path)).text();
    expect(text, path).not.toContain(id);
    expect(text, path).not.toContain('شرح صورة سيسحبها صاحبها');
  }
  await page.getByRole('button', { name: media.detail.restore }).click();
  await expect.poll(html, patiently).toContain(`/media/${id}/`);
  expect((await get(`/media/${id}/480.webp`)).status).toBe(200);
  await page.context().close();
});

test('صورة متحركة تقف حتى يشغّلها القارئ، ولا تُطلب قبل ذلك، وتقف متى شاء', async ({ browser }) => {
  const frames = await Promise.all(
    [10, 60, 110].map((x) =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180" fill="#123"/><circle cx="${x}" cy="90" r="${(Date.now() % 40) + 10}" fill="#fff"/></svg>`,
        ),
      )
        .png()
        .toBuffer(),
    ),
  );
  const gif = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [200, 200, 200] })
    .toBuffer();
  const id = await store({ caption: 'متحركة' }, gif);
  await expect
    .poll(
      async () => (await api('journalist').get<{ making: string }>(`/media/${id}`)).body.making,
      patiently,
    )
    .toBe('ready');
  const story = await publishStory(api('journalist'), api('editor'), {
    headline: 'خبر يتحرك',
    body: withFigure(id),
  });
  const context = await browser.newContext({ baseURL: house().origin, locale: 'ar' });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(readerPath(story));
  const still = page.locator('figure picture img');
  const moving = page.locator('figure .moving img');
  await expect(still).toBeVisible();
  await expect(moving).toBeHidden();
  expect(asked).not.toContain(`/media/${id}/moving.webp`);
  const height = (await still.boundingBox())?.height;
  await page.getByText(site.moving.play).click();
  await expect(moving).toBeVisible();
  await expect(still).toBeHidden();
  await expect.poll(() => asked).toContain(`/media/${id}/moving.webp`);
  await expect.poll(async () => (await moving.boundingBox())?.height).toBe(height);
  await page.getByText(site.moving.stop).click();
  await expect(still).toBeVisible();
  await expect(moving).toBeHidden();
  await context.close();
});

test('يرى القارئ مفاتيح التسجيل فيشغّله في الخبر، ومن فتحه وحده سمعه أيضًا', async ({ browser }) => {
  const id = await store({ caption: 'تسجيل' }, mp3(200));
  const story = await publishStory(api('journalist'), api('editor'), {
    headline: 'خبر فيه تسجيل',
    body: { type: 'doc', content: [{ type: 'audio', attrs: { media: id, credit: 'مداد' } }] },
  });
  const context = await browser.newContext({ baseURL: house().origin, locale: 'ar' });
  const page = await context.newPage();
  const isLoaded = () =>
    page.locator('audio, video').evaluate((player: HTMLMediaElement) => player.readyState >= 1);
  await page.goto(readerPath(story));
  expect((await page.locator('audio').boundingBox())?.height).toBeGreaterThan(24);
  await expect.poll(isLoaded).toBe(true);
  await page.goto(`/media/${id}/file.mp3`);
  await expect.poll(isLoaded).toBe(true);
  await context.close();
});

test('تُضاف صورة إلى معرض الخبر من المكتبة بشرحها ومصدرها', async ({ browser }) => {
  const caption = `سوق الخضار ${Date.now()}`;
  const first = await store({ caption: 'أولى' });
  const chosen = await store({ caption, credit: 'نادر', alt: 'باعة' });
  const figure = { type: 'figure', attrs: { media: first, alt: 'وصف', credit: 'مداد' } };
  const body = { type: 'doc', content: [{ type: 'gallery', content: [figure] }, { type: 'paragraph' }] };
  const story = await api('journalist').write({ headline: 'معرض من المكتبة', body });
  const page = await atDesk(browser, 'journalist');
  await openStory(page, story.id);
  const gallery = bodyOf(page).getByRole('group', { name: words.blocks.gallery.label });
  await gallery.getByRole('button', { name: words.toolbar.library, exact: true }).last().click();
  const panel = page.getByRole('complementary', { name: media.choose.title });
  await panel.getByRole('searchbox').fill(caption);
  await panel.getByRole('button', { name: caption }).click();
  await panel.getByRole('button', { name: media.choose.put }).click();
  await expect(gallery.getByRole('figure')).toHaveCount(2);
  await untilSaved(page);
  const galleryOf = async () =>
    ((await api('journalist').story(story.id)).body as { content: { content?: unknown[] }[] }).content[0]
      ?.content;
  await expect.poll(galleryOf).toEqual([
    figure,
    {
      type: 'figure',
      attrs: { media: chosen, alt: 'باعة', credit: 'نادر' },
      content: [{ type: 'text', text: caption }],
    },
  ]);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`المكتبة وملف فيها وإضافة من عنوان: لا عيب يراه axe ولا تتحرك جانبًا على هاتف (${colorScheme})`, async ({
    browser,
  }) => {
    const id = await store({ caption: 'صورة تُفحص صفحتها', credit: 'سلمى' });
    const page = await atDesk(browser, 'editor');
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/desk/media?file=${id}`);
    await expect(page.getByLabel(media.detail.rightsUntil)).toBeVisible();
    await page.getByRole('button', { name: media.address.open }).click();
    await page.getByLabel(media.address.label).fill('https://photos.example/a.jpg');
    await page.getByRole('button', { name: media.address.fetch }).click();
    // This newsroom has no network: it is said in words, and nothing is there.
    await expect(page.getByText(errors.address_silent)).toBeVisible();
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });
}

test('ترفع صورًا كثيرة دفعة واحدة، ينقطع الاتصال في أثنائها فيُستأنف، وما ليس صورة يُرفض باسمه', async ({
  browser,
}) => {
  const page = await atDesk(browser, 'journalist');
  await page.goto('/desk/media');
  let cut = 2;
  await page.route('**/api/v1/media/uploads/*', (route) => {
    if (route.request().method() !== 'PATCH' || cut === 0) return route.continue();
    cut -= 1;
    return route.abort('connectionreset');
  });
  // In a library that other tests fill, too.
  const start = Date.now();
  const files = await Promise.all(
    ['أولى', 'ثانية', 'ثالثة', 'رابعة'].map(async (name) => ({
      name: `${name} ${start}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await picture(),
    })),
  );
  const fake = { name: 'ليست صورة.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('نص لا صورة') };
  await page.getByTestId('media-files').setInputFiles([...files, fake]);
  const list = page.getByRole('region', { name: media.uploads.label });
  for (const { name } of files) {
    await expect(list.getByRole('listitem').filter({ hasText: name })).toContainText(media.uploads.done, {
      timeout: 30_000,
    });
  }
  await expect(list.getByRole('listitem').filter({ hasText: fake.name })).toContainText(
    media.refused.not_a_picture,
  );
  await expect(page.getByRole('button', { name: `رابعة ${start}.jpg` })).toBeVisible();
  expect(cut).toBe(0);
  // The same again is known for what it is.
  await page.getByTestId('media-files').setInputFiles([{ ...(files[0] ?? fake), name: 'نسخة.jpg' }]);
  await expect(list.getByRole('listitem').filter({ hasText: 'نسخة.jpg' })).toContainText(media.uploads.done);
  await page.context().close();
});

test('تختار من المكتبة صورة فتدخل الخبر بشرحها ومصدرها، ثم تستبدلها فيبقى الشرح', async ({ browser }) => {
  const caption = `قوارب الصيد ${Date.now()}`;
  const first = await store({ caption, credit: 'سلمى', alt: 'قوارب' });
  const other = await store({ caption: `بديلة ${caption}`, credit: 'نادر', alt: 'شباك' });
  const story = await api('journalist').write({
    headline: 'من المكتبة إلى الخبر',
    body: { type: 'doc', content: [{ type: 'paragraph' }] },
  });
  const page = await atDesk(browser, 'journalist');
  await openStory(page, story.id);
  await bodyOf(page).click();
  await page.getByRole('button', { name: words.toolbar.library, exact: true }).click();
  const panel = page.getByRole('complementary', { name: media.choose.title });
  await panel.getByRole('searchbox').fill(caption);
  await panel.getByRole('button', { name: caption }).filter({ hasNotText: 'بديلة' }).click();
  await panel.getByRole('button', { name: media.choose.put }).click();
  await expect(bodyOf(page).getByRole('figure').locator('img')).toBeVisible();
  await untilSaved(page);
  const figureIn = async () =>
    ((await api('journalist').story(story.id)).body as { content: { type: string }[] }).content.find(
      ({ type }) => type === 'figure',
    );
  await expect.poll(figureIn).toEqual({
    type: 'figure',
    attrs: { media: first, alt: 'قوارب', credit: 'سلمى' },
    content: [{ type: 'text', text: caption }],
  });
  const figure = bodyOf(page).getByRole('figure').first();
  await figure.hover();
  await figure.getByRole('button', { name: words.toolbar.library }).click();
  await panel.getByRole('searchbox').fill(`بديلة ${caption}`);
  await panel.getByRole('button', { name: `بديلة ${caption}` }).click();
  await panel.getByRole('button', { name: media.choose.put }).click();
  await untilSaved(page);
  await expect.poll(figureIn).toEqual({
    type: 'figure',
    attrs: { media: other, alt: 'قوارب', credit: 'سلمى' },
    content: [{ type: 'text', text: caption }],
  });
  await page.context().close();
});
