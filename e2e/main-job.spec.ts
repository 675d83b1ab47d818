import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { desk as words } from '#messages/ar/desk.ts';
import { Api, type ApiStory, readerPath } from './api.ts';
import {
  bodyOf,
  expectState,
  goToEnd,
  headlineOf,
  leadOf,
  openStory,
  signIn,
  takeStep,
  untilSaved,
} from './desk.ts';
import { house } from './house.ts';
import { midad, midadLine } from './product.ts';

interface Imported {
  id: string;
  headline: string;
  warnings: { code: string; detail: string }[];
}

interface Node {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  text?: string;
}

/** What a careful person would find in such a text, read from the file itself. */
interface FlatText {
  section: string;
  headline: string;
  caption: string;
  credit: string;
  lead: string;
  paragraphs: string[];
  hashtag: string;
  address: string;
}

function readByEye(file: string): FlatText {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const [section = '', headline = '', ...rest] = lines;
  const twice = rest.find((line, i) => rest[i + 1] === line) ?? '';
  const [, caption = '', credit = ''] = /^(.*?)\s*-\s*\((.*)\)$/.exec(twice) ?? [];
  const hashtag = rest.find((line) => line.startsWith('#')) ?? '';
  const tweet = rest.find((line) => line.includes('https://t.co/')) ?? '';
  const furniture = /^(التعليقات|خبر عاجل)/;
  const [lead = '', ...paragraphs] = rest.filter(
    (line) => line !== twice && line !== hashtag && line !== tweet && !furniture.test(line),
  );
  const address = /https:\/\/t\.co\/\w+/.exec(tweet)?.[0] ?? '';
  return { section, headline, caption, credit, lead, paragraphs, hashtag, address };
}

const texts = [
  { name: 'نص مسطح من صنعنا', file: 'e2e/fixtures/flat-text.ar.txt' },
  // The newsroom's own, which is somebody else's text: only where it stands beside the project.
  { name: 'نص مسطح من الواقع', file: '../shared/fixtures/story-flat-text.ar.txt' },
];

function textOf(node: Node): string {
  return (node.text ?? '') + (node.content ?? []).map(textOf).join('');
}

function all(node: Node, type: string): Node[] {
  return [
    ...(node.type === type ? [node] : []),
    ...(node.content ?? []).flatMap((child) => all(child, type)),
  ];
}

async function desk(browser: Browser, who: 'journalist' | 'editor', signsIn: boolean): Promise<Page> {
  const storageState = signsIn ? undefined : house().people[who].signedIn;
  const context = await browser.newContext({ baseURL: house().origin, locale: 'ar', storageState });
  const page = await context.newPage();
  if (signsIn) await signIn(page, house().people[who]);
  return page;
}

/** All that the importer owes: nothing lost, nothing twice, nothing of the page around it. */
function expectWholeStory(story: ApiStory, flat: FlatText): void {
  const body = story.body as Node;
  expect(story.headline).toBe(flat.headline);
  expect(story.section.name).toBe(flat.section);
  expect(story.lead).toBe(flat.lead);
  const figures = all(body, 'figure');
  expect(figures.map((figure) => [textOf(figure), figure.attrs?.credit])).toEqual([
    [flat.caption, flat.credit],
  ]);
  const embeds = all(body, 'embed');
  expect(embeds).toHaveLength(1);
  expect(embeds[0]?.attrs?.provider).toBe('x');
  expect(String(embeds[0]?.attrs?.url)).toMatch(/^https:\/\/(t\.co|pic\.twitter\.com|x\.com)\/\w+/);
  expect(String(embeds[0]?.attrs?.text)).toContain(flat.hashtag);
  // The link stood glued to the word before it.
  expect(`${embeds[0]?.attrs?.url} ${embeds[0]?.attrs?.text}`.split(/\s/)).toContain(flat.address);
  expect(all(body, 'paragraph').map(textOf)).toEqual(flat.paragraphs);
  const everything = JSON.stringify([story.lead, body]);
  expect(everything).not.toContain('التعليقات (');
  expect(everything).not.toContain('خبر عاجل');
  expect(everything.split(flat.caption).length - 1).toBe(1);
}

for (const { name, file } of texts) {
  test.describe(name, () => {
    const flat = existsSync(file) ? readByEye(file) : null;

    test('صحفية تستورده وتسلّمه، ومحررة تطلب تعديلًا ثم تعتمده وتنشره، وقارئ يقرؤه', async ({ browser }) => {
      test.setTimeout(180_000);
      if (!flat) return test.skip(true, `${file} does not stand beside the project`);
      const { data, port, people, origin } = house();
      const journalist = new Api(origin, people.journalist.token);
      const line = await midadLine({ data, port }, ['import', file, '--email', people.journalist.email]);
      const imported = JSON.parse(line) as Imported;
      expect(imported.headline).toBe(flat.headline);
      expect(imported.warnings.length).toBeGreaterThanOrEqual(3);
      const draft = await journalist.story(imported.id);
      expect(draft.state).toBe('draft');
      expectWholeStory(draft, flat);

      const writing = await desk(browser, 'journalist', file.startsWith('e2e/'));
      await writing.goto('/desk');
      await writing.getByRole('link', { name: flat.headline, exact: true }).first().click();
      await expect(headlineOf(writing)).toBeVisible();
      await expect(bodyOf(writing)).toContainText(flat.paragraphs[0] ?? '');
      await goToEnd(writing);
      await writing.keyboard.press('Enter');
      await writing.keyboard.type('أضافت الصحفية هذه الجملة بيدها.');
      await untilSaved(writing);
      await takeStep(writing, 'submit');
      await expectState(writing, 'submitted');
      const submitted = await journalist.story(imported.id);
      const withSentence = { ...flat, paragraphs: [...flat.paragraphs, 'أضافت الصحفية هذه الجملة بيدها.'] };
      expectWholeStory(submitted, withSentence);

      const reviewing = await desk(browser, 'editor', file.startsWith('e2e/'));
      await openStory(reviewing, imported.id);
      await takeStep(reviewing, 'request-changes', 'اختصري العنوان من فضلك');
      await expectState(reviewing, 'changes_requested');

      await openStory(writing, imported.id);
      await expect(writing.getByText('اختصري العنوان من فضلك').first()).toBeVisible();
      await headlineOf(writing).click();
      await writing.keyboard.press('ControlOrMeta+A');
      await writing.keyboard.type('عنوان أقصر');
      await untilSaved(writing);
      await takeStep(writing, 'submit');
      await expectState(writing, 'submitted');

      await openStory(reviewing, imported.id);
      await expect(headlineOf(reviewing)).toHaveValue('عنوان أقصر');
      await expect(leadOf(reviewing)).toHaveValue(flat.lead);
      await takeStep(reviewing, 'approve');
      await takeStep(reviewing, 'publish');
      await expectState(reviewing, 'published');
      const published = await journalist.story(imported.id);
      expectWholeStory(published, { ...withSentence, headline: 'عنوان أقصر' });
      await expect(reviewing.getByRole('link', { name: words.story.openLive })).toBeVisible();

      const outside = await browser.newContext({ javaScriptEnabled: false, locale: 'ar' });
      const reading = await outside.newPage();
      const requests: string[] = [];
      reading.on('request', (request) => requests.push(new URL(request.url()).host));
      await reading.goto(origin + readerPath(published));
      await expect(reading.getByRole('heading', { level: 1 })).toHaveText('عنوان أقصر');
      await expect(reading.getByText(flat.lead, { exact: true })).toBeVisible();
      await expect(reading.getByText(flat.caption)).toHaveCount(1);
      await expect(reading.getByRole('figure').filter({ hasText: flat.caption })).toContainText(flat.credit);
      for (const paragraph of withSentence.paragraphs)
        await expect(reading.getByText(paragraph)).toBeVisible();
      const embedUrl = String(all(published.body as Node, 'embed')[0]?.attrs?.url);
      await expect(reading.locator(`main a[href="${embedUrl}"]`).first()).toBeVisible();
      await expect(reading.getByText(flat.address).first()).toBeVisible();
      await expect(reading.getByText(flat.hashtag).first()).toBeVisible();
      expect([...new Set(requests)]).toEqual([new URL(origin).host]);
      await reading.goto(`${origin}/`);
      await expect(reading.getByRole('link', { name: 'عنوان أقصر' }).first()).toBeVisible();
      await outside.close();
      await writing.context().close();
      await reviewing.context().close();
    });

    test('الطريق نفسه بالواجهة البرمجية وحدها', async () => {
      if (!flat) return test.skip(true, `${file} does not stand beside the project`);
      const { data, port, people, origin } = house();
      const journalist = new Api(origin, people.journalist.token);
      const editor = new Api(origin, people.editor.token);
      const line = await midadLine({ data, port }, ['import', file, '--email', people.journalist.email]);
      const draft = await journalist.story((JSON.parse(line) as Imported).id);
      expectWholeStory(draft, flat);
      const published = await editor.step(
        await editor.step(await journalist.step(draft, 'submit'), 'approve'),
        'publish',
      );
      expect(published.body).toEqual(draft.body);
      const page = await fetch(origin + readerPath(published));
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain(flat.headline);
      expect(html).not.toContain('التعليقات (');
    });
  });
}

test.describe('ملف لا يصلح', () => {
  const unfit: [string, Buffer][] = [
    ['فارغ', Buffer.alloc(0)],
    ['ليس نصًا', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xfe, 0xd8])],
    ['من خمسين ميغابايتًا', Buffer.alloc(50 * 1024 * 1024, 'نص ')],
  ];
  for (const [name, bytes] of unfit) {
    test(`ملف ${name} لا يُحفظ منه شيء ويقال ما به`, async () => {
      const { data, port, people } = house();
      const file = path.join(data, '..', `${path.basename(data)}-unfit.txt`);
      await writeFile(file, bytes);
      const { code, stdout } = await midad({ data, port }, [
        'import',
        file,
        '--email',
        people.colleague.email,
      ]);
      await rm(file);
      expect(code).toBe(1);
      const lines = stdout.trim().split('\n');
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toHaveProperty('error');
    });
  }
});
