import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { desk } from '#messages/ar/desk.ts';
import { editor as words } from '#messages/ar/editor.ts';
import { Api, type ApiStory } from './api.ts';
import { fullBody } from './bodies.ts';
import { bodyOf, goToEnd, headlineOf, openStory, signIn, untilSaved } from './desk.ts';
import { house } from './house.ts';
import { enterAs, isJournalled, openKillableBrowser } from './killable-browser.ts';
import { takeOn } from './people.ts';
import { removeData, startProduct } from './product.ts';

const api = () => new Api(house().origin, house().people.journalist.token);
const { saving } = words;

type Who = 'journalist' | 'editor';

async function browserOf(browser: Browser, who: Who): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: house().origin,
    locale: 'ar',
    storageState: house().people[who].signedIn,
  });
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const bodyWith = (...lines: string[]) => ({ type: 'doc', content: lines.map(paragraph) });

function draft(headline: string, body: unknown): Promise<ApiStory> {
  return api().write({ headline, body });
}

/** The caret at the end of the paragraph with these words. */
async function goTo(page: Page, text: string): Promise<void> {
  await bodyOf(page).getByText(text).click();
  await page.keyboard.press('End');
}

/** The server's body, once it is that. */
async function expectBody(id: string, body: unknown): Promise<void> {
  await expect.poll(async () => (await api().story(id)).body, { timeout: 30_000 }).toEqual(body);
}

const isSave = (request: { method(): string; url(): string }) =>
  request.method() === 'POST' && /\/desk\/stories\/\w+$/.test(new URL(request.url()).pathname);

test.describe('لا تضيع كلمة', () => {
  test('قُتل المتصفح قبل جواب الخادم ثلاث مرات، فعاد كل حرف وكل صفة وحُفظ وحده', async () => {
    test.skip(process.platform !== 'linux', 'finds the browser’s process in /proc');
    test.setTimeout(180_000);
    for (const when of ['قبل أن يُرسل', 'وهو في الطريق', 'بعد أن وصل'] as const) {
      const story = await draft(`خبر قُتل متصفحه ${when}`, fullBody('قتل'));
      const profile = await mkdtemp(path.join(tmpdir(), 'midad-profile-'));
      let killable = await openKillableBrowser(profile, house().origin);
      await enterAs(killable.context, house().people.journalist);
      let page = await killable.context.newPage();
      const saves: string[] = [];
      await page.route('**/desk/stories/*', async (route) => {
        if (!isSave(route.request())) return route.continue();
        saves.push('asked');
        // The answer never comes; whether the save does is what the rounds differ in.
        if (when === 'بعد أن وصل') await route.fetch();
        saves.push('done');
      });
      await openStory(page, story.id);
      await goToEnd(page);
      await page.keyboard.type(' كلمة أولى', { delay: 10 });
      if (when !== 'قبل أن يُرسل') await expect.poll(() => saves.at(-1)).toBe('done');
      await page.keyboard.type(' وكلمة أخيرة', { delay: 10 });
      await headlineOf(page).click();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type(' تمّ', { delay: 10 });
      await expect.poll(() => isJournalled(page, ' تمّ')).toBe(true);
      expect((await api().story(story.id)).revision).toBe(when === 'بعد أن وصل' ? 2 : 1);
      await killable.kill();

      killable = await openKillableBrowser(profile, house().origin);
      // Chromium writes cookies down twice a minute only; hers were put in a moment ago.
      await enterAs(killable.context, house().people.journalist);
      page = await killable.context.newPage();
      await openStory(page, story.id);
      const body = fullBody('قتل');
      const last = body.content?.at(-1)?.content?.at(-1);
      if (last) last.text = 'سطر ثانٍ. كلمة أولى وكلمة أخيرة';
      await expectBody(story.id, body);
      await expect(headlineOf(page)).toHaveValue(`خبر قُتل متصفحه ${when} تمّ`);
      await expect(bodyOf(page)).toContainText('سطر ثانٍ. كلمة أولى وكلمة أخيرة');
      await untilSaved(page);
      const saved = await api().story(story.id);
      expect(saved.headline).toBe(`خبر قُتل متصفحه ${when} تمّ`);
      // One revision for the attempt and one for what was typed beyond it: what had arrived was not saved twice.
      if (when === 'بعد أن وصل') expect(saved.revision).toBe(3);
      else expect(saved.revision).toBeLessThanOrEqual(3);
      await expect(page.getByText(words.trouble.safe)).toHaveCount(0);
      await killable.close();
      await rm(profile, { recursive: true, force: true });
    }
  });

  test('أغلقت الصفحة بلا اتصال، فحفظته قائمة الأخبار حين عادت، وما تعارض دلّت عليه', async ({ browser }) => {
    const alone = await draft('بلا اتصال', bodyWith('أصل'));
    const disputed = await draft('بلا اتصال ومع زميلة', bodyWith('أصل'));
    const context = await browserOf(browser, 'journalist');
    for (const story of [alone, disputed]) {
      const page = await context.newPage();
      await openStory(page, story.id);
      await context.setOffline(true);
      await goTo(page, 'أصل');
      await page.keyboard.type(` وزيادة في القطار ${story.id}`);
      await expect.poll(() => isJournalled(page, `في القطار ${story.id}`)).toBe(true);
      await page.close();
      await context.setOffline(false);
    }
    const editor = new Api(house().origin, house().people.editor.token);
    const hers = { revision: disputed.revision, body: bodyWith('أصل بيد المحررة') };
    expect((await editor.patch(`/stories/${disputed.id}`, hers)).status).toBe(200);

    const next = await context.newPage();
    await next.goto('/desk');
    await expectBody(alone.id, bodyWith(`أصل وزيادة في القطار ${alone.id}`));
    const left = next.getByRole('status').filter({ hasText: saving.unsent }).getByRole('link');
    await expect(left).toHaveText('بلا اتصال ومع زميلة');
    await left.click();
    await expect(bodyOf(next)).toContainText(`أصل وزيادة في القطار ${disputed.id}`);
    await expect(next.getByText(words.trouble.safe)).toBeVisible();
    expect((await api().story(disputed.id)).body).toEqual(bodyWith('أصل بيد المحررة'));
    await context.close();
  });

  test('أُعيد تشغيل الخادم وهي تكتب، فلم ينقص حرف', async ({ browser }) => {
    test.setTimeout(180_000);
    let product = await startProduct();
    const { journalist } = await takeOn(product, ['journalist']);
    const theirs = new Api(product.origin, journalist.token);
    const story = await theirs.write({ headline: 'إعادة تشغيل', body: bodyWith('أصل') });
    const context = await browser.newContext({ baseURL: product.origin, locale: 'ar' });
    const page = await context.newPage();
    await signIn(page, journalist);
    await openStory(page, story.id);
    await goTo(page, 'أصل');
    await page.keyboard.type(' قبلُ');
    await untilSaved(page);
    await product.kill();
    await page.keyboard.type(' وفي الأثناء');
    await expect(page.getByText(words.save.why.network, { exact: false }).first()).toBeVisible();
    await page.keyboard.type(' وبعدُ');
    product = await startProduct({ data: product.data, port: product.port });
    // It tries again by itself, too, and may have been quicker than she is.
    const again = page.getByRole('button', { name: words.save.retry });
    await again.click({ timeout: 3_000 }).catch(() => undefined);
    await expect
      .poll(async () => (await theirs.story(story.id)).body, { timeout: 45_000 })
      .toEqual(bodyWith('أصل قبلُ وفي الأثناء وبعدُ'));
    await untilSaved(page);
    await context.close();
    await product.stop();
    await removeData(product);
  });

  test('انتهت جلستها فدخلت من الصفحة نفسها، ولم يُحفظ نصها باسم من دخل قبلها', async ({ browser }) => {
    const story = await draft('جلسة انتهت', bodyWith('أصل'));
    const { journalist, editor } = house().people;
    const context = await browser.newContext({ baseURL: house().origin, locale: 'ar' });
    const page = await context.newPage();
    await signIn(page, journalist);
    await openStory(page, story.id);
    const other = await context.newPage();
    await other.goto('/desk');
    await other.getByRole('button', { name: desk.nav.signOut }).click();
    await other.waitForURL(/sign-in/);
    await goTo(page, 'أصل');
    await page.keyboard.type(' بلا جلسة');
    await expect(page.getByText(words.save.why.not_signed_in, { exact: false })).toBeVisible();

    // The editor may see and change the story: only the name would be wrong.
    await signIn(other, editor);
    await page.keyboard.type(' ومع غيري');
    await expect(page.getByText(words.save.why.other_person, { exact: false })).toBeVisible();
    expect((await api().story(story.id)).revision).toBe(1);
    await openStory(other, story.id);
    await expect(bodyOf(other)).toHaveText('أصل');

    const address = page.url();
    await page.getByRole('button', { name: saving.signIn.open }).click();
    const dialog = page.getByRole('dialog', { name: saving.signIn.title });
    await expect(dialog.getByLabel(saving.signIn.account)).toHaveValue(journalist.email);
    await dialog.getByLabel(saving.signIn.password).fill('كلمة خاطئة');
    await dialog.getByRole('button', { name: saving.signIn.submit }).click();
    await expect(dialog.getByText(desk.signIn.wrong)).toBeVisible();
    await dialog.getByLabel(saving.signIn.password).fill(journalist.password);
    await dialog.getByRole('button', { name: saving.signIn.submit }).click();
    await expect(dialog).toBeHidden();
    await untilSaved(page);
    expect(page.url()).toBe(address);
    await expectBody(story.id, bodyWith('أصل بلا جلسة ومع غيري'));
    const { body: history } = await api().get<{ history: { actor: { name: string } }[] }>(
      `/stories/${story.id}/history`,
    );
    expect(JSON.stringify(history)).not.toContain(editor.name);
    await context.close();
  });

  test('كتبت وكتبت المحررة في مواضع مختلفة، فكان الدمج جاهزًا بلا سؤال', async ({ browser }) => {
    const { story, page, close } = await twoAtOnce(browser, {
      mine: [['أولى السطور', ' وزادت الصحفية']],
      theirs: [['آخر السطور', ' وزادت المحررة']],
    });
    const notice = page.getByRole('alert').filter({ hasText: words.trouble.safe });
    await expect(notice).toContainText(house().people.editor.name);
    await expect(notice).toContainText(saving.compare.ready);
    await notice.getByRole('button', { name: saving.compare.merge, exact: true }).click();
    await expectBody(
      story.id,
      bodyWith('أولى السطور وزادت الصحفية', 'أوسط السطور', 'آخر السطور وزادت المحررة'),
    );
    await untilSaved(page);
    await close();
  });

  test('كتبتا في السطر نفسه، فرأت النصين جنبًا إلى جنب واختارت لكل موضع', async ({ browser }) => {
    const { story, page, close } = await twoAtOnce(browser, {
      mine: [
        ['أولى السطور', ' كما تراها الصحفية'],
        ['أوسط السطور', ' عند الصحفية'],
      ],
      theirs: [
        ['أولى السطور', ' كما تراها المحررة'],
        ['أوسط السطور', ' عند المحررة'],
        ['آخر السطور', ' وزادت المحررة'],
      ],
    });
    expect((await api().story(story.id)).text).not.toContain('الصحفية');
    await page.getByRole('button', { name: saving.compare.open }).click();
    const dialog = page.getByRole('dialog', { name: saving.compare.title });
    const { name } = house().people.editor;
    const places = dialog.getByRole('group');
    await expect(places).toHaveCount(3);
    await expect(places.nth(0)).toContainText('كما تراها الصحفية');
    await expect(places.nth(0)).toContainText('كما تراها المحررة');
    await expect(
      places.nth(2).getByRole('radio', { name: saving.compare.theirs.replace('{name}', name) }),
    ).toBeChecked();
    await expect(places.nth(1).getByRole('radio', { name: saving.compare.both })).toBeChecked();
    await places.nth(0).getByRole('radio', { name: saving.compare.mine }).check();
    await dialog.getByRole('button', { name: saving.compare.apply }).click();
    await expect(dialog).toBeHidden();
    await expectBody(
      story.id,
      bodyWith(
        'أولى السطور كما تراها الصحفية',
        'أوسط السطور عند المحررة',
        'أوسط السطور عند الصحفية',
        'آخر السطور وزادت المحررة',
      ),
    );
    await close();
  });

  test('نافذتان لها على خبر واحد: تكتب في أيهما شاءت، والأخرى تتبع، ولا تعارض نفسها', async ({ browser }) => {
    const story = await draft('نافذتان', bodyWith('أصل'));
    const context = await browserOf(browser, 'journalist');
    const one = await context.newPage();
    const two = await context.newPage();
    await openStory(one, story.id);
    await openStory(two, story.id);
    await expect(two.getByText(saving.otherWindow, { exact: false })).toBeVisible();
    await goTo(one, 'أصل');
    await one.keyboard.type(' من الأولى');
    await goTo(two, 'أصل من الأولى');
    await two.keyboard.type(' ثم من الثانية');
    await expect(one.getByText(saving.elsewhere)).toBeVisible();
    await expect(bodyOf(one)).toContainText('أصل من الأولى ثم من الثانية');
    await goTo(one, 'أصل من الأولى ثم من الثانية');
    await one.keyboard.type(' ثم من الأولى');
    await expectBody(story.id, bodyWith('أصل من الأولى ثم من الثانية ثم من الأولى'));
    await untilSaved(one);

    // By turns, as quick as keys can be: no letter waits for the other window, and the paragraph doesn't stand twice.
    const said = Array.from({ length: 6 }, (_, turn) => ` كلمة${turn}`);
    for (const [turn, words] of said.entries()) {
      const page = turn % 2 ? one : two;
      await page.keyboard.type(words);
    }
    const lines = async () => (await api().story(story.id)).text.split('\n');
    await expect(async () => {
      const [line = '', ...more] = await lines();
      expect(more).toEqual([]);
      expect(line).toMatch(/^أصل من الأولى ثم من الثانية ثم من الأولى/);
      expect([...line].toSorted().join('')).toBe(
        [...`أصل من الأولى ثم من الثانية ثم من الأولى${said.join('')}`].toSorted().join(''),
      );
      for (const page of [one, two]) expect(await bodyOf(page).textContent()).toBe(line);
    }).toPass({ timeout: 30_000 });
    for (const page of [one, two]) await expect(page.getByText(words.trouble.safe)).toHaveCount(0);

    // What comes from the other window leaves the caret where it is.
    await one.keyboard.press('ControlOrMeta+A');
    await one.keyboard.type('أولى');
    await one.keyboard.press('Enter');
    await one.keyboard.type('ثانية');
    await expectBody(story.id, bodyWith('أولى', 'ثانية'));
    await expect(bodyOf(two)).toHaveText('أولىثانية');
    await goTo(two, 'أولى');
    await one.keyboard.type(' وزادت');
    await expect(bodyOf(two)).toHaveText('أولىثانية وزادت');
    await two.keyboard.type(' وبدأت');
    await expectBody(story.id, bodyWith('أولى وبدأت', 'ثانية وزادت'));
    await context.close();
  });

  test('ترى من يفتح الخبر معها، ولا يراهما من ليس له أن يراه', async ({ browser }) => {
    const story = await draft('من هنا', bodyWith('أصل'));
    const hers = await browserOf(browser, 'editor');
    const editorPage = await hers.newPage();
    await openStory(editorPage, story.id);
    const mine = await browserOf(browser, 'journalist');
    const page = await mine.newPage();
    await openStory(page, story.id);
    await expect(page.getByText(house().people.editor.name, { exact: false }).first()).toBeVisible();

    const { colleague } = house().people;
    const stranger = await browser.newContext({ baseURL: house().origin, locale: 'ar' });
    const strange = await stranger.newPage();
    await signIn(strange, colleague);
    const beat = (who: BrowserContext, origin = house().origin) =>
      who.request.post(`/desk/stories/${story.id}/presence`, {
        data: { window: 'window-of-a-test', isLeaving: false },
        headers: { origin },
      });
    expect((await beat(stranger)).status()).toBe(404);
    expect((await beat(mine, 'https://elsewhere.example')).status()).toBe(403);
    expect(await (await beat(hers)).text()).toContain(house().people.journalist.name);

    // What the editor saves is on the journalist's page by itself, where she has nothing unsaved.
    await goTo(editorPage, 'أصل');
    await editorPage.keyboard.type(' بيد المحررة');
    await untilSaved(editorPage);
    // She comes back to her window: it asks at once, and every fifteen seconds in any case.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(bodyOf(page)).toContainText('أصل بيد المحررة', { timeout: 40_000 });
    await goTo(page, 'أصل بيد المحررة');
    await page.keyboard.type(' ثم الصحفية');
    await expectBody(story.id, bodyWith('أصل بيد المحررة ثم الصحفية'));
    await Promise.all([hers.close(), mine.close(), stranger.close()]);
  });
});

type Edits = [at: string, typed: string][];

/** The journalist writes without a connection while the editor saves; then the journalist is back. */
async function twoAtOnce(browser: Browser, edits: { mine: Edits; theirs: Edits }) {
  const story = await draft('اثنتان معًا', bodyWith('أولى السطور', 'أوسط السطور', 'آخر السطور'));
  const mine = await browserOf(browser, 'journalist');
  const hers = await browserOf(browser, 'editor');
  const page = await mine.newPage();
  const editorPage = await hers.newPage();
  await openStory(page, story.id);
  await openStory(editorPage, story.id);
  await mine.setOffline(true);
  for (const [at, typed] of edits.mine) {
    await goTo(page, at);
    await page.keyboard.type(typed);
  }
  for (const [at, typed] of edits.theirs) {
    await goTo(editorPage, at);
    await editorPage.keyboard.type(typed);
  }
  await untilSaved(editorPage);
  await mine.setOffline(false);
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page.getByText(words.trouble.safe)).toBeVisible({ timeout: 30_000 });
  return {
    story,
    page,
    close: async () => {
      await Promise.all([mine.close(), hers.close()]);
    },
  };
}
