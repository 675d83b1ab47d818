/** What people do at the desk, by the names they see. */
import { expect, type Page } from '@playwright/test';
import { desk } from '#messages/ar/desk.ts';
import type { Person } from './house.ts';

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/desk/sign-in');
  await page.getByLabel(desk.signIn.email).fill(person.email);
  await page.getByLabel(desk.signIn.password).fill(person.password);
  await page.getByRole('button', { name: desk.signIn.submit }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForURL((url) => !url.pathname.startsWith('/desk/sign-in'));
}
