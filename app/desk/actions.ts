'use server';

import type { Route } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Edition } from '#document/edition.ts';
import { isLocale } from '#messages/locale.ts';
import { makeStory } from '../carry-out.ts';
import { callAuth } from './call-auth.ts';
import { localeCookie } from './get-locale.ts';
import { requireActor } from './require-actor.ts';

/** Makes an empty draft and opens it. */
export async function startStory(edition: Edition): Promise<void> {
  const actor = await requireActor();
  const made = await makeStory(actor, {}, { place: { edition } });
  if (!made.ok && made.refusal.code === 'edition_closed') redirect('/desk');
  // A signed-in person may always start a story; anything else is a fault of the house.
  if (!made.ok) throw new Error(`an empty draft was refused: ${made.refusal.code}`);
  redirect(`/desk/stories/${made.value.id}` as Route);
}

export async function signOut(): Promise<void> {
  await callAuth('/sign-out', {});
  redirect('/desk/sign-in');
}

const yearInSeconds = 365 * 86_400;

export async function chooseLocale(form: FormData): Promise<void> {
  const locale = form.get('locale');
  if (!isLocale(locale)) return;
  (await cookies()).set(localeCookie, locale, {
    path: '/desk',
    maxAge: yearInSeconds,
    sameSite: 'lax',
    httpOnly: true,
  });
}
