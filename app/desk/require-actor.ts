import type { Route } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { getActor } from '#newsroom/session.ts';
import type { Actor } from '#newsroom/types.ts';

/**
 * Who asks, or off to the sign-in page, which comes back to `path`. Every page and action calls it where it reads
 * its data: a layout and proxy.ts are no locks.
 */
export async function requireActor(path = '/desk'): Promise<Actor> {
  const actor = await getActor(await headers());
  if (actor) return actor;
  redirect(`/desk/sign-in?to=${encodeURIComponent(path)}` as Route);
}

/** For pages that editors and admins have; for journalists they don't exist. */
export async function requireEditor(path: string): Promise<Actor> {
  const actor = await requireActor(path);
  if (actor.role === 'journalist') notFound();
  return actor;
}

/** For pages that only an admin has; for everybody else they don't exist. */
export async function requireAdmin(path: string): Promise<Actor> {
  const actor = await requireActor(path);
  if (actor.role !== 'admin') notFound();
  return actor;
}
