/** What people do at the desk, by the names they see there. */
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { desk } from '#messages/ar/desk.ts';
import { editor } from '#messages/ar/editor.ts';
import type { StoryAction, StoryState } from '#newsroom/types.ts';
import { house, type Person } from './house.ts';

/** A page in a browser of the journalist's own, signed in. */
export async function atDesk(
  browser: Browser,
  more: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: house().origin,
    locale: 'ar',
    storageState: house().people.journalist.signedIn,
    ...more,
  });
  return context.newPage();
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/desk/sign-in');
  await page.getByLabel(desk.signIn.email).fill(person.email);
  await page.getByLabel(desk.signIn.password).fill(person.password);
  await page.getByRole('button', { name: desk.signIn.submit }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/desk/sign-in'));
}

export const headlineOf = (page: Page): Locator =>
  page.getByRole('textbox', { name: editor.headline, exact: true });
export const leadOf = (page: Page): Locator => page.getByRole('textbox', { name: editor.lead, exact: true });
export const bodyOf = (page: Page): Locator => page.getByRole('textbox', { name: editor.body, exact: true });

/** The headline is there with the page's HTML, the text once its scripts run: what is typed sooner is typed into nothing. */
export async function openStory(page: Page, id: string): Promise<void> {
  await page.goto(`/desk/stories/${id}`);
  await expect(headlineOf(page)).toBeVisible();
  await expect(bodyOf(page)).toBeVisible();
}

/** «حُفظ …» is a state, not a promise: it is there once the last letter is stored. */
export async function untilSaved(page: Page): Promise<void> {
  const said = new RegExp(editor.save.saved.replace('{time}', '.*'));
  await expect(page.getByText(said).first()).toBeVisible();
  await expect(page.getByText(editor.save.unsaved, { exact: true })).toBeHidden();
  await expect(page.getByText(editor.save.saving, { exact: true })).toBeHidden();
}

/** Puts the caret at the very end of the body. */
export async function goToEnd(page: Page): Promise<void> {
  // Not a click: its middle may be a card's own field, which has an end of its own.
  await bodyOf(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
}

/** Takes a step with its button, with words where it asks for them, and waits until it is said to be done. */
export async function takeStep(page: Page, action: StoryAction, note?: string): Promise<void> {
  const panel = page.getByRole('region', { name: desk.story.panel });
  await panel.getByRole('button', { name: desk.actions[action], exact: true }).click();
  if (note !== undefined) {
    await panel.getByLabel(desk.story.noteFor[action]).fill(note);
    await panel.getByRole('button', { name: `${desk.story.confirm}: ${desk.actions[action]}` }).click();
  }
  await expect(panel.getByText(desk.story.done[action])).toBeVisible();
}

export async function expectState(page: Page, state: StoryState): Promise<void> {
  const panel = page.getByRole('region', { name: desk.story.panel });
  await expect(panel.getByText(desk.states[state], { exact: true })).toBeVisible();
}

/** What a program copies into a clipboard, given to the element with the focus. */
export async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.evaluate((flavours) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(flavours)) clipboardData.setData(type, value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, data);
}
