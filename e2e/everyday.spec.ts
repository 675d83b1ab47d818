/** What a journalist does all day: to the end and on, search in everything, undo, order, tables, in both languages. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { plural } from '#arabic/plural.ts';
import { storyNodes } from '#document/list.ts';
import { desk } from '#messages/ar/desk.ts';
import { editor as words } from '#messages/ar/editor.ts';
import { errors } from '#messages/ar/errors.ts';
import { editor as english } from '#messages/en/editor.ts';
import { Api, type ApiStory, publishStory } from './api.ts';
import { atDesk, bodyOf, headlineOf, leadOf, openStory, signIn, untilSaved } from './desk.ts';
import { everyBlock, kindsIn, noteOfSource, wordsOfKind } from './every-block.ts';
import { house } from './house.ts';

const journalist = () => new Api(house().origin, house().people.journalist.token);
const editorApi = () => new Api(house().origin, house().people.editor.token);
const { hands, blocks } = words;

interface BodyNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: BodyNode[];
  text?: string;
}
const text = (value: string): BodyNode => ({ type: 'text', text: value });
const paragraph = (value = ''): BodyNode => ({
  type: 'paragraph',
  ...(value ? { content: [text(value)] } : {}),
});
const figure = (caption: string, more = {}): BodyNode => ({
  type: 'figure',
  attrs: { media: '', alt: '', credit: '', ...more },
  content: [text(caption)],
});
const post: BodyNode = {
  type: 'embed',
  attrs: {
    provider: 'x',
    url: 'https://x.com/madinatona/status/1700000000000000001',
    text: 'منشور',
    author: 'مدينتنا',
    handle: '',
    postedAt: '',
  },
};
const cell = (value: string): BodyNode => ({ type: 'tableCell', content: [paragraph(value)] });
const row = (...values: string[]): BodyNode => ({ type: 'tableRow', content: values.map(cell) });
const table: BodyNode = {
  type: 'table',
  attrs: { caption: 'أسعار' },
  content: [row('خبز', '1'), row('تمر', '2')],
};

async function opened(page: Page, content: BodyNode[], more = {}): Promise<ApiStory> {
  const story = await journalist().write({ headline: 'خبر كل يوم', body: { type: 'doc', content }, ...more });
  await openStory(page, story.id);
  await bodyOf(page).focus();
  await expect(page.locator('.ed-page > [role="status"]')).toBeAttached();
  return story;
}

async function saved(page: Page, id: string): Promise<BodyNode[]> {
  await untilSaved(page);
  return ((await journalist().story(id)).body as BodyNode).content ?? [];
}

const lineOf = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test.describe('من آخر الخبر وأوله تمضي الكتابة، أيًّا كان ما فيهما', () => {
  const mixed = paragraph('هاتف iPhone 15 بنسبة 50% من @madina_24');
  for (const [name, last] of Object.entries({ منشور: post, صورة: figure('شرح'), جدول: table })) {
    test(`${name}: Ctrl+End ثم Ctrl+Home`, async ({ browser }) => {
      const page = await atDesk(browser);
      const story = await opened(page, [last, mixed, last]);
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type('الخاتمة v2');
      await page.keyboard.press('ControlOrMeta+Home');
      await page.keyboard.type('المطلع v1');
      const now = await saved(page, story.id);
      expect(now.map((node) => node.type)).toEqual([
        'paragraph',
        last.type,
        'paragraph',
        last.type,
        'paragraph',
      ]);
      expect([now[0], now[4]]).toEqual([paragraph('المطلع v1'), paragraph('الخاتمة v2')]);
      await page.context().close();
    });
  }

  test('من حقل في آخر عنصر: Ctrl+End، و↓، وEnter، ومن خلية بـ↓', async ({ browser }) => {
    const page = await atDesk(browser);
    const story = await opened(page, [mixed, table]);
    await lineOf(page, blocks.table.caption).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' اليوم');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('تحت الجدول');
    expect(await saved(page, story.id)).toMatchObject([
      mixed,
      { type: 'table', attrs: { caption: 'أسعار اليوم' } },
      paragraph('تحت الجدول'),
    ]);

    for (const [content, go] of [
      [[mixed, table], async () => bodyOf(page).getByText('2', { exact: true }).click()],
      [[mixed, figure('شرح')], async () => lineOf(page, words.figure.credit).click()],
      [[mixed, post], async () => bodyOf(page).locator('.ed-embed-head').click()],
      [[mixed, figure('شرح')], async () => bodyOf(page).locator('.ed-caption').click()],
    ] as const) {
      const one = await opened(page, [...content]);
      await go();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.type('وبعده');
      expect((await saved(page, one.id)).at(-1)).toEqual(paragraph('وبعده'));
    }
    await page.context().close();
  });

  test('↑ في قائمة أو جدول يبدأ به الخبر يصعد سطرًا، ومن أول سطر إلى المقدمة', async ({ browser }) => {
    const page = await atDesk(browser);
    const item = (value: string): BodyNode => ({ type: 'listItem', content: [paragraph(value)] });
    await opened(page, [{ type: 'bulletList', content: [item('أول'), item('ثانٍ')] }], { lead: 'مقدمة' });
    await bodyOf(page).getByText('ثانٍ').click();
    await page.keyboard.press('ArrowUp');
    await expect(bodyOf(page)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(leadOf(page)).toBeFocused();
    await page.context().close();
  });

  test('نقرة على البياض تحت آخر بطاقة تفتح سطرًا', async ({ browser }) => {
    const page = await atDesk(browser);
    const story = await opened(page, [mixed, post]);
    const box = await bodyOf(page).boundingBox();
    await page.mouse.click((box?.x ?? 0) + 100, (box?.y ?? 0) + (box?.height ?? 0) - 8);
    await page.keyboard.type('تحتها');
    expect((await saved(page, story.id)).at(-1)).toEqual(paragraph('تحتها'));
    await page.context().close();
  });
});

test('تنظيف غيّر العنوان والمقدمة وحدهما: تراجع يعيدهما، وإعادة تنظفهما من جديد', async ({ browser }) => {
  const page = await atDesk(browser);
  const lines = { headline: 'خبر جـمـيل', lead: 'مقدمة ، طويلة' };
  const story = await opened(page, [paragraph('نص نظيف')], lines);
  const shown = async () => ({
    headline: await headlineOf(page).inputValue(),
    lead: await leadOf(page).inputValue(),
  });
  const tidied = { headline: 'خبر جميل', lead: 'مقدمة، طويلة' };
  await page.keyboard.press('ControlOrMeta+Alt+C');
  await page.getByRole('dialog').getByRole('button', { name: hands.tidy.apply, exact: true }).click();
  await expect.poll(shown).toEqual(tidied);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(shown).toEqual(lines);
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect.poll(shown).toEqual(tidied);
  // In the headline itself, too; what is typed there since is taken back first, by the browser.
  await headlineOf(page).press('End');
  await page.keyboard.type('ا');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(shown).toEqual(tidied);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(shown).toEqual(lines);
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect.poll(shown).toEqual(tidied);
  await untilSaved(page);
  const { headline, lead, body } = await journalist().story(story.id);
  expect({ headline, lead }).toEqual(tidied);
  expect(body).toEqual(story.body);
  await page.context().close();
});

test('تبحث في الشروح والمصادر والعناوين والمنشورات، وتستبدل الكل وتتراجع مرة واحدة', async ({ browser }) => {
  const page = await atDesk(browser);
  const box: BodyNode = { type: 'factBox', attrs: { title: 'عن الأمن' }, content: [paragraph('سطر')] };
  const body = [
    figure('شرح الأمن', { credit: 'وكالة الأمن', alt: 'رجل أمن' }),
    box,
    { ...post, attrs: { ...post.attrs, text: 'قال الأمن كلمته' } },
    paragraph('آخر'),
  ];
  const story = await opened(page, body, { headline: 'الأمن أولًا' });
  await page.keyboard.press('ControlOrMeta+F');
  const panel = page.getByRole('dialog', { name: hands.find.label });
  await panel.getByLabel(hands.find.query).fill('الأمن');
  await expect(panel.getByText(plural(5, hands.find.found))).toBeVisible();
  await panel.getByLabel(hands.find.replacement).fill('السلم');
  await panel.getByRole('button', { name: hands.find.preview }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(5);
  await expect(panel.getByRole('listitem').nth(1)).toContainText(
    `${blocks.names.figure}، ${hands.find.fields.credit}`,
  );
  await panel.getByRole('button', { name: hands.find.apply }).click();
  await expect(headlineOf(page)).toHaveValue('السلم أولًا');
  expect(await saved(page, story.id)).toMatchObject([
    figure('شرح السلم', { credit: 'وكالة السلم', alt: 'رجل أمن' }),
    { attrs: { title: 'عن السلم' } },
    { attrs: { text: 'قال السلم كلمته' } },
    paragraph('آخر'),
  ]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(headlineOf(page)).toHaveValue('الأمن أولًا');
  expect(await saved(page, story.id)).toEqual((story.body as BodyNode).content);

  // Back from the panel the keys go to what was found, also in a field.
  await page.keyboard.press('ControlOrMeta+F');
  await panel.getByLabel(hands.find.query).fill('وكالة');
  await page.keyboard.press('Enter');
  await expect(panel.locator('mark')).toHaveText('وكالة');
  await page.keyboard.press('Escape');
  await expect(lineOf(page, words.figure.credit)).toBeFocused();
  await page.keyboard.type('صحيفة');
  await expect(lineOf(page, words.figure.credit)).toHaveValue('صحيفة الأمن');
  await page.context().close();
});

test('ترتب صور المعرض بالسحب وبالمفاتيح', async ({ browser }) => {
  const page = await atDesk(browser);
  const story = await opened(page, [
    { type: 'gallery', content: [figure('أولى'), figure('ثانية'), figure('ثالثة')] },
    paragraph('آخر'),
  ]);
  const order = () => bodyOf(page).locator('.ed-gallery .ed-caption').allTextContents();
  await bodyOf(page).getByText('أولى', { exact: true }).click();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(order).toEqual(['ثانية', 'أولى', 'ثالثة']);
  await saved(page, story.id);
  const pictures = bodyOf(page).locator('.ed-gallery .ed-figure-picture');
  const target = await pictures.nth(0).boundingBox();
  await pictures.nth(2).dragTo(pictures.nth(0), {
    sourcePosition: { x: 10, y: 10 },
    // Before it: on its right.
    targetPosition: { x: (target?.width ?? 0) - 4, y: 12 },
  });
  await expect.poll(order).toEqual(['ثالثة', 'ثانية', 'أولى']);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(order).toEqual(['ثانية', 'أولى', 'ثالثة']);
  const [gallery] = await saved(page, story.id);
  expect(gallery?.content).toEqual([figure('ثانية'), figure('أولى'), figure('ثالثة')]);
  await page.context().close();
});

test('قائمة التحديد: كلمة تصير عريضة ورابطًا وعنوانًا من حيث هي', async ({ browser }) => {
  const page = await atDesk(browser);
  const story = await opened(page, [paragraph('كلمة')]);
  const menu = page.locator('.ed-selection-menu');
  const line = await bodyOf(page).getByText('كلمة').boundingBox();
  await page.mouse.dblclick(
    (line?.x ?? 0) + (line?.width ?? 0) - 12,
    (line?.y ?? 0) + (line?.height ?? 0) / 2,
  );
  await expect(menu).toBeVisible();
  await menu.locator('[data-tool="bold"]').click();
  await expect(menu.locator('[data-tool="bold"]')).toHaveAttribute('aria-pressed', 'true');
  await menu.locator('[data-tool="heading2"]').click();
  expect(await saved(page, story.id)).toEqual([
    {
      type: 'heading',
      attrs: { level: 2 },
      content: [{ type: 'text', marks: [{ type: 'bold' }], text: 'كلمة' }],
    },
  ]);
  await page.keyboard.press('ArrowLeft');
  await expect(menu).toBeHidden();
  await page.context().close();
});

test('جدول: صف عناوين، ودمج خليتين وقسمتهما، وصف جديد بـTab', async ({ browser }) => {
  const page = await atDesk(browser);
  const story = await opened(page, [table, paragraph('آخر')]);
  const tools = page.getByRole('toolbar', { name: blocks.table.tools });
  await bodyOf(page).getByText('خبز').click();
  await tools.getByRole('button', { name: blocks.table.headerRow }).click();
  await expect(bodyOf(page).locator('th')).toHaveCount(2);
  await bodyOf(page).getByText('تمر').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowLeft');
  await bodyOf(page)
    .getByText('2', { exact: true })
    .click({ modifiers: ['Shift'] });
  await tools.getByRole('button', { name: blocks.table.merge }).click();
  await expect(bodyOf(page).locator('td[colspan="2"]')).toHaveCount(1);
  await tools.getByRole('button', { name: blocks.table.split }).click();
  await expect(bodyOf(page).locator('td')).toHaveCount(2);
  await bodyOf(page).locator('td').last().click();
  await page.keyboard.press('Tab');
  await page.keyboard.type('حليب');
  const [now] = await saved(page, story.id);
  expect(now?.content?.map((one) => one.content?.map(({ type }) => type))).toEqual([
    ['tableHeader', 'tableHeader'],
    ['tableCell', 'tableCell'],
    ['tableCell', 'tableCell'],
  ]);
  expect(JSON.stringify(now?.content?.[2])).toContain('حليب');
  await page.context().close();
});

test('Ctrl+Shift+D تكرر العنصر على لوحة عربية كذلك', async ({ browser }) => {
  const page = await atDesk(browser);
  await opened(page, [paragraph('سطر')]);
  const keys = await page.context().newCDPSession(page);
  const pressed = { key: 'ي', code: 'KeyD', windowsVirtualKeyCode: 68, modifiers: 2 | 8 };
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed });
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...pressed });
  await expect.poll(() => bodyOf(page).locator('> p').allTextContents()).toEqual(['سطر', 'سطر']);
  await page.context().close();
});

test('في نافذة أخرى دخل زميل أو خرجت هي: الخطوة لا تُتخذ باسم غيرها، ويُقال لها', async ({ browser }) => {
  const page = await atDesk(browser, { storageState: undefined });
  await signIn(page, house().people.journalist);
  const story = await opened(page, [paragraph('نص كامل')]);
  const other = await page.context().newPage();
  await other.goto('/desk');
  await other.getByRole('button', { name: desk.nav.signOut, exact: true }).click();
  await other.waitForURL(/sign-in/);
  const panel = page.getByRole('region', { name: desk.story.panel });
  const submit = panel.getByRole('button', { name: desk.actions.submit, exact: true });
  await submit.click();
  await expect(panel.getByText(errors.not_signed_in)).toBeVisible();
  await signIn(other, house().people.colleague);
  await submit.click();
  await expect(panel.getByText(errors.other_person)).toBeVisible();
  expect((await journalist().story(story.id)).state).toBe('draft');
  await other.context().clearCookies();
  await signIn(other, house().people.journalist);
  await submit.click();
  await expect(panel.getByText(desk.story.done.submit)).toBeVisible();
  await page.context().close();
});

let shade = 0;
async function picture(): Promise<string> {
  shade += 1;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="hsl(${(Date.now() + shade * 71) % 360},40%,55%)"/><circle cx="${shade * 150}" cy="300" r="120" fill="#fff"/></svg>`;
  return store(await sharp(Buffer.from(svg)).jpeg().toBuffer(), 'رصيف.jpg');
}

async function store(bytes: Uint8Array, name: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${house().origin}/api/v1/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house().people.journalist.token}` },
    body: form,
  });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()).id;
}

/** A story with every block there is, its pictures among ours. */
async function writeEveryBlock(): Promise<ApiStory> {
  const related = await publishStory(journalist(), editorApi(), {
    headline: `رصيف سابق ${Date.now()}`,
    lead: 'مقدمة',
    body: { type: 'doc', content: [paragraph('نص')] },
  });
  const body = everyBlock({
    pictures: [await picture(), await picture(), await picture(), await picture()],
    sound: '',
    film: '',
    pdf: '',
    story: related.id,
  });
  expect([...kindsIn(body)].sort()).toEqual(storyNodes.map(({ extension }) => extension.name).sort());
  return journalist().write({ headline: `كل العناصر ${Date.now()}`, lead: 'مقدمة', body });
}

test('كل عنصر في قائمة العناصر يُرى في المحرر، وفي الصفحة على هاتف، وفي الخلاصة', async ({
  browser,
}, info) => {
  const story = await writeEveryBlock();
  const page = await atDesk(browser);
  await openStory(page, story.id);
  for (const { extension } of storyNodes) {
    const shown = wordsOfKind[extension.name];
    expect(shown, `${extension.name} has no words here`).not.toBeUndefined();
    if (shown) await expect(bodyOf(page)).toContainText(inEditor(shown));
  }
  for (const value of ['قول بارز', noteOfSource]) await expect(bodyOf(page).getByText(value)).toBeVisible();
  await expect(bodyOf(page).locator('hr')).toBeVisible();
  await page.context().close();

  const submitted = await journalist().step(story, 'submit');
  const live = await editorApi().step(await editorApi().step(submitted, 'approve'), 'publish');
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const reader = await phone.newPage();
  await reader.goto(live.url ?? '');
  for (const { extension } of storyNodes) {
    const shown = wordsOfKind[extension.name];
    if (!shown) continue;
    const place = reader.locator('main').getByText(shown).first();
    await place.scrollIntoViewIfNeeded();
    await expect(place).toBeVisible();
    const box = await place.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390, `${extension.name} leaves the screen`).toBe(true);
  }
  await expect(reader.locator('main article hr, main hr').first()).toBeVisible();
  await expect(reader.locator('main')).toContainText('رصيف سابق');
  await expect(reader.locator('main')).not.toContainText(noteOfSource);
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await reader.evaluate(() => scrollTo(0, 0));
  await info.attach('phone', {
    body: await reader.screenshot({ fullPage: true }),
    contentType: 'image/png',
  });
  await phone.close();

  for (const address of ['/rss.xml', '/atom.xml', '/feed.json']) {
    const feed = await (await fetch(house().origin + address)).text();
    for (const { extension } of storyNodes) {
      const shown = wordsOfKind[extension.name];
      if (shown)
        expect([address, extension.name, feed.includes(shown)]).toEqual([address, extension.name, true]);
    }
    expect(feed).not.toContain(noteOfSource);
  }
});

/** Fields hold their words as values; what is text is found as text. */
function inEditor(shown: string): string {
  return ['جدول الحمولات', 'ربيع العام الماضي', 'منشور البلدية عن الرصيف'].includes(shown) ? '' : shown;
}

for (const [language, theme] of [
  ['ar', 'light'],
  ['en', 'dark'],
] as const) {
  test(`كل عنصر وكل لوحة بلا عيب يراه axe: ${language}، ${theme}`, async ({ browser }) => {
    const said = language === 'ar' ? words : english;
    const page = await atDesk(browser, { colorScheme: theme });
    await page.context().addCookies([{ name: 'midad-locale', value: language, url: house().origin }]);
    const story = await writeEveryBlock();
    await openedIn(page, story.id, said.headline);
    const body = page.getByRole('textbox', { name: said.body, exact: true });
    const axe = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [what, id, nodes.map(({ html }) => html)])).toEqual([]);
    };
    await body.getByText('خلية أولى').click();
    await expect(page.getByRole('toolbar', { name: said.blocks.table.tools })).toBeVisible();
    await axe('every block');
    await page.keyboard.press('Alt+Enter');
    await expect(page.getByRole('menu').getByRole('menuitem').first()).toBeFocused();
    await expect(page.getByRole('menu')).toHaveCSS('opacity', '1');
    await axe('menu of a block');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await body.getByText('وفقرة أخيرة').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' /');
    await expect(page.getByRole('listbox', { name: said.blocks.slash.label })).toBeVisible();
    await axe('list of blocks');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Backspace');
    for (const [keys, name] of [
      ['ControlOrMeta+F', said.hands.find.label],
      ['ControlOrMeta+Alt+O', said.hands.outline.label],
      ['ControlOrMeta+Alt+C', said.hands.tidy.label],
      ['ControlOrMeta+/', said.hands.keys.label],
    ] as const) {
      await page.keyboard.press(keys);
      const panel = page.getByRole('dialog', { name });
      await expect(panel).toBeVisible();
      // The outline's words are the story's own.
      if (language === 'en' && name !== said.hands.outline.label)
        expect(await panel.textContent()).not.toMatch(/[\u0621-\u064A]{3}/);
      await axe(name);
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();
    }
    await page.getByRole('button', { name: said.hands.tools, exact: true }).click();
    await expect(page.getByRole('dialog', { name: said.hands.tools })).toBeVisible();
    await axe('tools');
    await page.context().close();
  });
}

async function openedIn(page: Page, id: string, headline: string): Promise<void> {
  await page.goto(`/desk/stories/${id}`);
  await expect(page.getByRole('textbox', { name: headline, exact: true })).toBeVisible();
  await expect(page.locator('.ed-page > [role="status"]')).toBeAttached();
}
