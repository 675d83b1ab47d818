import { readFileSync } from 'node:fs';
import http from 'node:http';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { findProvider, playerOf, providers } from '#media/embeds/list.ts';
import { desk } from '#messages/ar/desk.ts';
import { embeds as words } from '#messages/ar/embeds.ts';
import { errors } from '#messages/ar/errors.ts';
import { media as library } from '#messages/ar/media.ts';
import { Api, type ApiStory, publishStory, readerPath } from './api.ts';
import { bodyOf, openStory, paste, signIn, untilSaved } from './desk.ts';
import type { Person } from './house.ts';
import { takeOn } from './people.ts';
import { midadLine, type Product, removeData, startProduct } from './product.ts';

interface Fixture {
  addresses: Record<string, string[]>;
  answer?: unknown;
  page?: string;
  details: { title?: string; text?: string; author?: string };
}

/** Of each provider one address as people copy it, what it becomes, and what the provider says of it. */
const cases = providers.map(({ name }) => {
  const fixture: Fixture = JSON.parse(readFileSync(`media/embeds/fixtures/${name}.json`, 'utf8'));
  const url = Object.keys(fixture.addresses).find((address) => playerOf(name, address)) ?? '';
  return { name, url, pasted: fixture.addresses[url]?.at(-1) ?? '', fixture };
});

let world: http.Server;
let product: Product;
let people: Record<'journalist' | 'editor' | 'admin', Person>;
/** Addresses that their provider no longer knows. */
const gone = new Set<string>();

function answerFor(address: string): { type: string; body: string } | null {
  for (const { name, url, fixture } of cases) {
    const source = findProvider(name)?.source;
    if (!source || source.form === 'none') continue;
    const asked = source.form === 'json' ? source.address(url) : (source.address?.(url) ?? url);
    if (asked !== address) continue;
    if (gone.has(url)) return null;
    return fixture.page
      ? { type: 'text/html; charset=utf-8', body: fixture.page }
      : { type: 'application/json', body: JSON.stringify(fixture.answer) };
  }
  return null;
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const still = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#b0721a' } })
    .jpeg()
    .toBuffer();
  world = http.createServer((request, response) => {
    const address = `https://${request.headers.host}${request.url}`;
    const answer = answerFor(address);
    const isPicture = request.headers.accept?.startsWith('image/');
    if (!answer && !isPicture) response.writeHead(404).end();
    else if (answer) response.writeHead(200, { 'Content-Type': answer.type }).end(answer.body);
    else response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(still);
  });
  await new Promise<void>((resolve) => world.listen(0, '127.0.0.1', resolve));
  const where = world.address();
  product = await startProduct({ outside: where && typeof where === 'object' ? where.port : 0 });
  people = await takeOn(product, ['journalist', 'editor', 'admin']);
});

test.afterAll(async () => {
  await product.stop();
  await removeData(product);
  world.close();
  world.closeAllConnections();
});

const journalist = () => new Api(product.origin, people.journalist.token);
const editor = () => new Api(product.origin, people.editor.token);
const empty = { type: 'doc', content: [{ type: 'paragraph' }] };

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Embed {
  type: string;
  attrs: Record<string, string | number>;
}

async function embedsOf(story: ApiStory): Promise<Embed[]> {
  const { body } = await journalist().story(story.id);
  return (body as { content: Embed[] }).content.filter(({ type }) => type === 'embed');
}

/** Signed in once each: a newsroom takes only so many sign-ins from one address. */
const signedIn = new Map<Person, StorageState>();

async function atDesk(browser: Browser, who: Person): Promise<Page> {
  const storageState = signedIn.get(who);
  const context = await browser.newContext({ baseURL: product.origin, locale: 'ar', storageState });
  const page = await context.newPage();
  if (storageState) return page;
  await signIn(page, who);
  signedIn.set(who, await context.storageState());
  return page;
}

/** A reader whose every request to others is written down, and answered from here. */
async function aReader(browser: Browser, more: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ baseURL: product.origin, locale: 'ar', ...more });
  const others: string[] = [];
  await context.route(
    (url) => url.host !== new URL(product.origin).host,
    (route) => {
      others.push(route.request().url());
      return route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><title>player</title><p>player</p>',
      });
    },
  );
  return { page: await context.newPage(), context, others };
}

test.describe.configure({ mode: 'serial' });

// Before any answer of the sources is known and kept.
test.describe('محتوى مضمّن ومصدره لا يجيب', () => {
  test('تبقى البطاقة برابطها، وتكتب الصحفية نصها، ثم تُحدَّث من المصدر حين تطلب', async ({ browser }) => {
    const { url = '' } = cases.find(({ name }) => name === 'x') ?? {};
    gone.add(url);
    const story = await journalist().write({ headline: 'منشور بلا شبكة', body: empty });
    const page = await atDesk(browser, people.journalist);
    await openStory(page, story.id);
    await bodyOf(page).click();
    await page.keyboard.type('قال المتحدث');
    await paste(page, { 'text/plain': url });
    const card = bodyOf(page).getByRole('group', { name: words.editor.kind.post.replace('{name}', 'إكس') });
    await expect(card.getByRole('status')).toHaveText(words.editor.nothing.replace('{name}', 'إكس'));
    await card.getByRole('textbox', { name: words.editor.text }).fill('ما نقلته بيدي');
    await untilSaved(page);
    await expect
      .poll(async () => (await embedsOf(story))[0]?.attrs)
      .toMatchObject({ url, text: 'ما نقلته بيدي' });
    gone.clear();
    await card.getByRole('button', { name: words.editor.refresh }).click();
    await expect.poll(async () => (await embedsOf(story))[0]?.attrs.author).toBe('نشرة المدينة');
    await page.context().close();
  });
});

test.describe('محتوى مضمّن من كل مزوّد', () => {
  let story: ApiStory;

  test('تلصق الصحفية عناوينه كما نُسخت فتصير بطاقات بنصها وصاحبها وصورتها، بلا طلب من متصفحها إلى غيرنا', async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    story = await journalist().write({ headline: 'خبر فيه من كل مزوّد', body: empty });
    const page = await atDesk(browser, people.journalist);
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await openStory(page, story.id);
    await bodyOf(page).click();
    // The first alone, as one address; the others as the lines of a list.
    await paste(page, { 'text/plain': cases[0]?.pasted ?? '' });
    await expect(bodyOf(page).locator('.ed-embed')).toHaveCount(1);
    const rest = cases.slice(1).map(({ pasted }) => pasted);
    await paste(page, { 'text/plain': rest.join('\n\n') });
    await expect(bodyOf(page).locator('.ed-embed')).toHaveCount(cases.length);
    await expect
      .poll(async () => (await embedsOf(story)).filter(({ attrs }) => attrs.fetchedAt).length, {
        timeout: 60_000,
      })
      .toBe(cases.filter(({ name }) => findProvider(name)?.source.form !== 'none').length);
    await untilSaved(page);
    const stored = await embedsOf(story);
    for (const { name, url, fixture } of cases) {
      const found = stored.find(({ attrs }) => attrs.provider === name);
      expect(found?.attrs, name).toMatchObject({
        url,
        ...(fixture.details.text ? { text: fixture.details.text } : {}),
        ...(fixture.details.title ? { title: fixture.details.title } : {}),
        ...(fixture.details.author ? { author: fixture.details.author } : {}),
      });
    }
    expect(stored.find(({ attrs }) => attrs.provider === 'youtube')?.attrs.picture).toMatch(/^[0-9a-z]+$/);
    expect([...hosts]).toEqual([new URL(product.origin).host]);
    await page.context().close();
  });

  test('يقرؤه القارئ بلا طلب واحد إلى غيرنا قبل الضغط، وكل ضغطة تحمّل إطار صاحبها وحده، ولا يتحرك شيء', async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const draft = await journalist().story(story.id);
    const submitted = await journalist().step(draft, 'submit');
    story = await editor().step(await editor().step(submitted, 'approve'), 'publish');
    const { page, context, others } = await aReader(browser);
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
          if (!shift.hadRecentInput) shifts.push(shift.value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const answer = await page.goto(readerPath(story));
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(async () => {
      for (let top = 0; top < document.body.scrollHeight; top += 600) {
        window.scrollTo(0, top);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    expect(others).toEqual([]);
    // Before the presses: on a busy machine what a press opens may be drawn after the half second that counts as its own.
    expect(
      await page.evaluate(() =>
        Reflect.get(window, 'shifts').reduce((sum: number, one: number) => sum + one, 0),
      ),
    ).toBe(0);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    const frames = cases.map(({ name, url }) => new URL(playerOf(name, url)?.src ?? '').origin);
    expect(/frame-src ([^;]+)/.exec(policy)?.[1]?.split(' ').sort()).toEqual([...new Set(frames)].sort());

    for (const { name, url } of cases) {
      const card = page.locator(`figure.embed[data-provider="${name}"]`);
      await expect(card.locator(`figcaption a[href="${url}"]`)).toBeVisible();
      const player = playerOf(name, url);
      const before = others.length;
      const summary = card.locator('summary');
      // By key: a pointer right after a scroll may still meet the frame that was there before.
      if (await summary.count()) {
        await summary.press('Enter');
        await expect(card.locator('iframe')).toBeVisible();
      }
      const height = (await card.boundingBox())?.height ?? 0;
      expect(others.length, `${name} before the press`).toBe(before);
      await card.locator('a.play').press('Enter');
      await expect.poll(() => others.slice(before), { message: name, timeout: 30_000 }).toHaveLength(1);
      const [asked = ''] = others.slice(before);
      expect(new URL(asked).href).toBe(new URL(player?.src ?? '').href.split('#')[0]);
      const sandbox = await card.locator('iframe').getAttribute('sandbox');
      expect(sandbox).not.toMatch(/allow-(?:top-navigation|forms|modals|downloads)/);
      expect(Math.abs(((await card.boundingBox())?.height ?? 0) - height), name).toBeLessThan(3);
    }
    await context.close();
  });

  test('من اختار أن يُعرض محتوى مزوّد دائمًا يجده حين يصل إليه في صفحة أخرى، ومن لم يختر لا يُسأل عنه أحد', async ({
    browser,
  }) => {
    const { page, context, others } = await aReader(browser);
    await page.goto(readerPath(story));
    const card = page.locator('figure.embed[data-provider="youtube"]');
    await card.locator('a.play').press('Enter');
    await card.getByRole('checkbox', { name: words.reader.remember.replace('{name}', 'يوتيوب') }).check();
    others.length = 0;
    await page.goto('/');
    await page.goto(readerPath(story));
    await card.scrollIntoViewIfNeeded();
    await expect
      .poll(() => others.map((url) => new URL(url).host), { timeout: 30_000 })
      .toEqual(['www.youtube-nocookie.com']);
    // Nobody pressed, so nothing begins to speak.
    expect(others[0]).not.toContain('autoplay=1');
    await card.getByRole('checkbox').uncheck();
    others.length = 0;
    await page.goto(readerPath(story));
    await card.scrollIntoViewIfNeeded();
    await expect(card.locator('a.play')).toBeVisible();
    expect(others).toEqual([]);
    await context.close();
  });

  test('يُقرأ بلا جافاسكربت وفي الخلاصة، وتبقى صفحة ليس فيها ما يُشغَّل بلا سكربت التشغيل', async ({
    browser,
  }) => {
    const { page, context, others } = await aReader(browser, { javaScriptEnabled: false });
    await page.goto(readerPath(story));
    await expect(page.getByText('جولة في المحطة الجديدة')).toBeVisible();
    await expect(page.getByText('وصل القطار الأول إلى المحطة')).toBeVisible();
    // The frame of a post needs no script: the link is aimed at it.
    const post = page.locator('figure.embed[data-provider="x"]');
    await post.locator('summary').press('Enter');
    await expect(post.locator('iframe')).toBeVisible();
    expect(others).toEqual([]);
    await post.locator('a.play').press('Enter');
    await expect
      .poll(() => others.map((url) => new URL(url).host), { timeout: 30_000 })
      .toEqual(['platform.twitter.com']);
    await expect(page).toHaveURL(new RegExp(story.id));
    await context.close();
    const feed = await (await fetch(`${product.origin}/rss.xml`)).text();
    expect(feed).toContain('وصل القطار الأول إلى المحطة');
    expect(feed).not.toMatch(/embed-player|iframe/);
    const posts = {
      type: 'doc',
      content: (await embedsOf(story)).filter(({ attrs }) => attrs.provider === 'x'),
    };
    const plain = await publishStory(journalist(), editor(), { headline: 'خبر بمنشور', body: posts });
    const answer = await fetch(product.origin + readerPath(plain));
    expect(await answer.text()).not.toMatch(
      /<script(?! type="application\/ld\+json"| src="\/assets\/page-[0-9a-f]{10}\.js" defer)/,
    );
  });

  test('ما حُذف من مصدره يُعلَّم به ويبقى ما حُفظ منه، ويعلم به مكتب التحرير', async ({ browser }) => {
    test.setTimeout(120_000);
    const { url = '' } = cases.find(({ name }) => name === 'youtube') ?? {};
    gone.add(url);
    const where = world.address();
    const outside = where && typeof where === 'object' ? where.port : 0;
    const result = JSON.parse(await midadLine({ ...product, outside }, ['embeds', 'check']));
    expect(result).toMatchObject({ newlyGone: [url], gone: 1 });
    await expect
      .poll(async () => (await fetch(product.origin + readerPath(story))).text(), { timeout: 60_000 })
      .toContain(`<strong>${words.reader.gone}</strong>`);
    const { page, context, others } = await aReader(browser);
    await page.goto(readerPath(story));
    const card = page.locator('figure.embed[data-provider="youtube"]');
    await expect(card).toContainText('جولة في المحطة الجديدة');
    await expect(card.locator('a.play')).toHaveCount(0);
    expect(others).toEqual([]);
    await context.close();
    const editorsPage = await atDesk(browser, people.editor);
    await editorsPage.goto('/desk');
    await editorsPage.getByRole('link', { name: words.desk.notice.replace('{count}', '1') }).click();
    await expect(editorsPage.getByRole('heading', { name: words.desk.title })).toBeVisible();
    await expect(editorsPage.getByRole('link', { name: 'خبر فيه من كل مزوّد' })).toBeVisible();
    await editorsPage.context().close();
    expect(await journalist().story(story.id)).toMatchObject({
      revision: story.revision,
      state: 'published',
    });
    gone.clear();
  });
});

test.describe('ملف من عنوان', () => {
  test('تلصق عنوان صورة في المكتبة فتُحفظ فيها بلا حقوق ومعها عنوانها، وعنوان الصفحة يُرفض بكلام مفهوم', async ({
    browser,
  }) => {
    const page = await atDesk(browser, people.journalist);
    await page.goto('/desk/media');
    await page.getByRole('button', { name: library.address.open }).click();
    const field = page.getByLabel(library.address.label);
    const { url: post = '' } = cases.find(({ name }) => name === 'telegram') ?? {};
    await field.fill(`${post}?embed=1&mode=tme`);
    await page.getByRole('button', { name: library.address.fetch }).click();
    await expect(page.getByText(errors.address_no_file)).toBeVisible();
    await field.fill('https://127.0.0.1/a.jpg');
    await page.getByRole('button', { name: library.address.fetch }).click();
    await expect(page.getByText(errors.address_refused)).toBeVisible();
    await field.fill('https://photos.example/2026/%D9%85%D8%B1%D9%81%D8%A3.jpg');
    await page.getByRole('button', { name: library.address.fetch }).click();
    await page.getByRole('button', { name: 'مرفأ.jpg' }).click();
    await expect(page.getByLabel(library.detail.terms)).toHaveValue(
      'https://photos.example/2026/%D9%85%D8%B1%D9%81%D8%A3.jpg',
    );
    await expect(page.getByLabel(library.detail.licence)).toHaveValue('none');
    await page.context().close();
  });
});

test.describe('شيفرة تضمين', () => {
  test('تلصق شيفرة تضمين فتُقرأ ولا تعمل، ولا يُقبل إطار إلا من موقع سمح به المدير', async ({ browser }) => {
    const story = await journalist().write({ headline: 'شيفرة', body: empty });
    const page = await atDesk(browser, people.journalist);
    await openStory(page, story.id);
    await bodyOf(page).click();
    await paste(page, {
      'text/plain':
        '<iframe width="560" src="https://www.youtube.com/embed/AbCdEfGhI-_?start=90" onload="document.title=1"></iframe>',
    });
    await expect
      .poll(async () => (await embedsOf(story))[0]?.attrs.url)
      .toBe('https://www.youtube.com/watch?v=AbCdEfGhI-_&t=90s');
    const frame = '<iframe src="https://charts.example.org/c"></iframe>';
    await paste(page, { 'text/plain': frame });
    await expect(page.getByRole('alert').filter({ hasText: words.editor.notAllowed })).toBeVisible();

    const admin = await atDesk(browser, people.admin);
    await admin.goto('/desk/settings');
    await admin.getByLabel(words.desk.frames).fill('charts.example.org');
    await admin.getByRole('button', { name: desk.settings.save, exact: true }).click();
    await expect(admin.getByText(desk.settings.saved)).toBeVisible();
    await admin.context().close();

    await paste(page, { 'text/plain': frame });
    await expect
      .poll(async () => (await embedsOf(story)).at(-1)?.attrs)
      .toMatchObject({
        provider: 'iframe',
        url: 'https://charts.example.org/c',
      });
    await page.context().close();
  });
});
