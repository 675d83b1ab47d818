/** In a long story the blocks out of sight are left out of layout (editor.css): nothing a hand does may feel it. */
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { editor as words } from '#messages/ar/editor.ts';
import { Api, type ApiStory } from './api.ts';
import { bodyOf, openStory, untilSaved } from './desk.ts';
import { house } from './house.ts';

const api = () => new Api(house().origin, house().people.journalist.token);
const paragraphs = 200;
const line = 'افتتحت البلدية أول خط للقطار الخفيف في المدينة صباح اليوم. ';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

async function opened(browser: Browser): Promise<{ page: Page; story: ApiStory }> {
  const content: object[] = Array.from({ length: paragraphs }, (_, i) =>
    // No two neighbours are of one height, so that a guessed height is a wrong one.
    paragraph(`${i}: ${line.repeat(1 + ((i * 5) % 9))}`.trim()),
  );
  content.splice(150, 0, {
    type: 'heading',
    attrs: { level: 2 },
    content: [{ type: 'text', text: 'عنوان بعيد' }],
  });
  content.splice(170, 0, paragraph('هنا لؤلؤة وحيدة.'));
  const story = await api().write({ headline: 'خبر طويل', body: { type: 'doc', content } });
  const context = await browser.newContext({
    baseURL: house().origin,
    locale: 'ar',
    storageState: house().people.journalist.signedIn,
  });
  const page = await context.newPage();
  await openStory(page, story.id);
  await expect(bodyOf(page)).toHaveClass(/is-long/);
  return { page, story };
}

/** The line that the caret is in, in client coordinates; null where there is none. */
const caretLine = (page: Page) =>
  page.evaluate(() => {
    const selection = document.getSelection();
    if (!selection?.focusNode) return null;
    const range = document.createRange();
    range.setStart(selection.focusNode, selection.focusOffset);
    const { top, bottom } = range.getClientRects()[0] ?? range.getBoundingClientRect();
    return { top, bottom, height: window.innerHeight };
  });

/** Between the bar at the top and the window's end. */
async function expectCaretInSight(page: Page): Promise<void> {
  await expect(async () => {
    const caret = await caretLine(page);
    if (!caret) throw new Error('no caret');
    expect(caret.top).toBeGreaterThan(60);
    expect(caret.bottom).toBeLessThan(caret.height);
  }).toPass({ timeout: 10_000 });
}

const block = (page: Page, start: string): Locator => bodyOf(page).locator('> p', { hasText: start });

test('خبر طويل: آخره وأوله والبحث فيه والصفحات، والمؤشر دائمًا أمام العين', async ({ browser }) => {
  const { page, story } = await opened(browser);
  await bodyOf(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' خاتمة');
  await expectCaretInSight(page);
  await expect(block(page, '199:')).toHaveText(/خاتمة$/);

  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('فاتحة ');
  await expectCaretInSight(page);
  await expect(block(page, '0:').first()).toHaveText(/^فاتحة 0:/);

  // Search, and the outline's jump.
  await page.keyboard.press('ControlOrMeta+F');
  const query = page.getByLabel(words.hands.find.query);
  await query.fill('لؤلؤة');
  await query.press('Enter');
  await expect(page.locator('.ed-found.is-current')).toBeInViewport();
  await query.press('Escape');
  await page.keyboard.type('ياقوتة');
  await expectCaretInSight(page);
  await expect(block(page, 'هنا ياقوتة وحيدة.')).toHaveCount(1);

  // By lines and pages, through blocks that were never seen: the caret goes on and doesn't skip.
  await page.keyboard.press('ControlOrMeta+Home');
  const seen: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    await page.keyboard.press('PageDown');
    await expectCaretInSight(page);
    seen.push(
      await page.evaluate(() => {
        const body = document.querySelector('#story-body');
        const at = [...(body?.children ?? [])].findIndex((child) =>
          child.contains(document.getSelection()?.focusNode ?? null),
        );
        return at;
      }),
    );
  }
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(new Set(seen).size).toBe(seen.length);
  for (let i = 0; i < 40; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.type('وسط');
  await expectCaretInSight(page);

  await untilSaved(page);
  const text = JSON.stringify((await api().story(story.id)).body);
  for (const written of [' خاتمة', 'فاتحة ', 'ياقوتة', 'وسط']) expect(text).toContain(written);
  await page.context().close();
});

test('خبر طويل: تحديد الكل يأخذ ما لم يُر، ويُمحى بحرف ويعود بتراجع واحد', async ({ browser }) => {
  const { page, story } = await opened(browser);
  await bodyOf(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    );
    return clipboardData.getData('text/plain');
  });
  for (const start of ['0:', '100:', '199:']) expect(copied).toContain(start);
  await page.keyboard.type('ا');
  await expect(bodyOf(page)).toHaveText('ا');
  await expect(bodyOf(page)).not.toHaveClass(/is-long/);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(bodyOf(page).locator('> p')).toHaveCount(paragraphs + 1);
  await untilSaved(page);
  expect((await api().story(story.id)).body).toEqual(story.body);
  await page.context().close();
});
