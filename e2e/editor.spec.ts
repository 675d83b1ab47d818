import { expect, test } from '@playwright/test';
import { desk } from '#messages/ar/desk.ts';
import { editor as words } from '#messages/ar/editor.ts';
import { embeds } from '#messages/ar/embeds.ts';
import { desk as englishDesk } from '#messages/en/desk.ts';
import { editor as english } from '#messages/en/editor.ts';
import { Api, type ApiStory } from './api.ts';
import { fullBody } from './bodies.ts';
import { atDesk, bodyOf, goToEnd, headlineOf, leadOf, openStory, paste, untilSaved } from './desk.ts';
import { house } from './house.ts';

const api = () => new Api(house().origin, house().people.journalist.token);

const empty = { type: 'doc', content: [{ type: 'paragraph' }] };

function draft(headline: string, body: unknown = empty): Promise<ApiStory> {
  return api().write({ headline, body });
}

const paragraph = (text: string, marks?: unknown[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks ? { marks } : {}) }],
});

/** A blue picture of 64 by 48 pixels, made for this test. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAQ0lEQVR42u3PQQkAAAgEsEtiMDMZ2gp+hcEKLNXzWgQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQErhZoZDC1FyBDQQAAAABJRU5ErkJggg==',
  'base64',
);

test.describe('صحفية تكتب من اليمين إلى اليسار', () => {
  test('تكتب خبرًا جديدًا بعنوان ومقدمة وفقرات وعناوين وقائمة، ويُحفظ كما كتبته', async ({ browser }) => {
    const page = await atDesk(browser);
    await page.goto('/desk');
    await page.getByRole('button', { name: desk.list.newStory }).first().click();
    await page.waitForURL(/\/desk\/stories\//);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await headlineOf(page).click();
    await page.keyboard.type('صباح في السوق القديم');
    await leadOf(page).click();
    await page.keyboard.type('يفتح السوق أبوابه قبل الفجر.');
    await bodyOf(page).click();
    await page.keyboard.type('فقرة أولى ');
    await page.keyboard.press('ControlOrMeta+B');
    await page.keyboard.type('مهمة');
    await page.keyboard.press('ControlOrMeta+B');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ما الجديد؟');
    await page.getByRole('button', { name: words.toolbar.heading2, exact: true }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: words.toolbar.bulletList, exact: true }).click();
    await page.keyboard.type('خبز');
    await page.keyboard.press('Enter');
    await page.keyboard.type('تمر');
    await untilSaved(page);
    const item = (text: string) => ({ type: 'listItem', content: [paragraph(text)] });
    const story = await api().story(id);
    expect(story).toMatchObject({ headline: 'صباح في السوق القديم', lead: 'يفتح السوق أبوابه قبل الفجر.' });
    expect(story.body).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'فقرة أولى ' },
            { type: 'text', text: 'مهمة', marks: [{ type: 'bold' }] },
          ],
        },
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'ما الجديد؟' }] },
        { type: 'bulletList', content: [item('خبز'), item('تمر')] },
      ],
    });
    await page.context().close();
  });

  test('تفتح خبرًا فيه كل شيء وتزيد كلمة، فلا تضيع صفة واحدة', async ({ browser }) => {
    const story = await draft('خبر فيه كل شيء', fullBody('محرر'));
    const page = await atDesk(browser);
    await openStory(page, story.id);
    await expect(bodyOf(page)).toContainText('افتتحت البلدية');
    await goToEnd(page);
    await page.keyboard.type(' زيادة');
    await untilSaved(page);
    const body = fullBody('محرر');
    const last = body.content?.at(-1)?.content?.at(-1);
    if (last) last.text = 'سطر ثانٍ. زيادة';
    expect((await api().story(story.id)).body).toEqual(body);

    await page.reload();
    await expect(bodyOf(page)).toContainText('سطر ثانٍ. زيادة');
    await expect(bodyOf(page).getByText('The line opens at 06:00', { exact: false })).toHaveAttribute(
      'dir',
      'ltr',
    );
    expect((await api().story(story.id)).body).toEqual(body);
    await page.context().close();
  });

  test('نقاط القائمة وأرقامها على يمين النص', async ({ browser }) => {
    const story = await draft('قوائم', fullBody('قوائم'));
    const page = await atDesk(browser);
    await openStory(page, story.id);
    for (const text of ['رحلة كل عشر دقائق', 'محطة الميناء']) {
      const item = bodyOf(page).getByRole('listitem').filter({ hasText: text });
      const side = await item.evaluate((li) => {
        const range = document.createRange();
        range.selectNodeContents(li);
        const outer = li.parentElement?.getBoundingClientRect();
        const { direction } = getComputedStyle(li);
        return { direction, room: outer ? outer.right - range.getBoundingClientRect().right : 0 };
      });
      expect(side.direction, text).toBe('rtl');
      expect(side.room, text).toBeGreaterThan(8);
    }
    await page.context().close();
  });

  test('تجعل كلمة رابطًا', async ({ browser }) => {
    const story = await draft('رابط', { type: 'doc', content: [paragraph('هنا')] });
    const page = await atDesk(browser);
    await openStory(page, story.id);
    await bodyOf(page).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.getByRole('button', { name: words.toolbar.link, exact: true }).click();
    await page.getByLabel(words.address.link).fill('https://example.org/page');
    await page.getByRole('button', { name: words.address.put }).click();
    await untilSaved(page);
    await expect
      .poll(async () => (await api().story(story.id)).body)
      .toEqual({
        type: 'doc',
        content: [paragraph('هنا', [{ type: 'link', attrs: { href: 'https://example.org/page' } }])],
      });
    await page.context().close();
  });

  test('تلصق عنوان منشور من X فيصير بطاقة، وبلا طلب إلى الخارج', async ({ browser }) => {
    const story = await draft('منشور');
    const page = await atDesk(browser);
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await openStory(page, story.id);
    await bodyOf(page).click();
    await paste(page, { 'text/plain': 'https://twitter.com/madinatona/status/1700000000000000009?s=20' });
    await expect(
      bodyOf(page).getByText(embeds.editor.kind.post.replace('{name}', 'إكس')).first(),
    ).toBeVisible();
    await untilSaved(page);
    await expect.poll(async () => JSON.stringify((await api().story(story.id)).body)).toContain('"embed"');
    const body = (await api().story(story.id)).body as { content: { type: string; attrs?: object }[] };
    expect(body.content.find(({ type }) => type === 'embed')?.attrs).toMatchObject({
      provider: 'x',
      url: 'https://x.com/madinatona/status/1700000000000000009',
      handle: 'madinatona',
    });
    expect([...hosts].filter((host) => host && host !== new URL(house().origin).host)).toEqual([]);
    await page.context().close();
  });

  test('تلصق من برنامج مكتبي فيبقى ما تعرفه الصفحة ويسقط ما يؤذي', async ({ browser }) => {
    const story = await draft('لصق');
    const page = await atDesk(browser);
    await openStory(page, story.id);
    await bodyOf(page).click();
    await paste(page, {
      'text/html':
        '<h2 style="color:red">عنوان ملصق</h2><p onclick="x()">نص <strong>عريض</strong> و<a href="javascript:alert(1)">فخ</a></p><script>x()</script>',
      'text/plain': 'عنوان ملصق',
    });
    await expect(bodyOf(page)).toContainText('فخ');
    await untilSaved(page);
    await expect.poll(async () => JSON.stringify((await api().story(story.id)).body)).toContain('عنوان ملصق');
    const text = JSON.stringify((await api().story(story.id)).body);
    expect(text).toContain('"heading"');
    expect(text).toContain('"bold"');
    expect(text).not.toContain('javascript');
    await page.context().close();
  });

  test('تسقط صورة في النص فتصير صورة بشرح ومصدر', async ({ browser }) => {
    const story = await draft('صورة');
    const page = await atDesk(browser);
    await openStory(page, story.id);
    await bodyOf(page).click();
    await bodyOf(page).evaluate((element, base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'square.png', { type: 'image/png' }));
      const box = element.getBoundingClientRect();
      const at = { clientX: box.x + box.width / 2, clientY: box.y + 10 };
      for (const type of ['dragenter', 'dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, ...at }));
      }
    }, png.toString('base64'));
    const figure = bodyOf(page).getByRole('figure').first();
    await expect(figure.locator('img')).toBeVisible();
    await figure.locator('figcaption').click({ position: { x: 200, y: 12 } });
    await page.keyboard.type('شرح كتبته الصحفية');
    await page.getByRole('textbox', { name: words.figure.credit }).fill('تصوير ليلى');
    await page.getByRole('textbox', { name: words.figure.alt }).fill('مربع صغير');
    await untilSaved(page);
    await expect.poll(async () => JSON.stringify((await api().story(story.id)).body)).toContain('مربع صغير');
    const body = (await api().story(story.id)).body as {
      content: { type: string; attrs?: { media?: string } }[];
    };
    const stored = body.content.find(({ type }) => type === 'figure');
    expect(stored).toEqual({
      type: 'figure',
      attrs: { media: stored?.attrs?.media, alt: 'مربع صغير', credit: 'تصوير ليلى' },
      content: [{ type: 'text', text: 'شرح كتبته الصحفية' }],
    });
    expect(stored?.attrs?.media).toMatch(/\w{6,}/);
    await page.context().close();
  });

  test('انقطع الاتصال فقيل لها لماذا لم يُحفظ، وعاد فحُفظ وحده', async ({ browser }) => {
    const story = await draft('انقطاع');
    const page = await atDesk(browser);
    await openStory(page, story.id);
    await page.context().setOffline(true);
    await bodyOf(page).click();
    await page.keyboard.type('كُتب بلا اتصال');
    await expect(page.getByText(words.save.why.network, { exact: false }).first()).toBeVisible({
      timeout: 30_000,
    });
    await page.context().setOffline(false);
    await untilSaved(page);
    expect((await api().story(story.id)).body).toEqual({
      type: 'doc',
      content: [paragraph('كُتب بلا اتصال')],
    });
    await page.context().close();
  });

  test('تكتب بلا توقف فلا يتعارض حفظان لها، وكل حفظ على الذي قبله', async ({ browser }) => {
    const story = await draft('بلا توقف');
    const page = await atDesk(browser);
    // The first save is held back until more has been typed, so that it is under way meanwhile.
    let asked = 0;
    let letGo = () => {};
    const isTyped = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(`**/desk/stories/${story.id}`, async (route) => {
      if (route.request().method() === 'POST') {
        asked += 1;
        await isTyped;
      }
      await route.continue();
    });
    await openStory(page, story.id);
    await bodyOf(page).click();
    const sentence = 'كلمة بعد كلمة بلا توقف ولا انتظار، والحفظ يلحق بها ولا يسبقها.';
    await page.keyboard.type(sentence);
    await expect.poll(() => asked).toBe(1);
    await page.keyboard.type(` ${sentence}`);
    letGo();
    await untilSaved(page);
    const saved = await api().story(story.id);
    expect(saved.body).toEqual({ type: 'doc', content: [paragraph(`${sentence} ${sentence}`)] });
    expect(saved.revision).toBe(story.revision + 2);
    await expect(page.getByText(words.save.why.stale_revision)).toHaveCount(0);
    await page.context().close();
  });

  test('زميلة حفظت قبلها، فلا يُمحى نص أي منهما', async ({ browser }) => {
    const story = await draft('نسختان', { type: 'doc', content: [paragraph('أصل')] });
    const page = await atDesk(browser);
    await openStory(page, story.id);
    // Neither a save nor word of hers reaches this window before it is typed on: else it would simply show her text.
    await page.context().setOffline(true);
    await goToEnd(page);
    await page.keyboard.type(' ونص الصحفية');
    const editor = new Api(house().origin, house().people.editor.token);
    const other = await editor.patch(`/stories/${story.id}`, {
      revision: story.revision,
      body: { type: 'doc', content: [paragraph('نص المحررة')] },
    });
    expect(other.status).toBe(200);
    await page.context().setOffline(false);
    await expect(page.getByText(words.trouble.safe)).toBeVisible();
    await expect(bodyOf(page)).toContainText('أصل ونص الصحفية');
    expect((await api().story(story.id)).body).toEqual({ type: 'doc', content: [paragraph('نص المحررة')] });
    await page.context().close();
  });

  test('تكتب على هاتف عرضه 390 ولا تتحرك الصفحة جانبًا', async ({ browser }) => {
    const story = await draft('من الهاتف', fullBody('هاتف'));
    const page = await atDesk(browser, { viewport: { width: 390, height: 780 }, hasTouch: true });
    await openStory(page, story.id);
    await goToEnd(page);
    await page.keyboard.type(' من الهاتف');
    await untilSaved(page);
    expect((await api().story(story.id)).text).toContain('سطر ثانٍ. من الهاتف');
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await page.goto('/desk');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('زميل يعمل بالإنجليزية يجد كل كلمة بها، ونصه العربي من اليمين', async ({ browser }) => {
    const story = await draft('واجهة إنجليزية', fullBody('إنجليزية'));
    const page = await atDesk(browser);
    await page
      .context()
      .addCookies([
        { name: 'midad-locale', value: 'en', url: house().origin, httpOnly: true, sameSite: 'Lax' },
      ]);
    await page.goto('/desk');
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    await expect(page.getByRole('button', { name: englishDesk.list.newStory }).first()).toBeVisible();
    await page.goto(`/desk/stories/${story.id}`);
    const body = page.getByRole('textbox', { name: english.body, exact: true });
    await expect(body).toContainText('افتتحت البلدية');
    expect(await body.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    await expect(page.getByRole('button', { name: english.toolbar.bold, exact: true })).toBeVisible();
    await page.context().close();
  });
});
