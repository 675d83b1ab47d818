import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { HtmlValidate } from 'html-validate';
import { site } from '#messages/ar/site.ts';
import { Api, publishStory, readerPath } from './api.ts';
import { embedAttrs, fullBody } from './bodies.ts';
import { house } from './house.ts';

const journalist = () => new Api(house().origin, house().people.journalist.token);
const editor = () => new Api(house().origin, house().people.editor.token);

const longHeadline = Array.from(
  { length: 40 },
  (_, i) => ['القطار', 'يصل', 'إلى', 'المدينة', 'الساحلية'][i % 5],
).join(' ');

let storyPath = '';
let gonePath = '';

test.beforeAll(async () => {
  const fields = { lead: 'مقدمة الخبر بجملة واحدة.', byline: 'ليلى الصحفية', tags: ['نقل'] };
  const story = await publishStory(journalist(), editor(), {
    ...fields,
    headline: 'مدينتنا تفتتح «القطار الخفيف» & تستعد لـ<الصيف>',
    body: fullBody('القارئ'),
  });
  storyPath = readerPath(story);
  await publishStory(journalist(), editor(), { ...fields, headline: longHeadline, body: fullBody('طويل') });
  await publishStory(journalist(), editor(), { headline: 'سلم', body: fullBody('قصير') });
  const down = await publishStory(journalist(), editor(), { headline: 'خبر سُحب', body: fullBody('سُحب') });
  gonePath = readerPath(down);
  await editor().step(down, 'unpublish', { note: 'سُحب' });
});

function pages(): { name: string; path: string; status: number }[] {
  return [
    { name: 'الصفحة الأولى', path: '/', status: 200 },
    { name: 'صفحة القسم', path: '/politics', status: 200 },
    { name: 'صفحة الخبر', path: storyPath, status: 200 },
    { name: 'صفحة عنوان لا وجود له', path: '/politics/no-such-story/x', status: 404 },
    { name: 'صفحة خبر مسحوب', path: gonePath, status: 410 },
  ];
}

async function read(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(house().origin + path, { redirect: 'manual', headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** Opens a page and gives the hosts it asked anything of. */
async function open(page: Page, path: string): Promise<{ status: number; requests: string[] }> {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const answer = await page.goto(house().origin + path);
  await page.evaluate(() => document.fonts.ready);
  return { status: answer?.status() ?? 0, requests };
}

test.describe('القارئ', () => {
  test('يقرأ الخبر كاملًا بلا جافاسكربت ولا طلب واحد إلى غيرنا', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ar' });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(house().origin + storyPath);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'مدينتنا تفتتح «القطار الخفيف» & تستعد لـ<الصيف>',
    );
    await expect(page.getByText('مقدمة الخبر بجملة واحدة.')).toBeVisible();
    const figure = page.getByRole('figure').filter({ hasText: 'ركّاب الرحلة الأولى' });
    await expect(figure).toContainText('وكالة مدينتنا');
    await expect(page.getByText(embedAttrs.text.split(' #')[0] ?? '')).toBeVisible();
    await expect(page.locator(`a[href="${embedAttrs.url}"]`).first()).toBeVisible();
    await expect(page.getByText('مهندسة المشروع')).toBeVisible();
    await expect(page.getByRole('list').filter({ hasText: 'محطة الميناء' })).toHaveAttribute('start', '3');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.getByText('The line opens at 06:00', { exact: false })).toHaveAttribute('dir', 'ltr');
    // One small file of ours, which the page doesn't need.
    const scripts = page.locator('script:not([type="application/ld+json"])');
    await expect(scripts).toHaveCount(1);
    await expect(scripts).toHaveAttribute('src', /^\/assets\/page-[0-9a-f]{10}\.js$/);
    const host = new URL(house().origin).host;
    expect(requests.filter((url) => new URL(url).host !== host && !url.startsWith('data:'))).toEqual([]);
    await context.close();
  });

  test('يجد في رأس الصفحة ما تحتاجه محركات البحث والشبكات', async () => {
    const { text } = await read(storyPath);
    const meta = (name: string) =>
      new RegExp(`<meta[^>]+(?:property|name)="${name}"[^>]+content="([^"]*)"`).exec(text)?.[1];
    const canonical = /<link[^>]+rel="canonical"[^>]+href="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(new URL(canonical).pathname).toBe(storyPath);
    expect(meta('og:title')).toContain('القطار الخفيف');
    expect(meta('og:type')).toBe('article');
    const block = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';
    const data = JSON.parse(block);
    const article = [data, ...(data['@graph'] ?? [])].find((node) => node['@type'] === 'NewsArticle');
    expect(article).toMatchObject({
      headline: 'مدينتنا تفتتح «القطار الخفيف» & تستعد لـ<الصيف>',
      articleSection: 'سياسة',
      inLanguage: 'ar',
    });
    expect(Date.parse(article.datePublished)).toBeLessThanOrEqual(Date.now());
    expect(block).not.toContain('<');
  });

  test('كل صفحة HTML صحيحة', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        'long-title': 'off',
        'require-sri': 'off',
        // One file a page is the design; the policy of the reader pages allows exactly this.
        'no-inline-style': 'off',
        'void-style': 'off',
        'doctype-style': 'off',
        'no-trailing-whitespace': 'off',
        'attribute-boolean-style': 'off',
        'no-raw-characters': ['error', { relaxed: true }],
      },
    });
    const seen = new Set<string>();
    const queue = pages().map(({ path }) => path);
    const problems: string[] = [];
    while (queue.length > 0 && seen.size < 60) {
      const path = queue.shift() ?? '/';
      if (seen.has(path)) continue;
      seen.add(path);
      const { headers, text, status } = await read(path);
      if (!headers.get('content-type')?.startsWith('text/html')) continue;
      expect([200, 301, 404, 410], path).toContain(status);
      if (status === 301) continue;
      const report = await validator.validateString(text);
      for (const result of report.results) {
        problems.push(...result.messages.map((m) => `${path}:${m.line} ${m.ruleId}: ${m.message}`));
      }
      for (const [, href] of text.matchAll(/<a[^>]+href="(\/[^"#]*)"/g)) {
        if (href && !href.startsWith('/desk')) queue.push(href.replaceAll('&amp;', '&'));
      }
    }
    expect(seen.size).toBeGreaterThan(5);
    expect(problems).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`لا يجد axe عيبًا في صفحاتنا (${colorScheme})`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, locale: 'ar' });
      const page = await context.newPage();
      for (const { name, path, status } of pages()) {
        expect((await open(page, path)).status, name).toBe(status);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
      await context.close();
    });
  }

  for (const width of [320, 390, 768, 1280]) {
    test(`لا تتحرك الصفحة جانبًا على عرض ${width}`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'ar' });
      const page = await context.newPage();
      for (const { name, path } of pages()) {
        await open(page, path);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wider, name).toBeLessThanOrEqual(0);
      }
      await context.close();
    });
  }

  test('لا يقفز النص حين تصل الخطوط، والخطوط منا', async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const { requests } = await open(page, storyPath);
    await page.waitForTimeout(500);
    const total = await page.evaluate(() => {
      const { shifts } = window as unknown as { shifts: number[] };
      return shifts.reduce((sum, value) => sum + value, 0);
    });
    expect(total).toBeLessThan(0.02);
    const fonts = requests.filter((url) => url.endsWith('.woff2'));
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.every((url) => url.startsWith(house().origin))).toBe(true);
    const loaded = await page.evaluate(
      () => [...document.fonts].filter(({ status }) => status === 'loaded').length,
    );
    expect(loaded).toBeGreaterThan(0);
  });

  test('يطبع الخبر وحده بلا قوائم الموقع', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await open(page, storyPath);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('navigation', { name: site.sections })).toBeHidden();
  });

  test('النقاط والأرقام على يمين القوائم، والنص يبدأ من اليمين', async ({ page }) => {
    await open(page, storyPath);
    const item = page.getByRole('listitem').filter({ hasText: 'رحلة كل عشر دقائق' });
    const side = await item.evaluate((li) => {
      const list = li.parentElement;
      if (!list) return null;
      const style = getComputedStyle(list);
      const text = document.createRange();
      text.selectNodeContents(li);
      // The room for the marker is between the list's box and its text.
      const outer = list.getBoundingClientRect();
      const inner = text.getBoundingClientRect();
      return { direction: style.direction, onTheRight: outer.right - inner.right };
    });
    expect(side?.direction).toBe('rtl');
    expect(side?.onTheRight ?? 0).toBeGreaterThan(8);
  });
});

test.describe('البرامج التي تقرأ', () => {
  test('صفحة لم تتغير إجابتها 304، وللمضغوط ترويسته', async () => {
    const first = await read(storyPath, { 'accept-encoding': 'identity' });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect(first.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
    expect(first.headers.get('cache-control')).toBeTruthy();
    expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(first.headers.get('content-security-policy')).not.toContain("script-src 'unsafe-inline'");
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('set-cookie')).toBeNull();
    expect((await read(storyPath, { 'if-none-match': etag, 'accept-encoding': 'identity' })).status).toBe(
      304,
    );
    expect((await read(storyPath, { 'if-none-match': '"other"' })).status).toBe(200);
    for (const encoding of ['br', 'gzip']) {
      const packed = await read(storyPath, { 'accept-encoding': encoding });
      expect(packed.headers.get('content-encoding')).toBe(encoding);
      expect(packed.text).toBe(first.text);
      const packedTag = packed.headers.get('etag') ?? '';
      const again = await read(storyPath, { 'accept-encoding': encoding, 'if-none-match': packedTag });
      expect(again.status).toBe(304);
    }
    const head = await fetch(house().origin + storyPath, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    const posted = await fetch(house().origin + storyPath, { method: 'POST' });
    expect(posted.status).toBeGreaterThanOrEqual(400);
  });

  test('الخلاصات وخرائط الموقع صحيحة وفيها الخبر كاملًا', async () => {
    const parser = new XMLParser({ ignoreAttributes: false });
    for (const path of ['/rss.xml', '/politics/rss.xml', '/sitemap.xml', '/sitemap-news.xml']) {
      const { status, text, headers } = await read(path);
      expect(status, path).toBe(200);
      expect(headers.get('content-type'), path).toMatch(/xml/);
      expect(XMLValidator.validate(text), path).toBe(true);
      expect(text, path).toContain(storyPath);
      expect(text, path).not.toContain(gonePath);
    }
    const rss = parser.parse((await read('/politics/rss.xml')).text);
    const items = [rss.rss.channel.item].flat();
    const item = items.find(({ link }) => new URL(link).pathname === storyPath);
    expect(item.title).toContain('القطار الخفيف');
    expect(JSON.stringify(item)).toContain('ركّاب الرحلة الأولى');
    expect(JSON.stringify(item)).toContain('انتظرنا هذا اليوم سنوات.');
    const feed = JSON.parse((await read('/feed.json')).text);
    expect(feed.version).toContain('jsonfeed.org');
    expect(feed.items.map(({ url }: { url: string }) => new URL(url).pathname)).toContain(storyPath);
    const robots = await read('/robots.txt');
    expect(robots.text).toContain('/sitemap.xml');
  });

  test('healthz يقول إن الخادم يعمل', async () => {
    const { status, text } = await read('/healthz');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ ok: true });
  });
});
