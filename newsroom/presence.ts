/**
 * Who has which story open. Kept in this process's memory: it is of the moment, and a restart learns it anew from the next
 * beats. Only who may see a story hears of others at it.
 */
import type { Db } from '#db/client.ts';
import { now } from '#db/clock.ts';
import { getStoryHead } from '#db/queries/stories.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';
import { maySee } from './workflow.ts';

/** Windows say they are there every so often, and count as gone after missing two beats. */
export const beatMs = 15_000;
const goneAfterMs = 2.5 * beatMs;
const mostWindows = 100;

interface OpenWindow {
  person: string;
  name: string;
  /** Milliseconds since 1970. */
  seenAt: number;
}

export interface Presence {
  /** Others at this story, each once; `isMe` is another window of the same person, in whatever browser. */
  others: { name: string; isMe: boolean }[];
  /** The newest revision, so that a window that has nothing unsaved can show it. */
  revision: number;
}

declare global {
  // The handlers' bundles each hold a copy of this module; the process has one of these.
  var midadPresence: Map<string, Map<string, OpenWindow>> | undefined;
}

function windowsAt(story: string): Map<string, OpenWindow> {
  globalThis.midadPresence ??= new Map();
  const windows = globalThis.midadPresence.get(story) ?? new Map<string, OpenWindow>();
  globalThis.midadPresence.set(story, windows);
  return windows;
}

/** Says that this window has the story open, or has closed it, and answers who else has. `not_found` as for the story itself. */
export async function beat(
  db: Db,
  actor: Actor,
  at: { story: string; window: string; isLeaving: boolean },
): Promise<Result<Presence>> {
  const head = await getStoryHead(db.read, at.story);
  if (!head || !maySee(actor, { authorId: head.author.id })) {
    return refuse('not_found', { detail: 'there is no such story' });
  }
  const windows = windowsAt(at.story);
  const moment = now().getTime();
  for (const [window, { seenAt }] of windows) if (moment - seenAt > goneAfterMs) windows.delete(window);
  // A window's name is its own choice: together with the person it can't push anybody else out.
  const own = `${actor.id} ${at.window}`;
  windows.delete(own);
  if (!at.isLeaving && windows.size < mostWindows) {
    windows.set(own, { person: actor.id, name: actor.name, seenAt: moment });
  }
  const others = new Map<string, { name: string; isMe: boolean }>();
  for (const [window, { person, name }] of windows) {
    if (window !== own) others.set(person, { name, isMe: person === actor.id });
  }
  if (windows.size === 0) globalThis.midadPresence?.delete(at.story);
  return done({ others: [...others.values()], revision: head.revision });
}
