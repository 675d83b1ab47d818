import AxeBuilder from '@axe-core/playwright';
import { type Browser, type CDPSession, expect, type Page, test } from '@playwright/test';
import { plural } from '#arabic/plural.ts';
import { editor as words } from '#messages/ar/editor.ts';
import { Api, type ApiStory, publishStory, readerPath } from './api.ts';
import { atDesk, bodyOf, goToEnd, headlineOf, openStory, untilSaved } from './desk.ts';
import { house } from './house.ts';

const { hands } = words;
const api = () => new Api(house().origin, house().people.journalist.token);

const text = (value: string, ...marks: string[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: (string | object)[]) => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? text(one) : one)),
});
const doc = (...content: object[]) => ({ type: 'doc', content });

async function opened(browser: Browser, body: object, more = {}, headline = 'خبر اليدين') {
  const story = await api().write({ headline, body });
  const page = await atDesk(browser, more);
  await openStory(page, story.id);
  await expect(bodyOf(page)).toBeVisible();
  return { page, story };
}

/** The body as it is stored, once the last key is. */
async function stored(page: Page, story: ApiStory): Promise<unknown> {
  await untilSaved(page);
  return (await api().story(story.id)).body;
}

/** A key of an Arabic keyboard: its place, and the letters that are printed on it there. */
async function pressArabic(keys: CDPSession, key: string, code: string, keyCode: number): Promise<void> {
  const pressed = { key, code, windowsVirtualKeyCode: keyCode, modifiers: 2 };
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed });
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...pressed });
}

test('علامات الترقيم والتنصيص تصير عربية في أثناء الكتابة، وتراجع واحد يعيد ما كُتب', async ({ browser }) => {
  const { page, story } = await opened(browser, doc({ type: 'paragraph' }));
  await bodyOf(page).click();
  await page.keyboard.type('قال "نعم", ثم سأل: لماذا ? عام 2024, بسعر 3,500 على https://x.org/a,b ومضى');
  const written = 'قال «نعم»، ثم سأل: لماذا؟ عام 2024، بسعر 3,500 على https://x.org/a,b ومضى';
  await expect(bodyOf(page)).toHaveText(written);
  await page.keyboard.type(',');
  await expect(bodyOf(page)).toHaveText(`${written}،`);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(bodyOf(page)).toHaveText(`${written},`);
  expect(JSON.stringify(await stored(page, story))).toContain('ومضى,');

  await headlineOf(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('قال "نعم"');
  await expect(headlineOf(page)).toHaveValue('قال «نعم»');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(headlineOf(page)).toHaveValue('قال «نعم"');
  await page.context().close();
});

test('صفحة مشغولة: نقرة ثم Ctrl+End ثم Enter، فتقع الكلمة في آخر الخبر', async ({ browser }) => {
  const long = 'افتتحت البلدية أول خط للقطار الخفيف في المدينة صباح اليوم. '.repeat(8).trim();
  const figure = {
    type: 'figure',
    attrs: { media: '', alt: '', credit: 'وكالة' },
    content: [text('شرح الصورة')],
  };
  const { page, story } = await opened(browser, doc(paragraph(long), figure, paragraph(long)));
  const cdp = await page.context().newCDPSession(page);
  const first = await bodyOf(page).locator('p').first().boundingBox();
  if (!first) throw new Error('the first paragraph is not on the page');
  // As under load: all of it waits, and comes one after the other with nothing in between.
  const isBusy = new Promise<void>((resolve) => {
    page.on('console', (message) => {
      if (message.text() === 'busy') resolve();
    });
  });
  const busy = page.evaluate(() => {
    console.log('busy');
    const until = performance.now() + 1_000;
    while (performance.now() < until);
  });
  await isBusy;
  const at = { x: first.x + first.width / 2, y: first.y + first.height / 2, button: 'left' as const };
  const key = (type: 'rawKeyDown' | 'keyUp', name: string, code: number, modifiers = 0, typed = '') =>
    cdp.send('Input.dispatchKeyEvent', {
      type: type === 'rawKeyDown' && typed ? 'keyDown' : type,
      key: name,
      code: name,
      windowsVirtualKeyCode: code,
      modifiers,
      ...(typed ? { text: typed } : {}),
    });
  await Promise.all([
    busy,
    cdp.send('Input.dispatchMouseEvent', { type: 'mousePressed', clickCount: 1, buttons: 1, ...at }),
    cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', clickCount: 1, ...at }),
    key('rawKeyDown', 'End', 35, 2),
    key('keyUp', 'End', 35, 2),
    key('rawKeyDown', 'Enter', 13, 0, '\r'),
    key('keyUp', 'Enter', 13),
    cdp.send('Input.insertText', { text: 'الخاتمة' }),
  ]);
  expect(await stored(page, story)).toEqual(
    doc(paragraph(long), figure, paragraph(long), paragraph('الخاتمة')),
  );
  await page.context().close();
});

test('المؤشر بين العربية واللاتينية والبطاقات حيث يقول المفتاح', async ({ browser }) => {
  const embed = {
    type: 'embed',
    attrs: {
      provider: 'x',
      url: 'https://x.com/madinatona/status/1700000000000000001',
      text: 'منشور',
      author: 'مدينتنا',
      handle: 'madinatona',
      postedAt: '2025-03-04T09:30:00.000Z',
    },
  };
  const mixed = 'هاتف iPhone 15 و@madina_24 بنسبة 50% في العام';
  const { page, story } = await opened(browser, doc(paragraph(mixed), embed, paragraph('آخر')));
  await expect(bodyOf(page).locator('bdi', { hasText: 'iPhone 15' })).toHaveAttribute('dir', 'ltr');
  await bodyOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('أ');
  await page.keyboard.press('Home');
  await page.keyboard.type('ب');
  // Into the name, whose letters run the other way: five to the left from its end are five letters back.
  await page.keyboard.press('Home');
  for (let i = 0; i < 'بهاتف iPhone'.length; i += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('ج');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('د');
  // Over the card: it is selected as a whole, then left on its other side.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.type('ه');
  expect(await stored(page, story)).toEqual(doc(paragraph(`جب${mixed}أه`), embed, paragraph('آخرد')));
  await page.context().close();
});

test('الاختصارات تعمل على لوحة عربية، وقائمتها بـCtrl+/', async ({ browser }) => {
  const { page, story } = await opened(browser, doc(paragraph('كلمة')));
  const keys = await page.context().newCDPSession(page);
  await bodyOf(page).click();
  await pressArabic(keys, 'ش', 'KeyA', 65);
  await page.keyboard.press('ControlOrMeta+A');
  await pressArabic(keys, 'لا', 'KeyB', 66);
  expect(await stored(page, story)).toEqual(doc(paragraph(text('كلمة', 'bold'))));
  await pressArabic(keys, 'ظ', 'Slash', 191);
  const list = page.getByRole('dialog', { name: hands.keys.label });
  await expect(list.getByText(words.toolbar.bold)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(bodyOf(page)).toBeFocused();
  await pressArabic(keys, 'ب', 'KeyF', 70);
  await expect(page.getByRole('dialog', { name: hands.find.label })).toBeVisible();
  await page.context().close();
});

test('تبحث عن الامن فتجد الأمن والأَمْنُ، وتستبدل الكل في العنوان والنص وتتراجع مرة واحدة', async ({
  browser,
}) => {
  const body = doc(
    paragraph('مجلس الأ', text('من', 'bold'), ' اليوم'),
    { type: 'heading', attrs: { level: 2 }, content: [text('ما قاله الأَمْنُ')] },
    paragraph('والأمان شيء آخر، والامن شيء.'),
  );
  const { page, story } = await opened(browser, body, {}, 'الأمن أولًا');
  await bodyOf(page).click();
  await page.keyboard.press('ControlOrMeta+F');
  const panel = page.getByRole('dialog', { name: hands.find.label });
  await panel.getByLabel(hands.find.query).fill('الامن');
  await expect(panel.getByText(plural(4, hands.find.found))).toBeVisible();
  await panel.getByLabel(hands.find.wholeWord).check();
  await expect(panel.getByText(plural(3, hands.find.found))).toBeVisible();
  await expect(bodyOf(page).locator('.ed-found')).toHaveCount(3);
  await panel.getByLabel(hands.find.replacement).fill('السلم');
  await panel.getByRole('button', { name: hands.find.preview }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(3);
  // The last one stays as it is.
  await panel.getByRole('listitem').last().getByRole('checkbox').uncheck();
  await panel.getByRole('button', { name: hands.find.apply }).click();
  await expect(headlineOf(page)).toHaveValue('السلم أولًا');
  expect(await stored(page, story)).toEqual(
    doc(paragraph('مجلس السلم اليوم'), body.content[1] as object, body.content[2] as object),
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(headlineOf(page)).toHaveValue('الأمن أولًا');
  expect(await stored(page, story)).toEqual(body);
  await page.context().close();
});

test('تنظّف النص بعد أن ترى كم من ماذا، وتتراجع مرة واحدة', async ({ browser }) => {
  const body = doc(paragraph('خبر جـمـيل  جدًّا ، قال "نعم" في ٢٠٢٤'), {
    type: 'paragraph',
    attrs: { dir: 'ltr' },
    content: [text('He said "yes" , then')],
  });
  const { page, story } = await opened(browser, body);
  await bodyOf(page).click();
  await page.keyboard.press('ControlOrMeta+Alt+C');
  const panel = page.getByRole('dialog', { name: hands.tidy.label });
  const tatweel = panel.getByRole('listitem').filter({ hasText: hands.tidy.kinds.tatweel });
  await expect(tatweel).toContainText(plural(2, hands.tidy.times));
  await panel.getByRole('button', { name: hands.tidy.apply, exact: true }).click();
  await expect(bodyOf(page)).toContainText('خبر جميل جدًّا، قال «نعم» في 2024');
  expect(await stored(page, story)).toEqual(
    doc(paragraph('خبر جميل جدًّا، قال «نعم» في 2024'), body.content[1] as object),
  );
  await page.keyboard.press('ControlOrMeta+Z');
  expect(await stored(page, story)).toEqual(body);
  await page.context().close();
});

test('ترى العلامات الخفية والاتجاهات حين تطلبها، ولا يتغيّر النص', async ({ browser }) => {
  const body = doc(paragraph('كلمة\u200f مع\u00a0مسافة\u200bصفر و iPhone 15'));
  const { page, story } = await opened(browser, body);
  await bodyOf(page).click();
  await page.keyboard.press('ControlOrMeta+Alt+M');
  await expect(bodyOf(page).locator('[data-name="RLM"]')).toHaveCount(1);
  await expect(bodyOf(page).locator('[data-name="NBSP"]')).toHaveCount(1);
  await expect(bodyOf(page).locator('[data-name="ZWSP"]')).toHaveCount(1);
  // Marked where they stand, and not hidden with what only screen readers meet.
  for (const name of ['NBSP', 'ZWSP']) {
    const mark = await bodyOf(page).locator(`[data-name="${name}"]`).boundingBox();
    expect(mark?.width).toBeGreaterThan(6);
  }
  await expect(bodyOf(page).locator('.ed-run-ltr')).toHaveText('iPhone 15');
  await page.keyboard.press('ControlOrMeta+Alt+M');
  await expect(bodyOf(page).locator('.ed-run')).toHaveCount(0);
  expect((await api().story(story.id)).body).toEqual(body);
  await page.context().close();
});

test('المخطط والهدف والكتابة الهادئة وحجم الخط والمظهر، بلا عيب يراه axe في الفاتح والداكن', async ({
  browser,
}) => {
  const heading = { type: 'heading', attrs: { level: 2 }, content: [text('المحطات')] };
  const { page } = await opened(browser, doc(paragraph('واحد اثنان'), heading, paragraph('ثلاثة')));
  const axe = async (what: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [what, id, nodes.map(({ html }) => html)])).toEqual([]);
  };
  await bodyOf(page).click();
  await page.keyboard.press('ControlOrMeta+Alt+O');
  await page.getByRole('dialog').getByRole('button', { name: 'المحطات' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' كلها');
  await expect(bodyOf(page).getByRole('heading')).toHaveText('المحطات كلها');

  const counts = [plural(5, words.count.words), plural(0, hands.length.reading)];
  for (const count of counts) await expect(page.getByRole('button', { name: count })).toBeVisible();
  await page.getByRole('button', { name: counts[0] }).click();
  await page.getByLabel(hands.length.target).fill('10');
  await expect(page.getByText(plural(5, hands.length.left))).toBeVisible();
  await expect(page.getByRole('progressbar', { name: hands.length.progress })).toHaveAttribute('value', '5');
  await page.keyboard.press('Escape');

  for (const theme of ['light', 'dark']) {
    await page.getByLabel('المظهر').selectOption(theme);
    await expect(page.locator('html')).toHaveCSS('color-scheme', theme);
    await page.getByRole('button', { name: hands.tools, exact: true }).click();
    await expect(page.getByRole('dialog', { name: hands.tools })).toBeVisible();
    await axe(`${theme}: menu`);
    await page.getByRole('button', { name: new RegExp(hands.menu.find) }).click();
    await page.getByRole('searchbox').fill('واحد');
    await page.getByRole('button', { name: hands.find.preview }).click();
    await axe(`${theme}: search`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+/');
    await expect(page.getByRole('dialog', { name: hands.keys.label })).toBeVisible();
    await axe(`${theme}: keys`);
    await page.keyboard.press('Escape');
  }
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  const sizeOf = () =>
    bodyOf(page).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  await expect(bodyOf(page)).toBeVisible();
  const usual = await sizeOf();
  await page.getByRole('button', { name: hands.tools, exact: true }).click();
  await page.getByLabel(hands.menu.sizes.large).check();
  await page.keyboard.press('Escape');
  expect(await sizeOf()).toBeGreaterThan(usual * 1.1);
  await page.reload();
  await expect.poll(sizeOf).toBeGreaterThan(usual * 1.1);

  await bodyOf(page).click();
  await page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(page.getByRole('status').filter({ hasText: hands.calmOn })).toHaveCount(1);
  await expect(page.getByRole('banner')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
  await page.context().close();
});

test('تكتب خبرًا على هاتف، والأدوات تحت إبهامها ولا تغطي لوحة المفاتيح ما تكتبه', async ({ browser }) => {
  const line = 'افتتحت البلدية أول خط للقطار الخفيف في المدينة صباح اليوم.';
  const { page, story } = await opened(browser, doc(...Array.from({ length: 14 }, () => paragraph(line))), {
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  await goToEnd(page);
  // The keyboard comes: the page is told to grow shorter (`interactive-widget`).
  await page.setViewportSize({ width: 390, height: 420 });
  await page.keyboard.press('Enter');
  await page.keyboard.type('خاتمة "قصيرة"');
  const toolbar = page.getByRole('toolbar', { name: words.toolbar.label });
  const bar = await toolbar.boundingBox();
  const caret = await page.evaluate(() => {
    const range = getSelection()?.getRangeAt(0);
    const rect = range?.getClientRects()[0] ?? range?.startContainer.parentElement?.getBoundingClientRect();
    return rect ? { top: rect.top, bottom: rect.bottom } : null;
  });
  expect(bar?.y).toBeGreaterThan(420 - 80);
  expect(caret?.bottom).toBeLessThanOrEqual(bar?.y ?? 0);
  expect(caret?.top).toBeGreaterThan(40);
  await toolbar.getByRole('button', { name: words.toolbar.heading2, exact: true }).click();
  expect(await stored(page, story)).toEqual(
    doc(...Array.from({ length: 14 }, () => paragraph(line)), {
      type: 'heading',
      attrs: { level: 2 },
      content: [text('خاتمة «قصيرة»')],
    }),
  );
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  await page.context().close();
});

test('قارئة تجد الحساب والاسم اللاتيني في مكانهما', async ({ browser }) => {
  const { origin, people } = house();
  const editor = new Api(origin, people.editor.token);
  const story = await publishStory(api(), editor, {
    headline: 'خبر عن iPhone 15 اليوم',
    lead: 'مقدمة',
    body: doc(paragraph('تابعوا @madina_24 و', text('London', 'bold'), ' أمس')),
  });
  const page = await browser.newPage();
  await page.goto(origin + readerPath(story));
  await expect(page.getByRole('heading', { level: 1 }).locator('bdi')).toHaveText('iPhone 15');
  const handle = page.locator('main bdi', { hasText: '@madina_24' });
  await expect(handle).toHaveAttribute('dir', 'ltr');
  // A Latin word between Arabic ones needs no help.
  await expect(page.locator('main bdi', { hasText: 'London' })).toHaveCount(0);
  await page.close();
});
