import { expect, type Page, test } from '@playwright/test';
import { blocks as words } from '#messages/ar/blocks.ts';
import { editor } from '#messages/ar/editor.ts';
import { Api, type ApiStory } from './api.ts';
import { atDesk, bodyOf, openStory, untilSaved } from './desk.ts';
import { house } from './house.ts';

interface BodyNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: BodyNode[];
  text?: string;
}

const journalist = () => new Api(house().origin, house().people.journalist.token);
const editorApi = () => new Api(house().origin, house().people.editor.token);
const paragraph = (text: string): BodyNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const empty = { type: 'doc', content: [{ type: 'paragraph' }] };

async function draft(headline: string, content: BodyNode[] = []): Promise<ApiStory> {
  return journalist().write({ headline, body: content.length > 0 ? { type: 'doc', content } : empty });
}

async function publish(id: string): Promise<ApiStory> {
  const story = await journalist().story(id);
  const submitted = await journalist().step(story, 'submit');
  const approved = await editorApi().step(submitted, 'approve');
  return editorApi().step(approved, 'publish');
}

/** Opens a story and waits for what is loaded after the first word could be written. */
async function openForBlocks(page: Page, id: string): Promise<void> {
  await openStory(page, id);
  await bodyOf(page).click();
  await expect(page.locator('.ed-page > [role="status"]')).toBeAttached();
}

/** Types «/» and a word, and takes what is found first. */
async function insert(page: Page, query: string, name: string): Promise<void> {
  await page.keyboard.type(`/${query}`);
  const list = page.getByRole('listbox', { name: words.slash.label });
  await expect(list.getByRole('option').first()).toContainText(name);
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
}

/** To the empty line below the last block. */
async function goOn(page: Page): Promise<void> {
  await bodyOf(page).locator('> p').last().click();
}

async function savedBlocks(id: string): Promise<BodyNode[]> {
  return ((await journalist().story(id)).body as BodyNode).content ?? [];
}

async function pageOf(story: ApiStory): Promise<string> {
  return (await fetch(story.url ?? '')).text();
}

async function feed(): Promise<string> {
  return (await fetch(`${house().origin}/rss.xml`)).text();
}

const wordsOf = (node: BodyNode): string =>
  node.text ?? (node.content ?? []).map(wordsOf).filter(Boolean).join(' ');

test('كل عنصر يُدرج بكلمة بعد «/»، ويُحفظ، ويُنشر، ويراه القارئ ومن يتابع الخلاصة', async ({ browser }) => {
  const headline = `خبر سابق عن السوق ${Date.now()}`;
  const other = await publish((await draft(headline, [paragraph('نص')])).id);
  const story = await draft('خبر بكل العناصر');
  const page = await atDesk(browser);
  await openForBlocks(page, story.id);

  await insert(page, 'جدول', words.names.table);
  await expect(page.getByRole('toolbar', { name: words.table.tools })).toBeVisible();
  for (const cell of ['الصنف', 'الأحد', 'الاثنين', 'خبز', '1', '2', 'تمر', '3', '4', 'حليب']) {
    await page.keyboard.type(cell);
    await page.keyboard.press('Tab');
  }
  await page.getByLabel(words.table.caption).fill('أسعار الأسبوع');
  await goOn(page);

  await insert(page, 'صندوق', words.names.factBox);
  await page.keyboard.type('فُتح السوق قبل قرن');
  await page.getByLabel(words.factBox.title).fill('عن السوق');
  await goOn(page);

  await insert(page, 'سؤال', words.names.interview);
  await page.keyboard.type('متى بدأ العمل؟');
  await page.keyboard.press('Enter');
  await page.keyboard.type('قبل الفجر');
  await goOn(page);

  await insert(page, 'تسلسل', words.names.timeline);
  await page.keyboard.type('وصلت أول شاحنة');
  await page.getByLabel(words.timeline.time).fill('فجر الأحد');
  await goOn(page);

  await insert(page, 'source', words.names.sourceNote);
  await page.keyboard.type('من دفتر حارس السوق');
  await page.keyboard.press('Enter');

  await insert(page, 'معرض', words.names.gallery);
  await page.keyboard.type('باب السوق القديم');
  await goOn(page);

  await insert(page, 'فيديو', words.names.video);
  await page.keyboard.type('جولة بين الدكاكين');
  await goOn(page);
  await insert(page, 'صوت', words.names.audio);
  await page.keyboard.type('نداء الباعة');
  await goOn(page);

  await insert(page, 'related', words.names.relatedStory);
  await page.getByRole('combobox', { name: words.related.search }).fill(headline);
  await expect(page.getByRole('option', { name: other.headline })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.ed-related-headline')).toHaveText(other.headline);

  await untilSaved(page);
  const kinds = [
    'table',
    'factBox',
    'interview',
    'timeline',
    'sourceNote',
    'gallery',
    'video',
    'audio',
    'relatedStory',
  ];
  await expect
    .poll(async () =>
      (await savedBlocks(story.id)).map((node) => node.type).filter((type) => type !== 'paragraph'),
    )
    .toEqual(kinds);
  const saved = await savedBlocks(story.id);
  const table = saved.find((node) => node.type === 'table');
  expect(table?.attrs?.caption).toBe('أسعار الأسبوع');
  expect(table?.content?.map(wordsOf)).toEqual(['الصنف الأحد الاثنين', 'خبز 1 2', 'تمر 3 4', 'حليب']);
  expect(table?.content?.[0]?.content?.map((cell) => cell.type)).toEqual(Array(3).fill('tableHeader'));
  expect(saved.find((node) => node.type === 'timeline')?.content?.[0]?.attrs).toEqual({
    time: 'فجر الأحد',
    date: '',
  });
  expect(saved.find((node) => node.type === 'relatedStory')?.attrs).toEqual({ story: other.id });

  const live = await publish(story.id);
  for (const [place, text] of [
    ['page', await pageOf(live)],
    ['feed', await feed()],
  ] as const) {
    for (const shown of [
      'أسعار الأسبوع',
      'حليب',
      'عن السوق',
      'فُتح السوق قبل قرن',
      'متى بدأ العمل؟',
      'قبل الفجر',
      'فجر الأحد',
      'وصلت أول شاحنة',
      'باب السوق القديم',
      'جولة بين الدكاكين',
      'نداء الباعة',
      headline,
    ]) {
      expect([place, text.includes(shown) ? shown : `without ${shown}`]).toEqual([place, shown]);
    }
    expect(text).not.toContain('دفتر حارس');
  }

  // The columns go from right to left, and a reader can move within the table by keys.
  const reader = await browser.newPage();
  await reader.goto(live.url ?? '');
  const first = await reader.getByRole('columnheader', { name: 'الصنف' }).boundingBox();
  const last = await reader.getByRole('columnheader', { name: 'الاثنين' }).boundingBox();
  expect(first?.x ?? 0).toBeGreaterThan(last?.x ?? 0);
  await expect(reader.getByRole('region', { name: 'أسعار الأسبوع' })).toHaveAttribute('tabindex', '0');
  await reader.close();

  await editorApi().step(other, 'unpublish', { note: 'سُحب للتصحيح' });
  expect(await pageOf(live)).not.toContain(headline);
  expect(await feed()).not.toContain(headline);
  await page.reload();
  await expect(page.getByText(words.related.hidden)).toBeVisible();
  await page.context().close();
});

test('ترفع فقرة وتكررها وتحذفها بالمفاتيح، والتراجع يعيد كل شيء', async ({ browser }) => {
  const content = [paragraph('الأولى'), paragraph('الثانية'), paragraph('الثالثة')];
  const story = await draft('ترتيب', content);
  const page = await atDesk(browser);
  await openForBlocks(page, story.id);
  const lines = () => bodyOf(page).locator('> p').allTextContents();
  await bodyOf(page).press('ControlOrMeta+End');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect.poll(lines).toEqual(['الأولى', 'الثالثة', 'الثانية']);
  await page.keyboard.press('ControlOrMeta+Shift+D');
  await expect.poll(lines).toEqual(['الأولى', 'الثالثة', 'الثالثة', 'الثانية']);
  await page.keyboard.press('Alt+Enter');
  const menu = page.getByRole('menu');
  await menu.getByRole('menuitem', { name: words.menu.remove }).press('Enter');
  await expect.poll(lines).toEqual(['الأولى', 'الثالثة', 'الثانية']);
  for (let undone = 0; undone < 3; undone += 1) await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(lines).toEqual(['الأولى', 'الثانية', 'الثالثة']);
  await untilSaved(page);
  expect(await savedBlocks(story.id)).toEqual(content);
  await page.context().close();
});

test('تسحب فقرة من مقبضها على اليمين فتنزل، وقائمته بالعربية', async ({ browser }) => {
  const story = await draft('سحب', [paragraph('الأولى'), paragraph('الثانية'), paragraph('الثالثة')]);
  const page = await atDesk(browser);
  await openForBlocks(page, story.id);
  const first = bodyOf(page).getByText('الأولى');
  await first.hover();
  const handle = page.getByRole('button', {
    name: words.menu.handle.replace('{name}', words.names.paragraph),
  });
  await expect(handle).toBeVisible();
  const text = await bodyOf(page).boundingBox();
  expect((await handle.boundingBox())?.x ?? 0).toBeGreaterThanOrEqual((text?.x ?? 0) + (text?.width ?? 0));
  const target = await bodyOf(page).getByText('الثالثة').boundingBox();
  await handle.dragTo(bodyOf(page).getByText('الثالثة'), {
    targetPosition: { x: (target?.width ?? 0) / 2, y: (target?.height ?? 0) - 2 },
  });
  await expect
    .poll(() => bodyOf(page).locator('> p').allTextContents())
    .toEqual(['الثانية', 'الثالثة', 'الأولى']);
  await bodyOf(page).getByText('الثانية').hover();
  await handle.click();
  await page.getByRole('menuitem', { name: words.names.heading2, exact: true }).click();
  await expect(bodyOf(page).getByRole('heading', { name: 'الثانية' })).toBeVisible();
  await page.context().close();
});

test('نقاط القوائم المتداخلة على يمين سطورها', async ({ browser }) => {
  const item = (text: string, ...more: BodyNode[]): BodyNode => ({
    type: 'listItem',
    content: [paragraph(text), ...more],
  });
  const list = (...content: BodyNode[]): BodyNode => ({ type: 'bulletList', content });
  const story = await draft('قوائم متداخلة', [list(item('أعلى', list(item('أوسط', list(item('أدنى'))))))]);
  const page = await atDesk(browser);
  await openStory(page, story.id);
  const right = async (text: string) => {
    const line = bodyOf(page).locator('p', { hasText: text }).first();
    const side = await line.evaluate((p) => {
      const range = document.createRange();
      range.selectNodeContents(p);
      const list = p.closest('ul');
      return {
        words: range.getBoundingClientRect().right,
        list: list?.getBoundingClientRect().right ?? 0,
        marker: list ? getComputedStyle(list).listStyleType : 'none',
      };
    });
    expect(side.marker).not.toBe('none');
    expect(side.list - side.words, text).toBeGreaterThan(8);
    return side.words;
  };
  const [top, middle, bottom] = [await right('أعلى'), await right('أوسط'), await right('أدنى')];
  expect(top).toBeGreaterThan(middle);
  expect(middle).toBeGreaterThan(bottom);
  await page.context().close();
});

test('على هاتف: تدرج عنصرًا من شريط الأدوات وترتب صور معرض', async ({ browser }) => {
  const figure = (text: string): BodyNode => ({
    type: 'figure',
    attrs: { media: '', alt: '', credit: '' },
    content: [{ type: 'text', text }],
  });
  const story = await draft('هاتف', [
    { type: 'gallery', content: [figure('صورة أولى'), figure('صورة ثانية')] },
    paragraph('بعدها'),
  ]);
  const page = await atDesk(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await openForBlocks(page, story.id);
  const gallery = page.getByRole('group', { name: words.gallery.label });
  await gallery.getByRole('button', { name: words.figure.later }).first().click();
  await expect
    .poll(async () => (await savedBlocks(story.id))[0]?.content?.map(wordsOf))
    .toEqual(['صورة ثانية', 'صورة أولى']);
  await bodyOf(page).getByText('بعدها').click();
  await page.getByRole('button', { name: editor.toolbar.insert, exact: true }).click();
  await page.getByRole('option', { name: words.names.factBox }).click();
  await page.keyboard.type('من الهاتف');
  await untilSaved(page);
  await expect.poll(async () => (await savedBlocks(story.id)).map((node) => node.type)).toContain('factBox');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.context().close();
});
