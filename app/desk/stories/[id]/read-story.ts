import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getDb } from '#db/client.ts';
import { getStory } from '#newsroom/stories.ts';
import type { Actor, Story } from '#newsroom/types.ts';
import { requireActor } from '../../require-actor.ts';

export function storyRoute(id: string): Route {
  return `/desk/stories/${id}` as Route;
}

/** The working copy for whoever is signed in; one that isn't theirs to see is not found. Once a request. */
export const readStory = cache(async (id: string): Promise<{ actor: Actor; story: Story }> => {
  const actor = await requireActor(storyRoute(id));
  const story = await getStory(await getDb(), actor, id);
  if (!story.ok) notFound();
  return { actor, story: story.value };
});
